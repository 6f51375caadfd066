using System.Runtime.InteropServices;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>
/// Until it is disposed, this process becomes the parent of descendants whose own parents have ended, where the system supports
/// that (Linux: prctl(2), <c>PR_SET_CHILD_SUBREAPER</c>). So a daemon of another program can be found.
/// </summary>
internal sealed partial class OrphanAdoption : IDisposable
{
    private const int SetChildSubreaper = 36;
    private const int GetChildSubreaper = 37;

    private readonly bool _isOurs;

    public OrphanAdoption() =>
        _isOurs = OperatingSystem.IsLinux()
            && Get(GetChildSubreaper, out var before) == 0
            && before == 0
            && Set(SetChildSubreaper, 1) == 0;

    public void Dispose()
    {
        // A host that adopted orphans before keeps doing so.
        if (_isOurs)
        {
            _ = Set(SetChildSubreaper, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Get(int option, out int value);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Set(int option, nint value);
}
