namespace FlagsDownloader.Tests.Downloaders;

/// <summary>Every answer is delayed for long enough that requests wait at the same time.</summary>
public sealed class DelayingServer() : FlagsServerProcess("LOCAL", "--delay=0.15");
