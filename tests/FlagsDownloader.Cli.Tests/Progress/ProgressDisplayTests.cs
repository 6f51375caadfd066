using FlagsDownloader.Cli.Progress;

namespace FlagsDownloader.Cli.Tests.Progress;

public sealed class ProgressDisplayTests
{
    [Theory]
    [InlineData(false, false, true, "xterm", nameof(ProgressMode.Bar))]
    [InlineData(false, false, true, null, nameof(ProgressMode.Bar))]
    [InlineData(false, false, true, "", nameof(ProgressMode.Bar))]
    [InlineData(false, false, true, "dumb", nameof(ProgressMode.Lines))]
    [InlineData(false, false, false, "xterm", nameof(ProgressMode.Lines))]
    [InlineData(false, true, true, "xterm", nameof(ProgressMode.None))]
    [InlineData(false, true, false, "xterm", nameof(ProgressMode.None))]
    [InlineData(true, false, true, "xterm", nameof(ProgressMode.Verbose))]
    [InlineData(true, false, false, "dumb", nameof(ProgressMode.Verbose))]
    [InlineData(true, true, true, "xterm", nameof(ProgressMode.Verbose))]
    public void Resolve_WhatWasAskedAndWhatStderrIs_IsOneMode(bool verbose, bool silent, bool terminal, string? term, string mode) =>
        Assert.Equal(mode, ProgressDisplay.Resolve(verbose, silent, terminal, term).ToString());
}
