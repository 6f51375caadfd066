using System.CommandLine;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Messages for an unknown option or command: the probable name, and where to find all names.</summary>
internal static class UnknownName
{
    /// <param name="word">The word, which may contain a value.</param>
    /// <param name="command">The command that does not have the option.</param>
    public static string Option(string word, Command command)
    {
        var help = command is RootCommand ? "flags --help" : $"flags {command.Name} --help";
        // The root's recursive options, such as --help, belong to every command.
        var known = command.Options
            .Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive))
            .Where(option => !option.Hidden)
            .SelectMany(option => option.Aliases.Prepend(option.Name))
            .Where(name => name.StartsWith("--", StringComparison.Ordinal));
        return NearestName.Find(word.Split('=', ':')[0], known) is { } near
            ? $"unknown option '{word}': did you mean {near}? See '{help}'"
            : $"unknown option '{word}': see '{help}'";
    }

    /// <param name="word">The word.</param>
    /// <param name="root">The root, with all commands.</param>
    public static string Command(string word, RootCommand root)
    {
        string[] names = [.. root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name)];
        return NearestName.Find(word, names) is { } near
            ? $"unknown command '{word}': did you mean 'flags {near}'? See 'flags --help'"
            : $"unknown command '{word}': write {WordList.Join(names, "or")}";
    }
}
