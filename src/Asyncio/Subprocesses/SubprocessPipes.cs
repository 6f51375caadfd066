using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Asyncio;

/// <summary>The pipes of a process that is to be started: its ends, which close once it has them, and ours, until they are taken.</summary>
[SupportedOSPlatform("linux")]
internal sealed class SubprocessPipes : IDisposable
{
    private readonly SubprocessOptions _options;
    private readonly SafeFileHandle?[] _ours = new SafeFileHandle?[3];
    private readonly ChildStream[] _childStreams = new ChildStream[3];

    public SubprocessPipes(SubprocessOptions options)
    {
        _options = options;
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

    public SubprocessWriter? TakeStdin(EventLoop loop) =>
        _ours[0] is { } pipe ? new SubprocessWriter(loop, DescriptorSocket.Create(pipe)) : null;

    public SubprocessReader? TakeStdout(EventLoop loop) => TakeReader(loop, 1);

    public SubprocessReader? TakeStderr(EventLoop loop) => TakeReader(loop, 2);

    public void Dispose()
    {
        foreach (var stream in _childStreams)
        {
            stream.Pipe?.Dispose();
        }

        foreach (var pipe in _ours)
        {
            pipe?.Dispose();
        }
    }

    private SubprocessReader? TakeReader(EventLoop loop, int descriptor) =>
        _ours[descriptor] is { } pipe ? new SubprocessReader(loop, DescriptorSocket.Create(pipe), _options.Limit) : null;

    /// <returns>The process's end.</returns>
    private SafeFileHandle NewPipe(int descriptor)
    {
        var (reader, writer) = Posix.CreatePipe();
        var isInput = descriptor == 0;
        _ours[descriptor] = isInput ? writer : reader;
        return isInput ? reader : writer;
    }
}
