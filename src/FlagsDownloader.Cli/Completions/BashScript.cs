using System.Text;
using FlagsDownloader.Cli.Descriptions;

namespace FlagsDownloader.Cli.Completions;

/// <summary>Writes the completions for bash, from version 3.2, which macOS has. They do not need the package bash-completion.</summary>
/// <remarks>
/// Bash shows no descriptions. It also splits words at <c>=</c> and <c>:</c>, and replaces only the last piece. The script joins
/// the pieces to understand them, and removes from its offers the pieces that bash keeps.
/// </remarks>
internal static class BashScript
{
    public static string Write(CommandDescription program)
    {
        var text = new StringBuilder();
        text.Append($$"""
            # bash completion for {{program.Name}} {{ProgramVersion.Text}}, printed by '{{program.Name}} completions bash'.
            #   source <({{program.Name}} completions bash)

            # What stands after the option $2 of the command $1: sets kind and words. Fails where it takes nothing.
            _flags_value() {
                case "$1 $2" in

            """);
        foreach (var (value, patterns) in Values(program))
        {
            AppendCase(text, string.Join(" | ", patterns.Select(Quoted)), Setting(value));
        }

        text.Append("""
                    *) return 1 ;;
                esac
            }

            # What the command $1 takes besides options.
            _flags_argument() {
                case "$1" in

            """);
        AppendCase(text, "''", Setting(new ValueDescription("command", "", ValueKind.Word, [.. program.Commands.Select(command => new WordDescription(command.Name, ""))])));
        foreach (var commands in program.Commands.Where(command => command.Argument is not null).GroupBy(command => Setting(command.Argument!), StringComparer.Ordinal))
        {
            AppendCase(text, string.Join(" | ", commands.Select(command => command.Name)), commands.Key);
        }

        text.Append("""
                    *) return 1 ;;
                esac
            }

            # The options of the command $1.
            _flags_options() {
                kind=word
                case "$1" in

            """);
        AppendCase(text, "''", $"words='{OptionNames(program)}'");
        foreach (var command in program.Commands)
        {
            AppendCase(text, command.Name, $"words='{OptionNames(command)}'");
        }

        text.Append("""
                esac
            }


            """);
        text.Append(Completing);
        return text.ToString();
    }

    private static List<(ValueDescription Value, List<string> Patterns)> Values(CommandDescription program)
    {
        var values = new List<(ValueDescription Value, List<string> Patterns)>();
        foreach (var command in program.Commands)
        {
            foreach (var option in command.Options)
            {
                if (option.Value is not { } value)
                {
                    continue;
                }

                var patterns = values.Find(other => other.Value.IsLike(value)).Patterns;
                if (patterns is null)
                {
                    values.Add((value, patterns = []));
                }

                patterns.AddRange(option.UnderstoodNames.Select(name => $"{command.Name} {name}"));
            }
        }

        return values;
    }

    private static string Setting(ValueDescription value)
    {
        var kind = value.Kind switch
        {
            ValueKind.Word => "word",
            ValueKind.WordList => "list",
            ValueKind.File => "file",
            ValueKind.Folder => "folder",
            _ => "free",
        };
        return value.Words.Count == 0 ? $"kind={kind}" : $"kind={kind} words='{string.Join(' ', value.Words.Select(word => word.Text))}'";
    }

    private static string OptionNames(CommandDescription command) => string.Join(' ', command.Options.SelectMany(option => option.Names));

    private static string Quoted(string pattern) => $"'{pattern}'";

    private static void AppendCase(StringBuilder text, string pattern, string body) => text.Append($"        {pattern}) {body} ;;\n");

    // The words for compgen have no blanks, and no characters that a shell expands.
    private const string Completing = """
        _flags() {
            local IFS=$' \t\n' kind=free words= command= expects= ended= prefix= current piece word rest trimmed
            local -a typed=()

            # The pieces that have no blank between them are one word.
            rest=${COMP_LINE:0:COMP_POINT}
            for piece in "${COMP_WORDS[@]:0:COMP_CWORD}"; do
                trimmed=${rest#"${rest%%[![:blank:]]*}"}
                if [[ ${#typed[@]} -eq 0 || $trimmed != "$rest" ]]; then
                    typed+=("$piece")
                else
                    typed[${#typed[@]} - 1]+=$piece
                fi
                rest=${trimmed#"$piece"}
            done
            current=${rest#"${rest%%[![:blank:]]*}"}
            if [[ $current == "$rest" && ${#typed[@]} -gt 1 ]]; then
                current=${typed[${#typed[@]} - 1]}$current
                unset "typed[${#typed[@]} - 1]"
            fi

            for word in "${typed[@]:1}"; do
                if [[ -n $expects ]]; then
                    expects=
                elif [[ -n $ended ]]; then
                    continue
                elif [[ $word == -- ]]; then
                    ended=1
                elif [[ $word == -* ]]; then
                    _flags_value "$command" "$word" && expects=$word
                elif [[ -z $command ]]; then
                    command=$word
                fi
            done

            kind=free words=
            if [[ -n $expects ]]; then
                _flags_value "$command" "$expects"
            elif [[ -z $ended && $current == -*=* ]]; then
                _flags_value "$command" "${current%%=*}"
                prefix=${current%%=*}=
            elif [[ -z $ended && $current == -* ]]; then
                _flags_options "$command"
            else
                _flags_argument "$command"
            fi

            COMPREPLY=()
            word=${current#"$prefix"}
            case $kind in
                free) return ;;
                # The shell's own completion of files quotes them, and asks for folders by a slash.
                file) compopt -o default 2>/dev/null || COMPREPLY=($(compgen -f -- "$word")); return ;;
                folder) compopt -o dirnames 2>/dev/null || COMPREPLY=($(compgen -d -- "$word")); return ;;
                list)
                    rest=${word%"${word##*[,=]}"}
                    word=${word#"$rest"}
                    prefix+=$rest
                    trimmed=
                    for piece in $words; do
                        [[ ",$rest" == *",$piece,"* ]] || trimmed+=" $piece"
                    done
                    words=${trimmed# }
                    compopt -o nospace 2>/dev/null
                    ;;
            esac

            # What is typed in lower case is completed in lower case.
            [[ $word == [[:lower:]]* && $words == [[:upper:]]* ]] && words=$(tr '[:upper:]' '[:lower:]' <<<"$words")
            COMPREPLY=($(compgen -P "$prefix" -W "$words" -- "$word"))

            rest=${COMP_WORDBREAKS//[^=:]/}
            if [[ -n $rest && $current == *["$rest"]* ]]; then
                prefix=${current%"${current##*["$rest"]}"}
                COMPREPLY=("${COMPREPLY[@]#"$prefix"}")
            fi
        }

        complete -F _flags flags

        """;
}
