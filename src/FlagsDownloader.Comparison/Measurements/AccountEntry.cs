using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Measurements;

/// <summary>An entry of a <see cref="SlotAccount"/>: a phase of the downloads, or the time around them.</summary>
public sealed class AccountEntry
{
    private int? _place;

    private AccountEntry(string name, string text, DownloadStep? step = null) => (Name, Text, Step) = (name, text, step);

    private AccountEntry(DownloadStep step)
        : this(DownloadSteps.PhaseBefore(step), PhaseText.Before(step), step)
    {
    }

    /// <summary>Before the first item's wait for a slot: the program itself had to start. 0 if it is not known.</summary>
    public static AccountEntry StartUp { get; } = new("start_up", "start-up");

    /// <summary>The server delayed the response on purpose.</summary>
    public static AccountEntry ServerDelay { get; } = new("server_delay", "server's delay");

    /// <summary>No item had the slot: before the first item, after the last one, and in between.</summary>
    public static AccountEntry Empty { get; } = new("empty", "slot empty");

    /// <summary>After the last item's outcome: the program had to end. 0 if it is not known.</summary>
    public static AccountEntry ShutDown { get; } = new("shut_down", "shut-down");

    /// <summary>Not part of the sum: the mean time that an item waited for a slot.</summary>
    public static AccountEntry Queued { get; } = new(DownloadStep.Admitted);

    /// <summary>
    /// The entries of the requests, from the wait for a thread to the writing of the file. The server's delays are not in those of the
    /// steps, but have a separate entry.
    /// </summary>
    public static IReadOnlyList<AccountEntry> OfRequests { get; } =
    [
        new(DownloadStep.Started),
        new(DownloadStep.Attempted),
        new(DownloadStep.Opening),
        new(DownloadStep.Connected),
        new(DownloadStep.Sent),
        ServerDelay,
        new("answering", "answering", DownloadStep.Answered),
        new(DownloadStep.Received),
        new(DownloadStep.Saving),
        new(DownloadStep.Saved),
    ];

    /// <summary>All entries, in the order in which they are shown.</summary>
    public static IReadOnlyList<AccountEntry> All { get; } = [StartUp, .. OfRequests, Empty, ShutDown, Queued];

    /// <summary>The place in <see cref="All"/>.</summary>
    internal int Place => _place ??= All.Index().First(each => each.Item == this).Index;

    /// <summary>The name in documents.</summary>
    public string Name { get; }

    /// <summary>The name in tables.</summary>
    public string Text { get; }

    /// <summary>The step that ends the phase; null for an entry that is no phase of a download.</summary>
    public DownloadStep? Step { get; }

    /// <summary>The entry of the phase that ends with a step.</summary>
    /// <param name="step">The step. <see cref="DownloadStep.Finished"/> has none: its phase is part of the one before.</param>
    /// <exception cref="InvalidOperationException">The step has no entry.</exception>
    public static AccountEntry Before(DownloadStep step) => All.First(entry => entry.Step == step);
}
