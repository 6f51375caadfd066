namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>The commands, and the options in the help of each.</summary>
/// <param name="help">Runs a command line, such as <c>download --help</c>, and returns what it prints.</param>
internal sealed class CommandGrammar(Func<string[], string> help)
{
    /// <summary>The commands, each repeated by its weight.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [
        "download", "download", "download", "download", "download", "download", "compare", "compare", "compare", "compare", "compare", "spin", "lab", "serve", "serve", "completions", "man",
        // An unknown command, a hidden one, and none.
        "bogus", "spinner-process", "",
    ];

    /// <summary>The options by command. A command without help has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<OptionForm>> Options { get; } = Commands.Distinct().ToDictionary(
        command => command,
        IReadOnlyList<OptionForm> (command) => command is "bogus" or "spinner-process" or ""
            ? [new(["--help", "-h"], null), new(["--version"], null)]
            : HelpText.Options(help([command, "--help"])),
        StringComparer.Ordinal);
}
