using System.Globalization;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Cli.Terminals;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Waterfalls;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Draws a waterfall in characters: a row for each slot, and columns of the same length of time for every contender.</summary>
internal static class WaterfallText
{
    private const int MaxRows = 12;
    private const int MaxColumns = 100;
    private const int MinColumns = 10;
    private const char Starting = '.';
    private const char Ending = '|';

    /// <summary>The meaning of the characters.</summary>
    public const string Legend =
        ". program starts  t waits for a thread  c connects  h TLS handshake  - waits for the server  r receives  s saves  ~ retries  | done";

    /// <param name="output">Receives the lines.</param>
    /// <param name="contender">The contender.</param>
    /// <param name="waterfall">The contender's waterfall.</param>
    /// <param name="end">The end of the axis, in seconds; the same for all contenders.</param>
    public static void Write(StyledText output, Contender contender, Waterfall waterfall, double end)
    {
        var columns = Math.Clamp(output.Width - 6, MinColumns, MaxColumns);
        var view = waterfall.AsServerSaw ? ", as the server saw it" : "";
        var connections = waterfall.Connections == 0 ? "" : $", {Plural.Format(waterfall.Connections, "connection")}";
        output.WriteBoldStart(contender.Title, $"{view}, round {waterfall.Round}{connections}");
        foreach (var lane in Enumerable.Range(0, Math.Min(waterfall.Lanes, MaxRows)))
        {
            output.WriteLine($"{lane + 1,4} {Row(waterfall, lane, end, columns)}".TrimEnd());
        }

        if (waterfall.Lanes > MaxRows)
        {
            output.WriteLine($"     and {waterfall.Lanes - MaxRows} more slots like these");
        }

        var last = end.ToString("0.00 s", CultureInfo.InvariantCulture);
        output.WriteDim($"     0{last.PadLeft(columns - 1)}");
    }

    internal static string Row(Waterfall waterfall, int lane, double end, int columns)
    {
        var row = new char[columns];
        Array.Fill(row, ' ');
        var width = end > 0 ? end / columns : 1;
        Fill(row, 0, waterfall.DownloadStart, width, Starting);
        foreach (var bar in waterfall.Bars.Where(bar => bar.Lane == lane))
        {
            foreach (var segment in bar.Segments)
            {
                Fill(row, segment.Start, segment.End, width, LetterOf(segment.Step));
            }
            // The end of a request is drawn over its last step, which is short.
            row[Math.Clamp((int)(bar.End / width), 0, columns - 1)] = Ending;
        }

        return new string(row);
    }

    // A column shows the step at its middle, so that short steps do not add up to a longer row.
    private static void Fill(char[] row, double start, double end, double width, char letter)
    {
        var first = (int)Math.Ceiling((start / width) - 0.5);
        var last = (int)Math.Ceiling((end / width) - 0.5);
        for (var column = Math.Max(first, 0); column < Math.Min(last, row.Length); column++)
        {
            row[column] = letter;
        }
    }

    private static char LetterOf(DownloadStep step) => step switch
    {
        DownloadStep.Started or DownloadStep.Opening => 't',
        DownloadStep.Attempted => '~',
        DownloadStep.Connected => 'c',
        DownloadStep.Sent => 'h',
        DownloadStep.Answered => '-',
        DownloadStep.Received => 'r',
        _ => 's',
    };
}
