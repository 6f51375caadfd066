using Asyncio;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Tests.Http;

/// <summary>
/// A <see cref="FlagClient"/> from a container, as in a program, with one method for all modes.
/// </summary>
internal sealed class ClientUnderTest : IDisposable
{
    private readonly ServiceProvider _services;
    private readonly TimeProvider _time;
    private readonly Lazy<LoopThread> _loop = new(() => new LoopThread());

    public ClientUnderTest(FlagClientOptions options, TimeProvider? time = null)
    {
        _time = time ?? TimeProvider.System;
        _services = new ServiceCollection()
            .AddSingleton(_time)
            .AddSingleton(new Random(1))
            .AddFlagClient(options with { UseProxy = false })
            .Services.BuildServiceProvider();
    }

    public FlagClient Client => _services.GetRequiredService<FlagClient>();

    public Timeline NewTimeline() => new(_time);

    public Task<Fetched> FetchAsync(CallMode mode, Uri address, CancellationToken cancellationToken = default) =>
        FetchAsync(mode, address, NewTimeline(), cancellationToken);

    public Task<Fetched> FetchAsync(CallMode mode, Uri address, FetchDetails details) =>
        FetchAsync(mode, address, NewTimeline(), CancellationToken.None, details);

    /// <summary>The blocking call has a thread of its own, as in a downloader. All calls on an event loop share one.</summary>
    public async Task<Fetched> FetchAsync(CallMode mode, Uri address, Timeline timeline, CancellationToken cancellationToken, FetchDetails details = default)
    {
        var result = mode switch
        {
            CallMode.Awaiting => await Client.GetAsync(address, timeline, cancellationToken, details),
            CallMode.OnLoop => await EventLoop.RunCoroutineThreadsafe(
                () => Client.GetAsync(address, timeline, cancellationToken, details), _loop.Value.Loop, CancellationToken.None),
            _ => await Task.Factory.StartNew(
                () => Client.Get(address, timeline, cancellationToken, details),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default),
        };
        return new Fetched(result, timeline);
    }

    public void Dispose()
    {
        _services.Dispose();
        if (_loop.IsValueCreated)
        {
            _loop.Value.Dispose();
        }
    }

    /// <summary>An event loop on a thread of its own.</summary>
    private sealed class LoopThread : IDisposable
    {
        private readonly Thread _thread;

        public LoopThread()
        {
            _thread = new Thread(Loop.RunForever) { IsBackground = true };
            _thread.Start();
        }

        public EventLoop Loop { get; } = new();

        public void Dispose()
        {
            Loop.Stop();
            _thread.Join();
            Loop.Close();
        }
    }
}
