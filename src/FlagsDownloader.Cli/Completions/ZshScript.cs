using System.Text;
using FlagsDownloader.Cli.Descriptions;

namespace FlagsDownloader.Cli.Completions;

/// <summary>Writes the completions for zsh, with descriptions, for <c>_arguments</c>.</summary>
internal static class ZshScript
{
    public static string Write(CommandDescription program)
    {
        var text = new StringBuilder();
        text.Append($$"""
            #compdef {{program.Name}}
            # zsh completion for {{program.Name}} {{ProgramVersion.Text}}, printed by '{{program.Name}} completions zsh'.
            #   source <({{program.Name}} completions zsh)

            # Offers the words of $@[2,-1], each with a colon and its meaning, as $1; in lower case where that is typed.
            _flags_words() {
              local -a words=("${@[2,-1]}") lower=()
              local word text
              if [[ $PREFIX == [[:lower:]]* && $words[1] == [[:upper:]]* ]]; then
                for word in $words; do
                  text=${word%%:*}
                  lower+=("${(L)text}${word#$text}")
                done
                words=($lower)
              fi
              _describe -t values "$1" words
            }

            # Offers those that are not yet in a list with commas; NAME=WORD gives one another name.
            _flags_list() {
              local -a words=()
              local word
              compset -P '*[,=]'
              for word in "${@[2,-1]}"; do
                [[ ",${IPREFIX#--*=}" == *",${word%%:*},"* ]] || words+=("$word")
              done
              _describe -t values "$1" words -S ''
            }


            """);
        var values = Values(program).ToList();
        foreach (var (name, value) in values)
        {
            AppendValue(text, name, value);
        }

        text.Append("""
            _flags() {
              local curcontext=$curcontext state state_descr line
              local -A opt_args
              local -a commands=(

            """);
        foreach (var command in program.Commands)
        {
            text.Append($"    {Quoted($"{command.Name}:{command.Summary}")}\n");
        }

        text.Append("  )\n\n");
        AppendArguments(text, program, "  ", values, ["': :->command'", "'*:: :->arguments'"]);
        text.Append("""

              case $state in
                command) _describe -t commands command commands ;;
                arguments)
                  curcontext=${curcontext%:*:*}:flags-$words[1]:
                  case $words[1] in

            """);
        foreach (var command in program.Commands)
        {
            text.Append($"        {command.Name})\n");
            IEnumerable<string> argument = command.Argument is { } value ? [Quoted($"*:{value.Name}:{Action(value, values)}")] : [];
            AppendArguments(text, command, "          ", values, argument);
            text.Append("          ;;\n");
        }

        text.Append("""
                  esac
                  ;;
              esac
            }

            # Read from $fpath the file is the function; sourced, it only says what there is.
            if [[ $funcstack[1] == _flags ]]; then
              _flags "$@"
            else
              compdef _flags flags
            fi

            """);
        return text.ToString();
    }

    private static IEnumerable<(string Name, ValueDescription Value)> Values(CommandDescription program)
    {
        var known = new List<ValueDescription>();
        foreach (var command in program.Commands)
        {
            var values = command.Options.Select(option => (Of: option.Names[^1].TrimStart('-'), option.Value)).Append((Of: "argument", Value: command.Argument));
            foreach (var (of, value) in values)
            {
                if (value is not { Words.Count: > 0 } || known.Exists(value.IsLike))
                {
                    continue;
                }

                known.Add(value);
                yield return ($"_flags_{command.Name}_{of.Replace('-', '_')}", value);
            }
        }
    }

    private static void AppendValue(StringBuilder text, string name, ValueDescription value)
    {
        text.Append($"{name}() {{\n  {(value.Kind == ValueKind.WordList ? "_flags_list" : "_flags_words")} {Quoted(value.Name)}");
        foreach (var word in value.Words)
        {
            text.Append(word.Meaning.Length == 0 ? $" {word.Text}" : $" \\\n    {Quoted($"{word.Text}:{word.Meaning}")}");
        }

        text.Append("\n}\n\n");
    }

    private static void AppendArguments(
        StringBuilder text, CommandDescription command, string indent, IReadOnlyList<(string Name, ValueDescription Value)> values, IEnumerable<string> rest)
    {
        text.Append($"{indent}_arguments -s -S{(rest.Any(word => word.Contains("->", StringComparison.Ordinal)) ? " -C" : "")}");
        foreach (var word in command.Options.SelectMany(option => Options(option, values)).Concat(rest))
        {
            text.Append($" \\\n{indent}  {word}");
        }

        text.Append('\n');
    }

    // '(-s --server)'{-s+,--server=}'[description]:LABEL:action'. The options in parentheses are not offered again. A star marks an
    // option that may be repeated, an exclamation mark one that is understood and not offered.
    private static IEnumerable<string> Options(OptionDescription option, IReadOnlyList<(string Name, ValueDescription Value)> values)
    {
        var exclusion = option.Repeats ? "*" : $"({string.Join(' ', option.Names)})";
        string[] names = [.. option.Names.Select(name =>
            option.Value is null ? name : name.StartsWith("--", StringComparison.Ordinal) ? $"{name}=" : $"{name}+")];
        var end = $"[{Plain(option.Summary)}]" + (option.Value is { } value ? $":{Plain(value.Name)}:{Action(value, values)}" : "");
        yield return names is [var only]
            ? Quoted($"{exclusion}{only}{end}")
            : $"{Quoted(exclusion)}{{{string.Join(',', names)}}}{Quoted(end)}";
        foreach (var other in option.OtherNames)
        {
            yield return Quoted($"!{other}{(option.Value is null ? "" : "=")}{end}");
        }
    }

    private static string Action(ValueDescription value, IReadOnlyList<(string Name, ValueDescription Value)> values) => value.Kind switch
    {
        ValueKind.File => "_files",
        ValueKind.Folder => "_files -/",
        ValueKind.Free => " ",
        _ => values.First(known => known.Value.IsLike(value)).Name,
    };

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var letter in text)
        {
            plain.Append(letter is '[' or ']' or ':' or '\\' ? $"\\{letter}" : $"{letter}");
        }

        return plain.ToString();
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
