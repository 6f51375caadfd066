using FlagsDownloader.Items;
using FlagsDownloader.Results;

namespace FlagsDownloader.Downloaders;

// Outcomes that rest on an answer which may have been one to another request.
public sealed partial class DownloadRun
{
    // Label, and how often the item's requests were made once more until now; null in the first pass.
    private Dictionary<string, int>? _repeated;

    /// <summary>
    /// Takes back the outcomes that rest on an answer which came over a connection on which something arrived that nobody had
    /// asked for, and the files that were made of them. What is left to do are their items: a strategy can run once more.
    /// </summary>
    /// <remarks>Only when none of the run's downloads is under way. The observer has been told of these items, and is not told again.</remarks>
    /// <returns>Whether there are any.</returns>
    internal bool RevokeSuspects()
    {
        var suspects = Outcomes
            .Where(outcome => outcome.Status != DownloadStatus.Cancelled && outcome.Timeline.IsSuspect)
            .ToDictionary(outcome => outcome.Label, StringComparer.Ordinal);
        if (suspects.Count == 0)
        {
            return false;
        }

        foreach (var outcome in suspects.Values)
        {
            if (outcome is { Status: DownloadStatus.Ok, FileName: { } name })
            {
                _store.Remove(name);
            }

            _names?.Forget(outcome.Label);
        }

        _outcomes.RemoveAll(outcome => suspects.ContainsKey(outcome.Label));
        _repeated = suspects.ToDictionary(pair => pair.Key, pair => pair.Value.Timeline.Reconnects + 1, StringComparer.Ordinal);
        Items = [.. Items.Where(item => suspects.ContainsKey(item.Label))];
        return true;
    }

    private Timeline Begin(DownloadItem item, Mark admitted = default) =>
        new(_time, admitted, _repeated?.GetValueOrDefault(item.Label) ?? 0);
}
