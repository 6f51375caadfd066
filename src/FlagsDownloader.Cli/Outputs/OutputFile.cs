using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Cli.Outputs;

/// <summary>A file that a command writes. It is opened once, for writing only, before the work begins.</summary>
/// <remarks>
/// A regular file is written under a temporary name and renamed when it is complete, so the old file exists until then. A pipe, a
/// terminal and an inherited descriptor are written directly. For a named pipe, opening waits for a reader, as in shells.
/// </remarks>
internal sealed class OutputFile : IDisposable
{
    private static readonly TimeSpan RetryTime = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SilentWait = TimeSpan.FromSeconds(1);

    private readonly TimeProvider _time;
    private readonly CancellationToken _interrupted;
    private readonly SafeFileHandle _handle;
    private Stream? _stream;
    private Exception? _failure;

    private OutputFile(OutputTarget target, TemporaryOutput temporary, TimeProvider time, CancellationToken interrupted)
    {
        (Target, Temporary, _handle, _time, _interrupted) = (target, temporary, temporary.Handle, time, interrupted);
    }

    private OutputFile(OutputTarget target, SafeFileHandle handle, TimeProvider time, CancellationToken interrupted)
    {
        (Target, _handle, _time, _interrupted) = (target, handle, time, interrupted);
    }

    /// <summary>The target of the output.</summary>
    public OutputTarget Target { get; }

    /// <summary>The temporary file; null if the target is written directly.</summary>
    public TemporaryOutput? Temporary { get; }

    /// <summary>Opens an output.</summary>
    /// <param name="target">The target.</param>
    /// <param name="messages">Receives a line if opening waits for a reader.</param>
    /// <param name="time">Measures waits.</param>
    /// <param name="interrupted">Ends the wait for a reader.</param>
    /// <exception cref="UserErrorException">It cannot be opened.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static OutputFile Open(OutputTarget target, TextWriter messages, TimeProvider time, CancellationToken interrupted)
    {
        try
        {
            if (target.IsReplaced && TryCreateBeside(target) is { } temporary)
            {
                return new OutputFile(target, temporary, time, interrupted);
            }

            return new OutputFile(target, OpenInPlace(target, messages, time, interrupted), time, interrupted);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw target.Request.Unwritable(exception.Message);
        }
    }

    /// <summary>Writes the file, and closes it.</summary>
    /// <inheritdoc cref="Complete"/>
    /// <param name="write">Writes to the stream, and leaves it open.</param>
    public bool Write(Action<Stream> write)
    {
        Append(write);
        return Complete();
    }

    /// <summary>Writes more of the file. A failure is kept for <see cref="Complete"/>: the command's work goes on without the file.</summary>
    /// <param name="write">Writes to the stream, and leaves it open.</param>
    public void Append(Action<Stream> write)
    {
        if (_failure is not null)
        {
            return;
        }

        try
        {
            write(_stream ??= OpenStream());
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            _failure = exception;
        }
    }

    /// <summary>Ends the file, and closes it.</summary>
    /// <returns>False if the reader has closed it.</returns>
    /// <exception cref="UserErrorException">It cannot be written. An old regular file is unchanged.</exception>
    public bool Complete()
    {
        Append(stream =>
        {
            stream.Flush();
            Temporary?.MoveToTarget();
        });
        Dispose();
        return _failure switch
        {
            null => true,
            ReaderLeftException => false,
            // EFBIG: a limit of the file system or of this process (ulimit -f). .NET reports it as a bad argument.
            ArgumentOutOfRangeException => throw Target.Request.Unwritable("the file exceeds the maximum file size", FailedExitCode),
            var failure => throw Target.Request.Unwritable(Temporary?.WithoutItsPath(failure.Message) ?? failure.Message, FailedExitCode),
        };
    }

    public void Dispose()
    {
        CloseStream();
        Temporary?.Dispose();
        _handle.Dispose();
    }

    private static bool IsExpected(Exception exception) =>
        exception is ReaderLeftException or ArgumentOutOfRangeException or IOException or UnauthorizedAccessException;

    // Closing writes what is left in the buffer, once more after a failure.
    private void CloseStream()
    {
        try
        {
            _stream?.Dispose();
        }
        catch (Exception exception) when (IsExpected(exception))
        {
            _failure ??= exception;
        }
    }

    private ExitCode FailedExitCode => _interrupted.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Failed;

    // Null if the folder accepts no new files, but the old file can be written.
    private static TemporaryOutput? TryCreateBeside(OutputTarget target)
    {
        // A file that may not be written is not replaced either.
        if (target.Status is not null)
        {
            File.OpenHandle(target.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite).Dispose();
        }

        try
        {
            return TemporaryOutput.Create(target);
        }
        catch (UnauthorizedAccessException) when (target.Status is not null)
        {
            return null;
        }
    }

    private static SafeFileHandle OpenInPlace(
        OutputTarget target, TextWriter messages, TimeProvider time, CancellationToken interrupted)
    {
        if (!OperatingSystem.IsLinux())
        {
            return File.OpenHandle(target.Path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        }

        if (target.Descriptor is { } descriptor)
        {
            return Descriptors.Duplicate(descriptor);
        }

        var start = time.GetTimestamp();
        for (var isTold = false; ;)
        {
            if (Descriptors.OpenForWriting(target.Path, target.Status?.Kind == FileKind.Pipe) is { } handle)
            {
                return handle;
            }

            if (!isTold && time.GetElapsedTime(start) >= SilentWait)
            {
                messages.WriteLine($"flags: waiting for a reader of '{target.Request.Path}'");
                isTold = true;
            }

            interrupted.WaitHandle.WaitOne(RetryTime);
            interrupted.ThrowIfCancellationRequested();
        }
    }

    private Stream OpenStream()
    {
        if (Temporary is not null || !OperatingSystem.IsLinux())
        {
            return new FileStream(_handle, FileAccess.Write);
        }
        // A regular file that is named is truncated. One behind a descriptor may have content of the parent process.
        if (Target is { Descriptor: null, Status.Kind: FileKind.Regular })
        {
            RandomAccess.SetLength(_handle, 0);
        }

        return new DescriptorStream(_handle, _time, _interrupted);
    }
}
