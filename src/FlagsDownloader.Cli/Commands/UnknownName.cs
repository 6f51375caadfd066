using System.CommandLine;

namespace FlagsDownloader.Cli.Commands;

/// <summary>What to say of a word that nobody knows: which one was perhaps meant, and where all of them are.</summary>
internal static class UnknownName
{
    /// <param name="word">What was written, with its value where one hangs on it.</param>
    /// <param name="command">The command that does not know it.</param>
    public static string Option(string word, Command command)
    {
        var help = command is RootCommand ? "flags --help" : $"flags {command.Name} --help";
        // Those of the root that every command has, --help, come with the tree.
        var known = command.Options
            .Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive))
            .Where(option => !option.Hidden)
            .SelectMany(option => option.Aliases.Prepend(option.Name))
            .Where(name => name.StartsWith("--", StringComparison.Ordinal));
        return NearestName.Of(word.Split('=', ':')[0], known) is { } near
            ? $"unknown option '{word}': did you mean {near}? See '{help}'"
            : $"unknown option '{word}': see '{help}'";
    }

    /// <param name="word">What was written.</param>
    /// <param name="root">The commands that there are.</param>
    public static string Command(string word, RootCommand root)
    {
        string[] names = [.. root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name)];
        return NearestName.Of(word, names) is { } near
            ? $"unknown command '{word}': did you mean 'flags {near}'? See 'flags --help'"
            : $"unknown command '{word}': write {string.Join(", ", names[..^1])} or {names[^1]}";
    }
}
