namespace FlagsDownloader.Cli.Labs;

/// <summary>One look of a loop at its sockets, or one sleep until one of them is ready.</summary>
/// <param name="Watched">What it waited for: a descriptor and r for reading or w for writing, such as <c>21r</c>.</param>
/// <param name="Ready">What was ready, in the same form.</param>
/// <param name="MaxMilliseconds">How long it would have waited: 0 if it only looked, -1 for any time.</param>
/// <param name="Waited">How long it waited.</param>
/// <param name="Thread">The thread that waited.</param>
internal sealed record SelectorLook(
    IReadOnlyList<string> Watched, IReadOnlyList<string> Ready, int MaxMilliseconds, TimeSpan Waited, int Thread);
