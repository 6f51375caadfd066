namespace FlagsDownloader.Tests.Downloaders;

/// <summary>A server whose responses are delayed long enough that requests wait at the same time.</summary>
public sealed class DelayingServer() : FlagsServerProcess("LOCAL", "--delay=0.15");
