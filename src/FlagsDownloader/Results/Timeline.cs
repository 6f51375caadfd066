using System.Runtime.CompilerServices;

namespace FlagsDownloader.Results;

/// <summary>
/// The steps of one item's download, with the times at which they were reached. After a retry, the steps from
/// <see cref="DownloadStep.Attempted"/> on are those of the last attempt.
/// </summary>
/// <remarks>Written by one flow of control at a time, which may move between threads at an await.</remarks>
public sealed class Timeline
{
    private readonly TimeProvider _time;
    private readonly Timeline? _main;
    private ResponseIntegrity? _integrity;
    private List<ResponseIntegrity>? _moreIntegrity;
    private long _requestBegan;

    // Part of the object itself: a timeline is made for every item, and an array would be a second allocation.
    private Marks _marks;

    internal Timeline(TimeProvider time, Mark admitted = default, int reconnects = 0)
    {
        _time = time;
        Reconnects = reconnects;
        Reach(DownloadStep.Started);
        _marks[(int)DownloadStep.Admitted] = admitted.Reached ? admitted : this[DownloadStep.Started];
    }

    private Timeline(Timeline main)
        : this(main._time) => _main = main;

    /// <summary>When a step was reached, and on which thread.</summary>
    /// <param name="step">The step.</param>
    public Mark this[DownloadStep step] => _marks[(int)step];

    /// <summary>
    /// The number of HTTP requests for the item. Retries count, and so does the request for its name. A redirected request counts once.
    /// </summary>
    public int Attempts { get; private set; }

    /// <summary>
    /// The number of requests that were repeated at once on a new connection, because the kept one had ended, or unrequested data had
    /// arrived on it; over HTTP/2, because the server did not process them. They belong to the attempt, and are not counted in <see
    /// cref="Attempts"/>.
    /// </summary>
    public int Reconnects { get; private set; }

    /// <summary>The phase of the last attempt that is in progress, or did not finish.</summary>
    internal DownloadPhase Phase { get; private set; } = DownloadPhase.Connect;

    /// <summary>
    /// The intended delays of the server in all attempts together, as it reported them (see flags-server's <c>Server-Timing</c>); null if
    /// no response reported one.
    /// </summary>
    public TimeSpan? ServerDelay { get; private set; }

    /// <summary>Whether a response that led to the outcome may belong to another request.</summary>
    internal bool IsSuspect => _integrity is { IsLost: true } || (_moreIntegrity?.Exists(integrity => integrity.IsLost) ?? false);

    /// <summary>The time between two steps, or from the first to the end if the second was not reached; null if the first was not.</summary>
    internal TimeSpan? Between(DownloadStep from, DownloadStep to)
    {
        var end = this[to].Reached ? this[to] : this[DownloadStep.Finished];
        return this[from].Reached && end.Reached ? _time.GetElapsedTime(this[from].Timestamp, end.Timestamp) : null;
    }

    /// <summary>Creates the timeline of a second request for the item. Its steps are not the item's, but its attempts count.</summary>
    internal Timeline CreateChild() => new(this);

    internal void MarkAttempt()
    {
        CountAttempt();
        (_integrity, _moreIntegrity) = (null, null);
        Reach(DownloadStep.Attempted);
        Restart(this[DownloadStep.Attempted].Timestamp);
    }

    /// <summary>The response was a redirect. The next request belongs to the same attempt.</summary>
    internal void MarkRedirected() => Restart(_time.GetTimestamp());

    /// <summary>The request was void, and is repeated.</summary>
    internal void MarkReconnect()
    {
        Reconnects++;
        if (_main is not null)
        {
            _main.Reconnects++;
        }

        Restart(_time.GetTimestamp());
    }

    /// <summary>A response came over a connection that had carried others before.</summary>
    internal void AddIntegrity(ResponseIntegrity integrity)
    {
        if (_integrity is null)
        {
            _integrity = integrity;
        }
        else if (_integrity != integrity)
        {
            (_moreIntegrity ??= []).Add(integrity);
        }

        _main?.AddIntegrity(integrity);
    }

    // A connection is opened in parallel. If another one serves the request meanwhile, the new one does not matter.
    internal void MarkOpening(DownloadPhase phase)
    {
        if (this[DownloadStep.Sent].Reached || this[DownloadStep.Finished].Reached)
        {
            return;
        }

        Phase = phase;
        if (!this[DownloadStep.Opening].Reached)
        {
            Reach(DownloadStep.Opening);
        }

        if (phase == DownloadPhase.Tls)
        {
            Reach(DownloadStep.Connected);
        }
    }

    /// <summary>
    /// While the connection was opened, that had to wait for a thread. All such waits are added up: the opening counts as begun later.
    /// </summary>
    /// <param name="opening">The opening that waited; another one, of a later attempt, is not changed.</param>
    /// <param name="delay">How long, in ticks of the clock's timestamps.</param>
    internal void DelayOpening(Mark opening, long delay)
    {
        if (this[DownloadStep.Opening] == opening && opening.Reached && !this[DownloadStep.Sent].Reached && !this[DownloadStep.Finished].Reached)
        {
            _marks[(int)DownloadStep.Opening] = opening with { Timestamp = opening.Timestamp + delay };
        }
    }

    /// <param name="opened">When the connection was there, before its TLS handshake; not reached for one without TLS.</param>
    internal void MarkSent(Mark opened = default)
    {
        // After the response, the written request is another one.
        if (this[DownloadStep.Answered].Reached)
        {
            return;
        }
        // A second write without a retry here: the HTTP stack retried.
        if (this[DownloadStep.Sent].Reached)
        {
            CountAttempt();
        }

        Reach(DownloadStep.Sent);
        // A connection that is older than the request did not keep it waiting.
        _marks[(int)DownloadStep.Connected] = opened.Reached && opened.Timestamp >= _requestBegan ? opened : this[DownloadStep.Sent];
        Phase = DownloadPhase.Send;
    }

    internal void MarkWaiting() => Phase = Phase == DownloadPhase.Send ? DownloadPhase.Headers : Phase;

    internal void MarkAnswered(TimeSpan? serverDelay = null)
    {
        Reach(DownloadStep.Answered);
        Phase = DownloadPhase.Body;
        if (serverDelay is null)
        {
            return;
        }

        ServerDelay = (ServerDelay ?? TimeSpan.Zero) + serverDelay;
        if (_main is not null)
        {
            _main.ServerDelay = (_main.ServerDelay ?? TimeSpan.Zero) + serverDelay;
        }
    }

    internal void MarkReceived() => Reach(DownloadStep.Received);

    internal void MarkSaving() => Reach(DownloadStep.Saving);

    internal void MarkSaved() => Reach(DownloadStep.Saved);

    internal void MarkFinished()
    {
        Reach(DownloadStep.Finished);
        // Another request's connection was there first: the request did not wait for its own.
        if (this[DownloadStep.Connected].Reached && this[DownloadStep.Opening].Timestamp > this[DownloadStep.Connected].Timestamp)
        {
            _marks[(int)DownloadStep.Opening] = default;
        }
    }

    private void CountAttempt()
    {
        Attempts++;
        if (_main is not null)
        {
            _main.Attempts++;
        }
    }

    private void Reach(DownloadStep step) => _marks[(int)step] = Mark.Now(_time);

    private void Restart(long began)
    {
        _requestBegan = began;
        for (var step = DownloadStep.Opening; step <= DownloadStep.Received; step++)
        {
            _marks[(int)step] = default;
        }

        Phase = DownloadPhase.Connect;
    }

    [InlineArray(DownloadSteps.Count)]
    private struct Marks
    {
        private Mark _first;
    }
}
