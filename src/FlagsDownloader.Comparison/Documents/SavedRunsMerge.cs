using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>Merges files of the same work.</summary>
internal sealed class SavedRunsMerge
{
    private const string UnknownServer =
        "A single run's document does not tell the server's delay, faults and sizes: that these runs met the same ones is not checked.";

    private readonly List<SavedFile> _files = [];
    private readonly List<Contender> _contenders = [];
    private readonly List<MeasuredRun> _runs = [];

    /// <summary>The merged measurements. At least one file has to be added before.</summary>
    public RoundResults Results => new(
        (_files.Find(file => file.SingleRun is null) ?? _files[0]).Results.Work,
        _contenders,
        _runs,
        [
            .. _files.SelectMany(file => file.Results.Notes).Distinct(StringComparer.Ordinal),
            .. _files.Exists(file => file.SingleRun is not null) ? [UnknownServer] : Array.Empty<string>(),
        ]);

    /// <summary>Adds a file, or returns why it does not match the ones before it.</summary>
    public string? Add(SavedFile file)
    {
        foreach (var other in _files)
        {
            if (WorkDifferences.Between(file, other).FirstOrDefault() is { } difference)
            {
                return $"is of other work than '{other.Path}': {difference}";
            }
        }

        foreach (var contender in file.Results.Contenders)
        {
            if (_contenders.Find(known => known.Key == contender.Key) is { } known && WithVersion(known) != WithVersion(contender))
            {
                return $"means another contender by {contender.Key} than a file before it: {Describe(contender)}, not {Describe(known)}";
            }
        }

        _files.Add(file);
        Append(file);
        return null;
    }

    private void Append(SavedFile file)
    {
        // In the order of the saved table, not of its first round.
        foreach (var contender in file.Results.Contenders)
        {
            PlaceOf(contender);
        }

        var roundsBefore = file.SingleRun is null ? RoundsOf(_runs) : 0;
        foreach (var run in file.Results.Runs)
        {
            var contender = PlaceOf(file.Results.Contenders[run.Contender]);
            // A single run is the next one of its contender. So the first runs of all contenders are paired, in any order of the files.
            var before = file.SingleRun is null ? roundsBefore : RoundsOf(_runs.Where(other => other.Contender == contender));
            _runs.Add(run with
            {
                Contender = contender,
                Round = before + run.Round,
                Position = file.SingleRun is null ? run.Position : contender + 1,
            });
        }
    }

    private int PlaceOf(Contender contender)
    {
        var place = _contenders.FindIndex(known => known.Key == contender.Key);
        if (place >= 0)
        {
            return place;
        }

        _contenders.Add(contender);
        return _contenders.Count - 1;
    }

    private static int RoundsOf(IEnumerable<MeasuredRun> runs) => runs.Select(run => run.Round).DefaultIfEmpty().Max();

    // Documents of earlier versions do not say the version of HTTP, which was 1.1.
    private static Contender WithVersion(Contender contender) => contender with { HttpVersion = contender.UsedHttpVersion };

    private static string Describe(Contender contender) =>
        contender.Strategy ?? string.Join(' ', new[] { contender.Command, contender.Version }.OfType<string>());
}
