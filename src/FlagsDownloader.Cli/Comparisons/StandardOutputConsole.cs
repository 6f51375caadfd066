using System.Text;
using FlagsDownloader.Cli.Progress;
using Spectre.Console;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Spectre.Console on stdout: as wide as the terminal, and in a file or a pipe as wide as it likes.</summary>
internal sealed class StandardOutputConsole : IAnsiConsoleOutput
{
    // A table in a file shall not be folded to the width of a terminal that is not there.
    private const int WidthOfAFile = 160;

    private StandardOutputConsole() => (Width, Height) =
        IsTerminal ? TerminalSize.OfStandardOutput() : (WidthOfAFile, 24);

    public TextWriter Writer => Console.Out;

    public bool IsTerminal => !Console.IsOutputRedirected;

    public int Width { get; }

    public int Height { get; }

    /// <summary>Colours as the terminal has them; none with NO_COLOR, and none in a file.</summary>
    public static IAnsiConsole Create()
    {
        var output = new StandardOutputConsole();
        var colours = output.IsTerminal
            && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            && Environment.GetEnvironmentVariable("TERM") is not "dumb";
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = output,
            Ansi = colours ? AnsiSupport.Yes : AnsiSupport.No,
            Interactive = InteractionSupport.No,
            ColorSystem = colours ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
    }

    public void SetEncoding(Encoding encoding)
    {
        // The encoding of stdout is the process's; nothing here needs another.
    }
}
