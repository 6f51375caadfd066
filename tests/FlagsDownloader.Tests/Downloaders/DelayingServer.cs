namespace FlagsDownloader.Tests.Downloaders;

/// <summary>Every answer late enough for requests to pile up.</summary>
public sealed class DelayingServer() : FlagsServerProcess("LOCAL", "--delay=0.15");
