using System.Text;
using FlagsDownloader.Cli.Descriptions;

namespace FlagsDownloader.Cli.Completions;

/// <summary>Writes the completions for fish, with descriptions.</summary>
internal static class FishScript
{
    public static string Write(CommandDescription program)
    {
        var text = new StringBuilder();
        text.Append($"""
            # fish completion for {program.Name} {ProgramVersion.Text}, printed by '{program.Name} completions fish'.
            #   {program.Name} completions fish | source

            # Whether the command is $argv[1]; without one, whether there is none yet.
            function __flags_at
                for word in (commandline -opc)[2..]
                    string match -q -- '-*' $word; and continue
                    test "$word" = "$argv[1]"; return
                end
                test (count $argv) -eq 0
            end

            # What is typed of a value, without the option before it.
            function __flags_typed
                string replace -r -- '^--[^=]*=' '' (commandline -ct)
            end

            # The words of $argv, each with a tab and its meaning; in lower case where that was typed.
            function __flags_words
                if string match -qr '^[a-z]' -- (__flags_typed)
                    for word in $argv
                        set -l parts (string split -m 1 \t -- $word)
                        string join \t -- (string lower -- $parts[1]) $parts[2]
                    end
                else
                    printf '%s\n' $argv
                end
            end

            # The same, after what is typed of a list with commas.
            function __flags_list
                set -l before (string match -r -- '^.*[,=]' (__flags_typed))
                for word in $argv
                    set -l parts (string split -m 1 \t -- $word)
                    string match -q -- "*,$parts[1],*" ",$before"; or echo "$before$word"
                end
            end

            complete -c flags -f

            """);
        AppendOptions(text, program, "__flags_at");
        foreach (var command in program.Commands)
        {
            text.Append($"\ncomplete -c flags -n __flags_at -a {command.Name} -d {Quoted(command.Summary)}\n");
            var condition = Quoted($"__flags_at {command.Name}");
            if (command.Argument is { } argument)
            {
                text.Append($"complete -c flags -n {condition}{Values(argument)}\n");
            }

            AppendOptions(text, command, condition);
        }

        return text.ToString();
    }

    private static void AppendOptions(StringBuilder text, CommandDescription command, string condition)
    {
        foreach (var option in command.Options)
        {
            text.Append($"complete -c flags -n {condition}");
            foreach (var name in option.Names)
            {
                text.Append(name.StartsWith("--", StringComparison.Ordinal) ? $" -l {name[2..]}" : $" -s {name[1..]}");
            }

            if (option.Value is { } value)
            {
                text.Append(value.Kind == ValueKind.File ? " -r" : " -x").Append(Values(value));
            }

            text.Append($" -d {Quoted(option.Summary)}\n");
        }
    }

    private static string Values(ValueDescription value) => value.Kind switch
    {
        ValueKind.File => " -F",
        ValueKind.Folder => " -a '(__fish_complete_directories (__flags_typed))'",
        ValueKind.Word => $" -a {Quoted($"(__flags_words {Words(value)})")}",
        ValueKind.WordList => $" -a {Quoted($"(__flags_list {Words(value)})")}",
        _ => "",
    };

    private static string Words(ValueDescription value) => string.Join(' ', value.Words.Select(word =>
        word.Meaning.Length == 0 ? word.Text : $"{word.Text}\\t{Quoted(word.Meaning)}"));

    // In single quotes, fish has only the escapes \\ and \'.
    private static string Quoted(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
