using FlagsDownloader.Results;

namespace FlagsDownloader.Storage;

/// <summary>Turns exceptions of the file system into values.</summary>
internal static class SaveFailure
{
    private const string Prefix = "cannot save: ";

    // ENFILE, EMFILE, on Linux and macOS alike.
    private static readonly int[] TooManyOpen = [23, 24];

    /// <summary>Whether the file system causes an exception. Any other one is a defect of this program.</summary>
    public static bool IsExpected(Exception exception) =>
        exception is IOException or UnauthorizedAccessException || IsTooLarge(exception);

    /// <param name="exception">The exception.</param>
    /// <param name="folder">The folder to write into.</param>
    /// <param name="paths">
    /// The file's paths. The message has the folder instead, so that 194 files that fail alike are one line of a report.
    /// </param>
    public static DownloadError Describe(Exception exception, string folder, params ReadOnlySpan<string> paths)
    {
        var reason = IsTooLarge(exception) ? "the file exceeds the maximum file size" : exception.Message;
        foreach (var path in paths)
        {
            reason = reason.Replace(path, folder, StringComparison.Ordinal);
        }

        return new DownloadError(DownloadPhase.Save, DownloadCause.SaveFailed, $"{Prefix}{reason.TrimEnd('.')}");
    }

    /// <summary>The error of an item that is not downloaded, because no file can be saved.</summary>
    /// <param name="refusal">A failed save, from <see cref="Describe"/>.</param>
    public static DownloadError ForSkippedItem(DownloadError refusal) =>
        refusal with { Message = $"not asked for, as it could not be saved: {refusal.Message[Prefix.Length..]}" };

    /// <summary>
    /// Whether a failure before the rename would concern every other file as well: a full disk, or a folder that is gone, read-only or
    /// protected. With too many open files, or a file that is too large, it would not.
    /// </summary>
    public static bool IsLasting(Exception exception) => !IsTooLarge(exception) && !TooManyOpen.Contains(exception.HResult);

    // EFBIG: a limit of the file system, or of this process (ulimit -f). .NET reports it as a bad argument.
    private static bool IsTooLarge(Exception exception) => exception is ArgumentOutOfRangeException;
}
