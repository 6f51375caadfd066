using FlagsDownloader.Items;
using FlagsDownloader.Results;

namespace FlagsDownloader.Downloaders;

// Outcomes whose answer may belong to another request.
public sealed partial class DownloadRun
{
    // How often the requests of an item were repeated, by its label; null in the first pass.
    private Dictionary<string, int>? _repeated;

    /// <summary>
    /// Revokes the outcomes whose answer came over a connection with unsolicited bytes, and removes their files. Only their items
    /// are left in the part, and a strategy can run it again.
    /// </summary>
    /// <remarks>Call it only when no download is under way. The observer knows these items already, and gets no second report.</remarks>
    /// <returns>Whether there are such outcomes.</returns>
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
        Items = [.. suspects.Values.OrderBy(outcome => outcome.Index).Select(outcome => outcome.Item)];
        return true;
    }

    private Timeline Begin(DownloadItem item, Mark admitted = default) =>
        new(_time, admitted, _repeated?.GetValueOrDefault(item.Label) ?? 0);
}
