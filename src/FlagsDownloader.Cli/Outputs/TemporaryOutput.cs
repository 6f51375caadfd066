using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>A temporary file beside the file that it replaces when it is complete. An incomplete one is deleted with the process.</summary>
/// <remarks>
/// It is locked while it is open. The lock ends with the process, even a killed one. So a file that can be locked is abandoned,
/// and the next run with the same output removes it.
/// </remarks>
internal sealed class TemporaryOutput : IDisposable
{
    private const string Suffix = ".part";
    private const int MarkLength = 12;
    private const int MaxNameBytes = 255;
    private const int MaxAttempts = 20;
    private const string Anonymous = "flags";

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    // EWOULDBLOCK on Linux and macOS, ERROR_SHARING_VIOLATION on Windows: .NET passes the system's number on.
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
        // The second Ctrl-C ends the process at once.
        AppDomain.CurrentDomain.ProcessExit += Remove;
    }

    /// <summary>The new file, open for writing.</summary>
    public SafeFileHandle Handle { get; }

    /// <summary>Creates one, and removes those that killed runs with the same output left.</summary>
    /// <exception cref="IOException">It cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not create it.</exception>
    public static TemporaryOutput Create(OutputTarget target)
    {
        RemoveAbandoned(target);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var file = new TemporaryOutput(target);
                if (file.Exists || attempt == MaxAttempts)
                {
                    file.CopyPermissionsOf(target);
                    return file;
                }

                file.Dispose();
            }
            catch (IOException exception) when (attempt < MaxAttempts && LockedByAnother.Contains(exception.HResult))
            {
                // A run that began at the same moment found it before it was locked, and removes it.
            }
        }
    }

    /// <summary>Whether the file system treats the names of two outputs as the same.</summary>
    public bool IsFor(OutputTarget other) =>
        PathFor(other, _mark) is var path && NamesTarget(path, other)
            ? FileStatus.ReadPath(path) is { } status && FileStatus.ReadPath(_path) is { } own && status.Identity == own.Identity
            : other.Path == _target;

    /// <summary>A message of the system without the temporary name, which the user does not know.</summary>
    public string WithoutItsPath(string message) => message.Replace(_path, _target, StringComparison.Ordinal);

    /// <summary>Renames the file to its final name.</summary>
    /// <exception cref="IOException">The renaming failed; the old file is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The same.</exception>
    public void MoveToTarget()
    {
        // On Windows, an open file cannot be renamed. Other systems keep the lock until the file is renamed.
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

    // False if a run that began at the same moment removed it before it was locked.
    private bool Exists => FileStatus.ReadPath(_path) is { } named
        && (FileStatus.ReadHandle(Handle) is not { } opened || named.Identity == opened.Identity);

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
            // In a folder that cannot be listed, abandoned files stay.
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
            // Another run writes it, or has just removed it.
        }
    }

    // The old file's permissions decide who may read the new one.
    private void CopyPermissionsOf(OutputTarget target)
    {
        if (OperatingSystem.IsWindows() || target.Status is not { } status)
        {
            return;
        }

        if (status.Owner is { } owner)
        {
            Descriptors.SetOwner(Handle, owner);
        }

        try
        {
            File.SetUnixFileMode(Handle, File.GetUnixFileMode(target.Path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The file system has no permissions.
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
            // The folder that refused the file may refuse this too. The first error is reported.
        }
    }
}
