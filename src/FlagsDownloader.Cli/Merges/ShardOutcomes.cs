using System.Collections.ObjectModel;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Documents;

namespace FlagsDownloader.Cli.Merges;

/// <summary>
/// Takes the outcomes of a run one by one while its document is read, and keeps only what is added up: their number, and the failed ones by
/// cause. So a run of a million items needs no more memory than one of ten.
/// </summary>
internal sealed class ShardOutcomes : Collection<OutcomeDocument?>
{
    private readonly Dictionary<(string Phase, string Cause, string Message), List<string>> _failed = [];

    /// <summary>The number of outcomes. The collection itself is empty.</summary>
    public int Taken { get; private set; }

    /// <summary>Whether each is as a run writes it.</summary>
    public bool AreSound { get; private set; } = true;

    /// <summary>The failed ones by cause.</summary>
    public IReadOnlyList<FailureGroup> Causes => FailureGroup.Merge(_failed.Select(
        pair => new FailureGroup(pair.Key.Phase, pair.Key.Cause, pair.Key.Message, pair.Value)));

    /// <inheritdoc/>
    protected override void InsertItem(int index, OutcomeDocument? item)
    {
        Taken++;
        if (item is not { Code: not null, Error: null or { Phase: not null, Cause: not null, Message: not null } })
        {
            AreSound = false;
        }
        else if (item.Error is { } error)
        {
            var cause = (error.Phase, error.Cause, error.Message);
            if (!_failed.TryGetValue(cause, out var labels))
            {
                _failed[cause] = labels = [];
            }

            labels.Add(item.Code);
        }
    }
}
