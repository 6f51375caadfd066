using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Comparison.Html;

/// <summary>One item of where the time went, in the order in which a run meets them.</summary>
/// <param name="Style">The name of its colour, the same as in the waterfalls where it is the same thing.</param>
/// <param name="Heading">What the table calls it.</param>
/// <param name="Seconds">Takes it out of an account.</param>
internal sealed record AccountItem(string Style, string Heading, Func<SlotAccount, double> Seconds)
{
    public static IReadOnlyList<AccountItem> All { get; } =
    [
        new("edge", "starting up", account => account.StartUp),
        new("empty", "slot empty", account => account.Empty),
        new("threadwait", "waiting for a thread", account => account.WaitingForThread),
        new("retrying", "failed attempts", account => account.Retrying),
        new("connecting", "connecting", account => account.Connecting),
        new("waiting", "the server’s delay", account => account.ServerDelay),
        new("answering", "rest of the answer", account => account.Answering),
        new("receiving", "receiving", account => account.Receiving),
        new("saverwait", "waiting to save", account => account.WaitingForExecutor),
        new("saving", "saving", account => account.Saving),
        new("edge", "ending", account => account.ShutDown),
    ];
}
