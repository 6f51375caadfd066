using System.CommandLine;

namespace FlagsDownloader.Cli.Descriptions;

/// <summary>Adds options to a command in groups.</summary>
internal static class OptionGroups
{
    /// <summary>Adds the arguments and options of all groups.</summary>
    public static void AddGroups(this Command command, IEnumerable<OptionGroup> groups)
    {
        foreach (var group in groups)
        {
            if (group.Argument is { } argument)
            {
                command.Add(argument);
            }

            foreach (var option in group.Options)
            {
                command.Add(option);
            }
        }
    }
}
