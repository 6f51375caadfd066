using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Asyncio;

/// <summary>The pipes of a process before its start. Disposing closes the child's ends, and the parent's ends that were not taken.</summary>
[SupportedOSPlatform("linux")]
internal sealed class SubprocessPipes : IDisposable
{
    private readonly SafeFileHandle?[] _parentEnds = new SafeFileHandle?[3];
    private readonly ChildStream[] _childStreams = new ChildStream[3];

    public SubprocessPipes(SubprocessOptions options)
    {
        try
        {
            Redirect[] redirects = [options.Stdin, options.Stdout, options.Stderr];
            for (var descriptor = 0; descriptor < redirects.Length; descriptor++)
            {
                _childStreams[descriptor] = new ChildStream(redirects[descriptor], redirects[descriptor] == Redirect.Pipe ? NewPipe(descriptor) : null);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public ReadOnlySpan<ChildStream> ChildStreams => _childStreams;

    /// <summary>The parent's ends. The user of one takes ownership of it.</summary>
    public ReadOnlySpan<SafeFileHandle?> ParentEnds => _parentEnds;

    public void Dispose()
    {
        foreach (var stream in _childStreams)
        {
            stream.Pipe?.Dispose();
        }

        foreach (var pipe in _parentEnds)
        {
            pipe?.Dispose();
        }
    }

    /// <returns>The child's end.</returns>
    private SafeFileHandle NewPipe(int descriptor)
    {
        var (reader, writer) = Posix.CreatePipe();
        var isInput = descriptor == 0;
        _parentEnds[descriptor] = isInput ? writer : reader;
        return isInput ? reader : writer;
    }
}
