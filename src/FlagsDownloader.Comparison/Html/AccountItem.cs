using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Results;

namespace FlagsDownloader.Comparison.Html;

/// <summary>An entry of an account, as the page shows it.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Style">The name of its colour, the same as in the waterfalls for the same phase.</param>
internal sealed record AccountItem(AccountEntry Entry, string Style)
{
    /// <summary>The entries in the order in which a bar shows them. The slot is empty mostly at its beginning.</summary>
    public static IReadOnlyList<AccountItem> All { get; } =
    [
        new(AccountEntry.StartUp, "edge"),
        new(AccountEntry.Empty, "empty"),
        .. AccountEntry.OfRequests.Select(entry => new AccountItem(entry, StyleOf(entry))),
        new(AccountEntry.ShutDown, "edge"),
    ];

    private static string StyleOf(AccountEntry entry) => entry.Step switch
    {
        // In the waterfalls, nearly all of the waiting is this delay.
        null => PhaseStyle.Before(DownloadStep.Answered),
        DownloadStep.Answered => entry.Name,
        { } step => PhaseStyle.Before(step),
    };
}
