using System.Text;
using FlagsDownloader.Cli.Descriptions;

namespace FlagsDownloader.Cli.Completions;

/// <summary>Writes the completions for PowerShell, from version 5.1, with descriptions as tooltips.</summary>
/// <remarks>
/// Where this script offers nothing, PowerShell offers files. A comma makes an array of a word in PowerShell, so only the first
/// word of a list is completed.
/// </remarks>
internal static class PowerShellScript
{
    public static string Write(CommandDescription program)
    {
        var text = new StringBuilder();
        text.Append($$"""
            # PowerShell completion for {{program.Name}} {{ProgramVersion.Text}}, printed by '{{program.Name}} completions powershell'.
            #   {{program.Name}} completions powershell | Out-String | Invoke-Expression

            Register-ArgumentCompleter -Native -CommandName '{{program.Name}}' -ScriptBlock {
                param($wordToComplete, $commandAst, $cursorPosition)

                # Each text: what is offered, and where it does not speak for itself, a tab and what it means.
                $values = @{

            """);
        foreach (var command in program.Commands)
        {
            foreach (var option in command.Options)
            {
                // Options without words are listed too, because a value follows them, not an argument.
                foreach (var name in option.Value is null ? [] : option.UnderstoodNames)
                {
                    AppendEntry(text, $"{command.Name} {name}", option.Value!.Words);
                }
            }
        }

        text.Append("    }\n    $arguments = @{\n");
        AppendEntry(text, "", [.. program.Commands.Select(command => new WordDescription(command.Name, command.Summary))]);
        foreach (var command in program.Commands.Where(command => command.Argument is not null))
        {
            AppendEntry(text, command.Name, command.Argument!.Words);
        }

        text.Append("    }\n    $options = @{\n");
        AppendEntry(text, "", OptionWords(program));
        foreach (var command in program.Commands)
        {
            AppendEntry(text, command.Name, OptionWords(command));
        }

        text.Append("    }\n\n");
        text.Append(Completing);
        return text.ToString();
    }

    private static WordDescription[] OptionWords(CommandDescription command) =>
        [.. command.Options.SelectMany(option => option.Names.Select(name => new WordDescription(name, option.Summary)))];

    private static void AppendEntry(StringBuilder text, string key, IReadOnlyList<WordDescription> words)
    {
        text.Append($"        {Quoted(key)} = @(");
        foreach (var word in words)
        {
            text.Append(word.Meaning.Length == 0 ? $" {Quoted(word.Text)}," : $"\n            {Quoted($"{word.Text}\t{word.Meaning}")},");
        }
        // A list in PowerShell must not end with a comma.
        if (words.Count > 0)
        {
            text.Length--;
        }

        text.Append(" )\n");
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    // Hash tables ignore case, so -s and -S cannot both be options. A completed word has the user's case.
    private const string Completing = """
            $command = ''
            $expects = ''
            $ended = $false
            foreach ($element in $commandAst.CommandElements | Select-Object -Skip 1) {
                # The word at the cursor is the one that is completed.
                if ($element.Extent.EndOffset -ge $cursorPosition) { break }
                $word = $element.Extent.Text
                if ($expects) { $expects = '' }
                elseif ($ended) { continue }
                elseif ($word -eq '--') { $ended = $true }
                elseif ($word.StartsWith('-')) { if ($values.ContainsKey("$command $word")) { $expects = "$command $word" } }
                elseif (-not $command) { $command = $word }
            }

            $typed = $wordToComplete
            $prefix = ''
            if ($expects) { $offered = $values[$expects] }
            elseif (-not $ended -and $typed -match '^(--[^=]+)=(.*)$') {
                $prefix = $Matches[1] + '='
                $typed = $Matches[2]
                $offered = $values["$command $($Matches[1])"]
            }
            elseif (-not $ended -and $typed.StartsWith('-')) { $offered = $options[$command] }
            else { $offered = $arguments[$command] }

            foreach ($offer in $offered) {
                $text, $meaning = $offer -split "`t", 2
                if (-not $meaning) { $meaning = $text }
                if (-not $text.StartsWith($typed, [StringComparison]::OrdinalIgnoreCase)) { continue }
                # What is typed in lower case is completed in lower case.
                if ($typed -cmatch '^[a-z]') { $text = $text.ToLowerInvariant() }
                [System.Management.Automation.CompletionResult]::new($prefix + $text, $text, 'ParameterValue', $meaning)
            }
        }

        """;
}
