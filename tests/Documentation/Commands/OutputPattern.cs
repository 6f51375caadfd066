using System.Text.RegularExpressions;

namespace FlagsDownloader.Documentation.Commands;

/// <summary>
/// The output in a document. The output of a run matches if each line has the same words and counts; measured and random values may differ.
/// A line <c>...</c> matches any number of lines.
/// </summary>
/// <remarks>The patterns below list all values that may differ.</remarks>
internal sealed partial class OutputPattern
{
    private const string AnyLines = "...";
    private const int FiguresOfATable = 4;

    private readonly List<string> _shown;

    private OutputPattern(List<string> shown) => _shown = shown;

    public static OutputPattern Of(IEnumerable<string> shown) => new(Normalised(shown));

    /// <summary>Returns the first difference; null if the output matches.</summary>
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

    // -1 if all lines match, otherwise the last shown line that was not reached.
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
            // Sentences of a comparison depend on its figures.
            inVerdict = Verdict().IsMatch(line);
            result.Add(inVerdict ? "VERDICT" : Normalised(line));
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
        text = isTable ? NumberOrRange().Replace(text, "N") : Measured().Replace(text, match => match.Groups["given"].Success ? match.Value : "N");
        return LongestSteps().Replace(Spaces().Replace(text, " ").Trim(), "STEPS");
    }

    // On stderr, where a terminal shows it in place and erases it.
    [GeneratedRegex(@"^(warm-up|round \d+( of \d+)?(, about \d+ s left)?|\d+/\d+ flags, .*/s.*)$")]
    private static partial Regex Progress();

    [GeneratedRegex(@"^(Use |\d+ rounds cannot tell |One round cannot tell )")]
    private static partial Regex Verdict();

    // The three longest ones, which depend on the machine.
    [GeneratedRegex(@"[A-Za-z-]+ N, [A-Za-z-]+ N, [A-Za-z-]+ N$")]
    private static partial Regex LongestSteps();

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

    // A count that is not the same in each round is a range.
    [GeneratedRegex(@"\d+(\.\d+)?(-\d+(\.\d+)?)?")]
    private static partial Regex NumberOrRange();

    // Measured values: numbers with a fraction, and whole numbers with a unit that varies (also rounds, whose number depends on the
    // time). Not measured: a delay, an option's value, an address, a version, a number of a document.
    [GeneratedRegex(@"(?<given>delay \S+|--\S+|\S+=\S+|[a-z]+:\d\S*|\d+(\.\d+)?\.\.\d+(\.\d+)?|such as \S+|(\d+\.){2,}\d+|[{\[]"".*)|(?<![\w.])(\d+\.\d+(?![\d.])|\d+(?= (kB|MB|GB|%|ms|µs|ns|frames|rounds)(\W|$)))")]
    private static partial Regex Measured();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
