using FlagsDownloader.Results;

namespace FlagsDownloader.Storage;

/// <summary>Turns what the file system throws into a value.</summary>
internal static class SaveFailure
{
    private const string Prefix = "cannot save: ";

    // ENFILE, EMFILE, on Linux and macOS alike.
    private static readonly int[] TooManyOpen = [23, 24];

    /// <summary>Whether an exception is the file system's doing, not a defect of ours.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is IOException or UnauthorizedAccessException || IsTooLarge(exception);

    /// <param name="exception">What was thrown.</param>
    /// <param name="folder">The folder to write into.</param>
    /// <param name="paths">The file's paths, which the message does without: 194 files that fail alike are one line of a report.</param>
    public static DownloadError Describe(Exception exception, string folder, params ReadOnlySpan<string> paths)
    {
        var reason = IsTooLarge(exception) ? "the file is larger than files may be here" : exception.Message;
        foreach (var path in paths)
        {
            reason = reason.Replace(path, folder, StringComparison.Ordinal);
        }

        return new DownloadError(DownloadPhase.Save, DownloadCause.SaveFailed, $"{Prefix}{reason.TrimEnd('.')}");
    }

    /// <summary>What becomes of an item that is not asked for because nothing can be saved.</summary>
    /// <param name="refusal">A failed save, from <see cref="Describe"/>.</param>
    public static DownloadError ForSkippedItem(DownloadError refusal) =>
        refusal with { Message = $"not asked for, as it could not be saved: {refusal.Message[Prefix.Length..]}" };

    /// <summary>
    /// Whether what failed before a file got its final name would fail for every other file as well: a full disk, a folder
    /// that is gone, that is read-only, that may not be written to. Not so where too many files are open, or this one is too large.
    /// </summary>
    public static bool IsLasting(Exception exception) => !IsTooLarge(exception) && !TooManyOpen.Contains(exception.HResult);

    // EFBIG: a limit of the file system's, or of this process's (ulimit -f). .NET takes it for a bad argument.
    private static bool IsTooLarge(Exception exception) => exception is ArgumentOutOfRangeException;
}
