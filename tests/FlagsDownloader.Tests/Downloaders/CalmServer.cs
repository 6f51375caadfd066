namespace FlagsDownloader.Tests.Downloaders;

/// <summary>No delay, no faults.</summary>
public sealed class CalmServer() : FlagsServerProcess("LOCAL");
