using System.Runtime.CompilerServices;

namespace FlagsDownloader.Results;

/// <summary>
/// The steps of one item's download as they were reached. Where an attempt was repeated, the steps from
/// <see cref="DownloadStep.Attempted"/> on are those of the last one.
/// </summary>
/// <remarks>Written by one flow of control at a time, which may move between threads at an await.</remarks>
public sealed class Timeline
{
    private readonly TimeProvider _time;
    private readonly Timeline? _main;
    private AnswerTrust? _trust;
    private List<AnswerTrust>? _moreTrust;

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
    /// HTTP requests made for the item: retries count, and so does the request for its name. One that was redirected is one,
    /// however long the chain.
    /// </summary>
    public int Attempts { get; private set; }

    /// <summary>
    /// Requests made once more, at once and over a connection of their own, because the kept one had ended or more had arrived on
    /// it than was asked for. They belong to the attempt, and are not counted in <see cref="Attempts"/>.
    /// </summary>
    public int Reconnects { get; private set; }

    /// <summary>The step of the last attempt that is under way, or did not come to an end.</summary>
    internal DownloadPhase Phase { get; private set; } = DownloadPhase.Connect;

    /// <summary>
    /// For how long the server held answers back on purpose, all attempts together, as it said itself (see flags-server's
    /// <c>Server-Timing</c>); null where no answer said so.
    /// </summary>
    public TimeSpan? ServerDelay { get; private set; }

    /// <summary>Whether an answer that the outcome rests on may have been one to another request.</summary>
    internal bool IsSuspect => _trust is { IsLost: true } || (_moreTrust?.Exists(trust => trust.IsLost) ?? false);

    /// <summary>The timeline of a request beside the item's own, whose steps are not the item's, but whose attempts count.</summary>
    internal Timeline CreateChild() => new(this);

    internal void MarkAttempt()
    {
        CountAttempt();
        (_trust, _moreTrust) = (null, null);
        Reach(DownloadStep.Attempted);
        Restart();
    }

    /// <summary>The answer was to ask elsewhere: what follows belongs to the same attempt.</summary>
    internal void MarkRedirected() => Restart();

    /// <summary>The request was void, and is made once more.</summary>
    internal void MarkReconnect()
    {
        Reconnects++;
        if (_main is not null)
        {
            _main.Reconnects++;
        }

        Restart();
    }

    /// <summary>An answer came over a connection that had carried others before.</summary>
    internal void NoteTrust(AnswerTrust trust)
    {
        if (_trust is null)
        {
            _trust = trust;
        }
        else if (_trust != trust)
        {
            (_moreTrust ??= []).Add(trust);
        }

        _main?.NoteTrust(trust);
    }

    // A connection is opened beside the request, which another may serve meanwhile: then it is too late to matter.
    internal void MarkOpening(DownloadPhase phase)
    {
        if (!this[DownloadStep.Sent].Reached)
        {
            Phase = phase;
        }
    }

    internal void MarkSent()
    {
        // With the answer there, it is not this request that is written.
        if (this[DownloadStep.Answered].Reached)
        {
            return;
        }
        // Written once more, though nothing here tried again: the HTTP stack did.
        if (this[DownloadStep.Sent].Reached)
        {
            CountAttempt();
        }

        Reach(DownloadStep.Sent);
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

    internal void MarkFinished() => Reach(DownloadStep.Finished);

    private void CountAttempt()
    {
        Attempts++;
        if (_main is not null)
        {
            _main.Attempts++;
        }
    }

    private void Reach(DownloadStep step) => _marks[(int)step] = Mark.Now(_time);

    private void Restart()
    {
        for (var step = DownloadStep.Sent; step <= DownloadStep.Received; step++)
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
