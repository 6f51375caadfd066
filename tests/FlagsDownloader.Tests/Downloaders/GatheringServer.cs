using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>
/// A server that holds its first responses until a number of requests have arrived, so that a peak of requests in flight does not depend
/// on how fast they are sent.
/// </summary>
internal sealed class GatheringServer : IDisposable
{
    /// <summary>For a client that waits as long as this server holds its responses.</summary>
    public static readonly FlagClientOptions Patient = new() { AttemptTimeout = TimeSpan.FromHours(1), Retries = 0 };

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // For requests beyond the expected number, which would be too many.
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(100);

    private readonly ScriptedServer _server;
    private readonly CountdownEvent _missing;
    private readonly Lock _gate = new();
    private int _inFlight;
    private int _peakInFlight;

    /// <param name="expected">The number of requests.</param>
    public GatheringServer(int expected)
    {
        _missing = new CountdownEvent(expected);
        _server = new ScriptedServer(request => new ScriptedAnswer(conversation =>
        {
            Enter();
            if (request.Number <= expected)
            {
                _missing.Signal();
                _ = _missing.Wait(Patience);
            }

            conversation.Hold(Delay);
            Leave();
            ScriptedAnswer.Ok(Gif.Pixel).Play(conversation);
        }));
    }

    public Uri Address => _server.Address;

    public int RequestCount => _server.Requests.Count;

    /// <summary>The maximum of requests in flight.</summary>
    public int PeakInFlight
    {
        get
        {
            lock (_gate)
            {
                return _peakInFlight;
            }
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _missing.Dispose();
    }

    private void Enter()
    {
        lock (_gate)
        {
            _peakInFlight = Math.Max(_peakInFlight, ++_inFlight);
        }
    }

    // Before the response: the client may send the next request at once.
    private void Leave()
    {
        lock (_gate)
        {
            _inFlight--;
        }
    }
}
