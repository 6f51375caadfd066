namespace FlagsDownloader.Tests.Downloaders;

/// <summary>No delay, no faults.</summary>
public sealed class PlainServer() : FlagsServerProcess("LOCAL");
