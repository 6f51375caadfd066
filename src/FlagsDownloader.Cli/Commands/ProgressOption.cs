using System.CommandLine;
using FlagsDownloader.Cli.Progress;
using FlagsDownloader.Cli.Terminals;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The option --progress of `download` and `compare`.</summary>
internal sealed class ProgressOption
{
    private readonly Option<string?> _option = OptionValues.Text(
        "--progress", null, "HOW", "auto (bar on a terminal, else lines), bar, lines or none. Default: auto.")
        .Offer(() =>
        [
            KnownWords.Word("auto", "a bar on a terminal, lines otherwise and if CI is set"),
            KnownWords.Word("bar", "a bar; if none can be drawn, lines and the reason"),
            KnownWords.Word("lines", "lines on standard error"),
            KnownWords.Word("none", "nothing"),
        ]);

    public Option Option => _option;

    /// <exception cref="UserErrorException">The value is none of the four.</exception>
    public ProgressChoice Read(ParseResult parsed) => parsed.GetValue(_option) switch
    {
        null => ProgressChoice.Auto,
        var text when text.Equals("auto", StringComparison.OrdinalIgnoreCase) => ProgressChoice.Auto,
        var text when text.Equals("bar", StringComparison.OrdinalIgnoreCase) => ProgressChoice.Bar,
        var text when text.Equals("lines", StringComparison.OrdinalIgnoreCase) => ProgressChoice.Lines,
        var text when text.Equals("none", StringComparison.OrdinalIgnoreCase) => ProgressChoice.None,
        var text => throw new UserErrorException($"'{text}' is not a way to show progress: write auto, bar, lines or none"),
    };

    /// <summary>Decides how to show progress, and explains on stderr why it differs from the choice.</summary>
    /// <param name="choice">The value of --progress.</param>
    /// <param name="verbose">Whether a line for each flag was asked for.</param>
    /// <param name="silent">Whether the run shows nothing unless --progress asks for it.</param>
    public static ProgressMode Decide(ProgressChoice choice, bool verbose, bool silent)
    {
        var decision = ProgressDecision.Create(choice, verbose, silent, TerminalState.Read());
        if (decision.Complaint is { } complaint)
        {
            Console.Error.WriteLine($"flags: {complaint}");
        }

        return decision.Mode;
    }
}
