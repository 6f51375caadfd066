using System.Text.RegularExpressions;

namespace FlagsDownloader.Documentation.Commands;

/// <summary>
/// An output as a document shows it. Another run of the same command fits where each line has the same words and the same
/// counts; what a run measures, or is given by chance, may differ. A line <c>...</c> stands for any number of lines.
/// </summary>
/// <remarks>What may differ is named below, one kind a pattern: nothing else does.</remarks>
internal sealed partial class OutputPattern
{
    private const string AnyLines = "...";
    private const int FiguresOfATable = 4;

    private readonly List<string> _shown;

    private OutputPattern(List<string> shown) => _shown = shown;

    public static OutputPattern Of(IEnumerable<string> shown) => new(Normalised(shown));

    /// <summary>Where an output differs; null where it fits.</summary>
    public string? Difference(IEnumerable<string> printed)
    {
        var lines = Normalised(printed);
        var (reached, _) = Match(0, lines, 0);
        if (reached < 0)
        {
            return null;
        }

        var expected = reached < _shown.Count ? $"«{_shown[reached]}»" : "its end";
        return $"What it prints is not what is shown, from {expected} on.";
    }

    // -1 when all fits, otherwise the furthest line shown that was not met.
    private (int Reached, int At) Match(int shown, List<string> lines, int at)
    {
        for (; shown < _shown.Count; shown++, at++)
        {
            if (_shown[shown] == AnyLines)
            {
                var furthest = (Reached: shown, At: at);
                for (var next = at; next <= lines.Count; next++)
                {
                    var rest = Match(shown + 1, lines, next);
                    if (rest.Reached < 0)
                    {
                        return rest;
                    }

                    furthest = rest.Reached > furthest.Reached ? rest : furthest;
                }

                return furthest;
            }

            if (at >= lines.Count || lines[at] != _shown[shown])
            {
                return (shown, at);
            }
        }

        return at == lines.Count ? (-1, at) : (shown, at);
    }

    private static List<string> Normalised(IEnumerable<string> lines)
    {
        var result = new List<string>();
        var inVerdict = false;
        foreach (var line in lines.Select(line => line.TrimEnd()).Where(line => !Progress().IsMatch(line)))
        {
            if (line.Length == 0)
            {
                inVerdict = false;
            }

            if (inVerdict)
            {
                continue;
            }
            // What follows from the figures of a comparison is put into words, which follow them.
            inVerdict = Verdict().IsMatch(line);
            result.Add(inVerdict ? Verdict().Match(line).Value : Normalised(line));
        }

        while (result is [.., ""])
        {
            result.RemoveAt(result.Count - 1);
        }

        return result;
    }

    private static string Normalised(string line)
    {
        var text = Bar().Replace(Frames().Replace(FreePort().Replace(TemporaryPath().Replace(line, "PATH"), ":PORT"), "FRAMES"), "BAR");
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var figures = words.Count(word => TableFigure().IsMatch(word));
        var isTable = figures >= FiguresOfATable && figures * 2 > words.Length;
        text = isTable ? AnyNumber().Replace(text, "N") : Measured().Replace(text, match => match.Groups["given"].Success ? match.Value : "N");
        return Spaces().Replace(text, " ").Trim();
    }

    // To stderr, where a terminal shows it in place and takes it away again.
    [GeneratedRegex(@"^(warm-up|round \d+( of \d+)?(, about \d+ s left)?|\d+/\d+ flags, .*/s.*)$")]
    private static partial Regex Progress();

    [GeneratedRegex(@"^For \d+ files, each answer ")]
    private static partial Regex Verdict();

    [GeneratedRegex(@"(?<=://(127\.0\.0\.1|localhost)):\d{5}\b")]
    private static partial Regex FreePort();

    [GeneratedRegex(@"/tmp/[^\s'"")]+")]
    private static partial Regex TemporaryPath();

    [GeneratedRegex("[█░]+")]
    private static partial Regex Bar();

    [GeneratedRegex(@"[\\|/-]*\\[\\|/-]*")]
    private static partial Regex Frames();

    [GeneratedRegex(@"^[(]?\d[\d.,-]*(x|%)?[)]?$")]
    private static partial Regex TableFigure();

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex AnyNumber();

    // A number with a fraction is measured, and a whole one that has a unit of what varies (rounds too: they are as many as the
    // time allows); not what was asked for: a delay, an option's value, an address, a version's or a document's own number.
    [GeneratedRegex(@"(?<given>delay \S+|--\S+|\S+=\S+|[a-z]+:\d\S*|\d+(\.\d+)?\.\.\d+(\.\d+)?|such as \S+|(\d+\.){2,}\d+|[{\[]"".*)|(?<![\w.])(\d+\.\d+(?![\d.])|\d+(?= (kB|MB|GB|%|ms|µs|ns|frames|rounds)(\W|$)))")]
    private static partial Regex Measured();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
