namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>What can be typed: the commands, and the options that each says it has.</summary>
/// <param name="help">Runs a command line, such as <c>download --help</c>, and returns what it prints.</param>
internal sealed class CommandGrammar(Func<string[], string> help)
{
    /// <summary>The commands, and so often each is tried.</summary>
    public static IReadOnlyList<string> Commands { get; } =
    [
        "download", "download", "download", "download", "download", "download", "compare", "compare", "compare", "compare", "compare", "spin", "lab", "serve", "serve", "completions", "man",
        // What is not a command, one that is not for people, and none.
        "bogus", "spinner-process", "",
    ];

    /// <summary>Of every command, by its name. A command without help has none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<OptionForm>> Options { get; } = Commands.Distinct().ToDictionary(
        command => command,
        IReadOnlyList<OptionForm> (command) => command is "bogus" or "spinner-process" or ""
            ? [new(["--help", "-h"], null), new(["--version"], null)]
            : HelpText.Options(help([command, "--help"])),
        StringComparer.Ordinal);
}
