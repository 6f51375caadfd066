using System.Text;
using Spectre.Console;

namespace FlagsDownloader.Cli.Progress;

/// <summary>Spectre.Console on stderr. Its ready-made one asks stdout, which may be a file while stderr is the terminal.</summary>
internal sealed class StandardErrorConsole : IAnsiConsoleOutput
{
    private StandardErrorConsole() => (Width, Height) = TerminalSize.OfStandardError();

    public TextWriter Writer => Console.Error;

    public bool IsTerminal => !Console.IsErrorRedirected;

    public int Width { get; }

    public int Height { get; }

    /// <summary>Colours as the terminal has them, none with NO_COLOR.</summary>
    public static IAnsiConsole Create() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new StandardErrorConsole(),
        Ansi = AnsiSupport.Yes,
        Interactive = InteractionSupport.Yes,
        ColorSystem = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
            ? ColorSystemSupport.Detect
            : ColorSystemSupport.NoColors,
    });

    public void SetEncoding(Encoding encoding)
    {
        // The encoding of stderr is the process's; nothing here needs another.
    }
}
