using System.Text;
using System.Text.Json;
using FlagsDownloader.Documents;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Reports;

/// <summary>The file that `--failures` names: a line of JSON for each item that was not downloaded; none when all were.</summary>
/// <param name="path">As the user wrote it.</param>
internal sealed class FailuresFile(string path)
{
    // Where the link leads, so that the link stays. A device or a pipe cannot be replaced, only written to.
    private readonly string _target = ResolveLinks(Path.GetFullPath(path));

    private bool IsReplaced => !_target.StartsWith("/dev/", StringComparison.Ordinal) && !_target.StartsWith("/proc/", StringComparison.Ordinal);

    /// <summary>Makes sure that it can be written, before anything is downloaded.</summary>
    /// <exception cref="UserErrorException">It cannot.</exception>
    public void ProbeWritable()
    {
        try
        {
            if (Directory.Exists(_target))
                throw new IOException("it is a folder");
            if (!IsReplaced)
                return;
            if (!Directory.Exists(Path.GetDirectoryName(_target)))
                throw new IOException("there is no such folder");
            var temporary = NewTemporary();
            File.OpenHandle(temporary, FileMode.CreateNew, FileAccess.Write).Dispose();
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(exception, ExitCode.Usage);
        }
    }

    /// <summary>Writes it in place of one that was there, which stays until the new one is whole.</summary>
    /// <param name="report">The run.</param>
    /// <param name="site">The label of its site.</param>
    /// <exception cref="UserErrorException">It cannot be written.</exception>
    public void Write(DownloadReport report, string site)
    {
        var lines = new StringBuilder();
        foreach (var failure in FailureDocument.Of(report, site))
            lines.Append(JsonSerializer.Serialize(failure, FailureJson.Lines.FailureDocument)).Append('\n');

        var file = IsReplaced ? NewTemporary() : _target;
        try
        {
            File.WriteAllText(file, lines.ToString());
            if (IsReplaced)
                File.Move(file, _target, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            if (IsReplaced)
                File.Delete(file);
            throw Unwritable(exception, ExitCode.Failed);
        }
    }

    private static string ResolveLinks(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            // Nothing there yet, or links in a circle: what is wrong with it is told when it is written.
            return path;
        }
    }

    private string NewTemporary() =>
        Path.Combine(Path.GetDirectoryName(_target) ?? "/", $".{Path.GetFileName(_target)}.{Guid.NewGuid():N}.part");

    private UserErrorException Unwritable(Exception exception, ExitCode exitCode) => new(
        $"cannot write '{path}': choose another file with --failures ({exception.Message.TrimEnd('.')})", exitCode);
}
