namespace FlagsDownloader.Results;

/// <summary>
/// The steps of one item's download as they were reached. Where an attempt was repeated, the steps from
/// <see cref="Attempted"/> on are those of the last one.
/// </summary>
/// <remarks>Written by one flow of control at a time, which may move between threads at an await.</remarks>
public sealed class Timeline
{
    private readonly TimeProvider _time;
    private readonly Timeline? _main;
    private AnswerTrust? _trust;
    private List<AnswerTrust>? _moreTrust;

    internal Timeline(TimeProvider time, Mark admitted = default, int reconnects = 0)
    {
        _time = time;
        Reconnects = reconnects;
        Started = Mark.Now(time);
        Admitted = admitted.Reached ? admitted : Started;
    }

    private Timeline(Timeline main)
        : this(main._time) => _main = main;

    /// <summary>A slot was free. Before it the item waited for the bound on concurrent requests.</summary>
    public Mark Admitted { get; }

    /// <summary>A thread began to work on the item. Between <see cref="Admitted"/> and here it waited for a thread.</summary>
    public Mark Started { get; }

    /// <summary>The last attempt began. Between <see cref="Started"/> and here lie failed attempts and the waits after them.</summary>
    public Mark Attempted { get; private set; }

    /// <summary>The request was written. Before it the attempt waited for a connection, unless an idle one was at hand.</summary>
    public Mark Sent { get; private set; }

    /// <summary>Status and headers were there.</summary>
    public Mark Answered { get; private set; }

    /// <summary>The content was there, whole.</summary>
    public Mark Received { get; private set; }

    /// <summary>
    /// The writing of the file began. Between <see cref="Received"/> and here it waited for the executor, and for its name where
    /// that is asked for.
    /// </summary>
    public Mark Saving { get; private set; }

    /// <summary>The file was there under its final name.</summary>
    public Mark Saved { get; private set; }

    /// <summary>The outcome was known.</summary>
    public Mark Finished { get; private set; }

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
        Attempted = Mark.Now(_time);
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
        if (!Sent.Reached)
        {
            Phase = phase;
        }
    }

    internal void MarkSent()
    {
        // With the answer there, it is not this request that is written.
        if (Answered.Reached)
        {
            return;
        }
        // Written once more, though nothing here tried again: the HTTP stack did.
        if (Sent.Reached)
        {
            CountAttempt();
        }

        Sent = Mark.Now(_time);
        Phase = DownloadPhase.Send;
    }

    internal void MarkWaiting() => Phase = Phase == DownloadPhase.Send ? DownloadPhase.Headers : Phase;

    internal void MarkAnswered(TimeSpan? serverDelay = null)
    {
        Answered = Mark.Now(_time);
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

    internal void MarkReceived() => Received = Mark.Now(_time);

    internal void MarkSaving() => Saving = Mark.Now(_time);

    internal void MarkSaved() => Saved = Mark.Now(_time);

    internal void MarkFinished() => Finished = Mark.Now(_time);

    private void CountAttempt()
    {
        Attempts++;
        if (_main is not null)
        {
            _main.Attempts++;
        }
    }

    private void Restart()
    {
        Sent = Answered = Received = default;
        Phase = DownloadPhase.Connect;
    }
}
