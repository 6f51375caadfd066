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
    private ConnectionOpening? _opening;

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
    internal void MarkOpening(DownloadPhase phase, ConnectionOpening opening)
    {
        if (this[DownloadStep.Sent].Reached || this[DownloadStep.Finished].Reached)
        {
            return;
        }

        Phase = phase;
        _opening ??= opening;
        if (phase == DownloadPhase.Tls)
        {
            Reach(DownloadStep.Connected);
        }
    }

    /// <param name="opening">How the connection that the request is sent on was opened, for whichever request; null if unknown.</param>
    /// <param name="lastAnswer">When the last answer on that connection began, as a timestamp of the clock; 0 if there was none.</param>
    internal void MarkSent(ConnectionOpening? opening = null, long lastAnswer = 0)
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
        var sent = this[DownloadStep.Sent];
        // The opening of a connection that was there before, or that was busy with another request then, did not keep this one waiting.
        var isNew = lastAnswer == 0 && opening is not null && opening.Ended.Timestamp >= _requestBegan;
        _marks[(int)DownloadStep.Connected] = isNew && opening!.IsEncrypted ? opening.Ended : sent;
        _marks[(int)DownloadStep.Opening] = isNew
            ? Within(opening!.Began, sent)
            : OpeningBeforeReuse(sent, isAwaited: lastAnswer >= _requestBegan);
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
        // It ended before it was sent.
        if (!this[DownloadStep.Sent].Reached && _opening is not null)
        {
            _marks[(int)DownloadStep.Opening] = Within(_opening.Began, this[DownloadStep.Finished]);
        }
    }

    // The request is sent over a connection that has carried another one. What was opened for this request, if anything, went to a request
    // that waited for longer; after that, it waited for the pool to open the next one.
    private Mark OpeningBeforeReuse(Mark sent, bool isAwaited)
    {
        if (_opening is null)
        {
            return isAwaited ? sent : default;
        }

        var (began, ended) = (_opening.Began, _opening.Ended);
        return Within(ended.Reached ? began with { Timestamp = began.Timestamp + (sent.Timestamp - ended.Timestamp) } : began, sent);
    }

    // Not before the request, and not after the step that ends it.
    private Mark Within(Mark began, Mark end) =>
        began with { Timestamp = Math.Min(Math.Max(began.Timestamp, _requestBegan), end.Timestamp) };

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
        (_requestBegan, _opening) = (began, null);
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
