using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>A new file beside the one whose place it takes when it is whole; gone with this process when it never is.</summary>
/// <remarks>
/// It is locked as long as it is open. A lock ends with its process, also when that is killed: so what can be locked was
/// abandoned, and the next run with the same output removes it.
/// </remarks>
internal sealed class TemporaryOutput : IDisposable
{
    private const string Suffix = ".part";
    private const int MarkLength = 12;
    private const int MaxNameBytes = 255;
    private const int MaxAttempts = 20;
    private const string Anonymous = "flags";

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    // EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows: .NET hands the system's own number on.
    private static readonly int[] LockedByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly string _target;
    private readonly string _mark;
    private readonly string _path;
    private bool _isInPlace;

    private TemporaryOutput(OutputTarget target)
    {
        _target = target.Path;
        _mark = Guid.NewGuid().ToString("N")[..MarkLength];
        _path = PathFor(target, _mark);
        Handle = File.OpenHandle(_path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        // The second Ctrl-C ends the process on the spot.
        AppDomain.CurrentDomain.ProcessExit += Remove;
    }

    /// <summary>The new file, open for writing.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Makes one, and removes those for the same output that killed runs left.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made.</exception>
    public static TemporaryOutput Create(OutputTarget target)
    {
        RemoveAbandoned(target);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var file = new TemporaryOutput(target);
                if (file.IsThere || attempt == MaxAttempts)
                {
                    file.LookLike(target);
                    return file;
                }

                file.Dispose();
            }
            catch (IOException exception) when (attempt < MaxAttempts && LockedByAnother.Contains(exception.HResult))
            {
                // A run that began at the same moment took it for abandoned before it was locked, and removes it now.
            }
        }
    }

    /// <summary>Whether the name of another output is this one's too, in the eyes of the file system.</summary>
    public bool IsFor(OutputTarget other) =>
        PathFor(other, _mark) is var path && NamesTarget(path, other)
            ? FileStatus.OfPath(path) is { } status && FileStatus.OfPath(_path) is { } own && status.Identity == own.Identity
            : other.Path == _target;

    /// <summary>A message of the system's without the file's own name, which the user has never heard of.</summary>
    public string WithoutItsPath(string message) => message.Replace(_path, _target, StringComparison.Ordinal);

    /// <summary>Puts the file in its place.</summary>
    /// <exception cref="IOException">That failed; what was there is there still.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void PutInPlace()
    {
        // Elsewhere the lock stays until nobody can take the file for an abandoned one; there an open file cannot be renamed.
        if (OperatingSystem.IsWindows())
        {
            Handle.Dispose();
        }

        File.Move(_path, _target, overwrite: true);
        _isInPlace = true;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= Remove;
        Remove(this, EventArgs.Empty);
        Handle.Dispose();
    }

    // Not so where a run that began at the same moment removed it before it was locked.
    private bool IsThere => FileStatus.OfPath(_path) is { } named
        && (FileStatus.OfHandle(Handle) is not { } opened || named.Identity == opened.Identity);

    private static string PathFor(OutputTarget target, string mark)
    {
        var path = Path.Combine(target.Folder, $".{target.Name}.{mark}{Suffix}");
        return System.Text.Encoding.UTF8.GetByteCount(Path.GetFileName(path)) <= MaxNameBytes
            ? path
            : Path.Combine(target.Folder, $".{Anonymous}.{mark}{Suffix}");
    }

    private static bool NamesTarget(string path, OutputTarget target) =>
        Path.GetFileName(path).StartsWith($".{target.Name}.", StringComparison.Ordinal);

    private static void RemoveAbandoned(OutputTarget target)
    {
        try
        {
            foreach (var path in Directory.EnumerateFiles(target.Folder, ".*" + Suffix))
            {
                if (IsOneFor(Path.GetFileName(path), target))
                {
                    RemoveIfAbandoned(path);
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that cannot be listed keeps what is in it.
        }
    }

    // Exactly as PathFor makes them.
    private static bool IsOneFor(string name, OutputTarget target)
    {
        var prefix = $".{target.Name}.";
        return name.Length == prefix.Length + MarkLength + Suffix.Length
            && name.StartsWith(prefix, StringComparison.Ordinal)
            && !name.AsSpan(prefix.Length, MarkLength).ContainsAnyExcept(LowerHex);
    }

    private static void RemoveIfAbandoned(string path)
    {
        try
        {
            File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose).Dispose();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Locked by the run that writes it, or gone meanwhile.
        }
    }

    // What is there already says who may read it.
    private void LookLike(OutputTarget target)
    {
        if (OperatingSystem.IsWindows() || target.Status is not { } status)
        {
            return;
        }

        if (status.Owner is { } owner)
        {
            Descriptors.GiveTo(Handle, owner);
        }

        try
        {
            File.SetUnixFileMode(Handle, File.GetUnixFileMode(target.Path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A file system without permissions of its own.
        }
    }

    private void Remove(object? sender, EventArgs arguments)
    {
        if (_isInPlace)
        {
            return;
        }

        try
        {
            File.Delete(_path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder that refused the file may refuse this too; the error that is told is the first one.
        }
    }
}
