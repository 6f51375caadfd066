namespace FlagsDownloader.Comparison.Analysis;

// At which bound the choice changes.
internal sealed partial class VerdictWriter
{
    private bool IsSweep => _results.Contenders.GroupBy(contender => contender.Name).Any(group => group.Count() > 1);

    private IEnumerable<string> Sweep(int choice)
    {
        var name = _results.Contenders[choice].Name;
        foreach (var other in _results.Contenders.Select(contender => contender.Name).Distinct().Where(other => other != name))
        {
            yield return Crossover(name, other);
        }

        yield return Saturation(name);
    }

    private string Crossover(string name, string other)
    {
        var pairs = Pairs(PlacesOf(name), PlacesOf(other));
        (int Bound, int Side)[] sides = [.. pairs.Select(pair => (pair.Bound, Side(pair.One, pair.Other)))];
        if (sides.Length == 0)
        {
            return "";
        }

        if (sides.All(each => each.Side == 0))
        {
            return $"Between {name} and {other} no difference was detected at any bound.";
        }

        var last = sides[^1].Side;
        var from = sides.Length;
        while (from > 0 && sides[from - 1].Side == last)
        {
            from--;
        }

        if (last == 0)
        {
            return $"{Listed(sides, name, other)}.";
        }

        var (faster, slower) = last > 0 ? (name, other) : (other, name);
        if (from == 0)
        {
            return $"{faster} is faster than {slower} at every bound.";
        }

        var before = sides[..from];
        return before.All(each => each.Side == 0)
            ? $"{faster} is faster than {slower} from a bound of {sides[from].Bound} on; below, at {Bounds(before)}, no difference was detected."
            : $"{faster} is faster than {slower} from a bound of {sides[from].Bound} on; {Listed(before, name, other)}.";
    }

    // A contender with one bound only is compared with each bound of the other.
    private IEnumerable<(int Bound, int One, int Other)> Pairs(List<int> ones, List<int> others) => (ones, others) switch
    {
        (_, [var only]) when BoundOf(only) == 1 => ones.Select(one => (BoundOf(one), one, only)),
        ([var only], _) when BoundOf(only) == 1 => others.Select(other => (BoundOf(other), only, other)),
        _ => from one in ones
             join other in others on BoundOf(one) equals BoundOf(other)
             select (BoundOf(one), one, other),
    };

    private static string Listed(IReadOnlyList<(int Bound, int Side)> sides, string name, string other) => And(
        sides.GroupBy(each => each.Side).Select(group => group.Key switch
        {
            > 0 => $"{name} is faster than {other} at {Bounds([.. group])}",
            < 0 => $"{other} is faster than {name} at {Bounds([.. group])}",
            _ => $"no difference was detected at {Bounds([.. group])}",
        }));

    // The smallest bound for which no larger one is detected to be faster.
    private string Saturation(string name)
    {
        var places = PlacesOf(name);
        if (places.Count < 2)
        {
            return "";
        }

        var enough = places.First(place => !places.Any(larger =>
            BoundOf(larger) > BoundOf(place) && _analysis.Differences.IsFaster(larger, place)));
        if (enough != places[^1])
        {
            return $"For {name} no gain was detected above a bound of {BoundOf(enough)}.";
        }

        return BoundOf(enough) < _results.Work.Items
            ? $"{name} was still gaining at the largest bound, {BoundOf(enough)}: try a larger one."
            : "";
    }

    private List<int> PlacesOf(string name) =>
        [.. _didTheWork.Where(contender => _results.Contenders[contender].Name == name).OrderBy(BoundOf)];

    private int Side(int one, int other) =>
        _analysis.Differences.IsFaster(one, other) ? 1 : _analysis.Differences.IsFaster(other, one) ? -1 : 0;

    private static string Bounds(IReadOnlyList<(int Bound, int Side)> sides) => And(sides.Select(each => $"{each.Bound}"));
}
