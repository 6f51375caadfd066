using System.CommandLine;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Commands;

/// <summary>--progress of the commands that take their time.</summary>
internal sealed class ProgressOption
{
    private readonly Option<string?> _option = OptionValues.Text(
        "--progress", null, "HOW", "auto (bar on a terminal, else lines), bar, lines or none. Default: auto.")
        .Offer(() =>
        [
            KnownWords.Word("auto", "a bar on a terminal, lines elsewhere and where CI is set"),
            KnownWords.Word("bar", "a bar; lines, and why, where none can be drawn"),
            KnownWords.Word("lines", "lines on standard error"),
            KnownWords.Word("none", "nothing"),
        ]);

    public Option Option => _option;

    /// <exception cref="UserErrorException">It is none of the four.</exception>
    public ProgressChoice Read(ParseResult parsed) => parsed.GetValue(_option) switch
    {
        null => ProgressChoice.Auto,
        var text when text.Equals("auto", StringComparison.OrdinalIgnoreCase) => ProgressChoice.Auto,
        var text when text.Equals("bar", StringComparison.OrdinalIgnoreCase) => ProgressChoice.Bar,
        var text when text.Equals("lines", StringComparison.OrdinalIgnoreCase) => ProgressChoice.Lines,
        var text when text.Equals("none", StringComparison.OrdinalIgnoreCase) => ProgressChoice.None,
        var text => throw new UserErrorException($"'{text}' is not a way to show progress: write auto, bar, lines or none"),
    };

    /// <summary>Decides how progress is shown, and says so on stderr where that is not what was asked for.</summary>
    /// <param name="choice">What was asked for.</param>
    /// <param name="verbose">Whether a line for each flag was asked for.</param>
    /// <param name="silent">Whether the run shows nothing unless --progress asks for it.</param>
    public static ProgressMode Decide(ProgressChoice choice, bool verbose, bool silent)
    {
        var decision = ProgressDecision.Make(choice, verbose, silent, TerminalState.Read());
        if (decision.Complaint is { } complaint)
        {
            Console.Error.WriteLine($"flags: {complaint}");
        }

        return decision.Mode;
    }
}
