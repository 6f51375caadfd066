using FlagsDownloader.Items;
using FlagsDownloader.Results;

namespace FlagsDownloader.Downloaders;

// The items, as they are drawn from their list, and the outcomes of a part of them, until they are final.
public sealed partial class DownloadRun
{
    private readonly IEnumerator<DownloadItem> _source;
    private readonly int _count;

    // The places of the part's items, by label.
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private int _drawn;

    /// <summary>Whether items are left to download after this part.</summary>
    internal bool HasMore => !IsOver && _drawn < _count;

    /// <summary>Why the list could not be read to its end; null where it was.</summary>
    internal string? ListError { get; private set; }

    /// <summary>The items that were not drawn, because the run was interrupted or the list could not be read.</summary>
    internal int Undrawn => _count - _drawn;

    private bool IsOver => ListError is not null || Cancellation.IsCancellationRequested;

    /// <summary>
    /// The outcomes of this part, in the order in which they finished, with their places and the final names of their files.
    /// </summary>
    internal IReadOnlyList<DownloadOutcome> Outcomes => [.. _outcomes.Select(outcome => outcome with
    {
        Index = _places[outcome.Label],
        FileName = _names?.Moved.GetValueOrDefault(outcome.Label) ?? outcome.FileName,
    })];

    /// <summary>Begins the next part, and forgets the outcomes of the one before.</summary>
    /// <param name="size">The most items of the part.</param>
    internal void BeginPart(int size)
    {
        _outcomes.Clear();
        _places.Clear();
        _repeated = null;
        var left = Math.Min(size, Undrawn);
        Items = new ItemCollection(left, Draw(_drawn + left));
    }

    /// <summary>Draws the items that an interrupted run did not reach. No strategy is asked, so that a million of them take seconds.</summary>
    internal IEnumerable<DownloadOutcome> DrawUnreached()
    {
        while (_drawn < _count && ListError is null && DrawNext() is { } item)
        {
            yield return Ended(item, new Timeline(_time), DownloadStatus.Cancelled) with { Index = _drawn++ };
        }
    }

    private IEnumerable<DownloadItem> Draw(int end)
    {
        while (_drawn < end && !IsOver && DrawNext() is { } item)
        {
            _places[item.Label] = _drawn++;
            yield return item;
        }
    }

    // A list that cannot be read ends for the strategy, as every list does: what was drawn is downloaded.
    private DownloadItem? DrawNext()
    {
        try
        {
            return _source.MoveNext() ? _source.Current : throw new IOException("the list has fewer items than before");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ListError = exception.Message;
            return null;
        }
    }
}
