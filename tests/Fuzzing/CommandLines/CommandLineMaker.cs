using System.Text.RegularExpressions;
using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>Creates command lines from the grammar and mutates them.</summary>
internal sealed partial class CommandLineMaker(CommandGrammar grammar, ulong seed)
{
    private const int MaxArguments = 300;

    /// <summary>Returns the command line of a number.</summary>
    public string[] Make(int number)
    {
        // A command line that would take long is replaced.
        var dice = new Dice(seed, number);
        while (true)
        {
            if (Once(dice) is var line && !IsSlow(line))
            {
                return line;
            }
        }
    }

    private string[] Once(Dice dice)
    {
        var command = dice.Pick(CommandGrammar.Commands);
        List<string> line = command.Length > 0 ? [command] : [];
        if (command is "compare" && dice.Chance(50))
        {
            line.AddRange(["--input", OptionValue.AnyInput(dice)]);
        }
        else if (command is "download" or "compare" && dice.Chance(70))
        {
            line.AddRange([.. Enumerable.Range(0, dice.Below(4)).Select(_ => OptionValue.AnyCode(dice)), "-s", OptionValue.Refusing, "--retries", "0"]);
        }

        if (command is "lab" && dice.Chance(70))
        {
            line.AddRange([dice.Pick("loop", "tasks", "LATENCY", "nosuch"), "--code"]);
        }

        if (command is "completions" && dice.Chance(70))
        {
            line.Add(dice.Pick("bash", "zsh", "fish", "powershell", "BASH", "csh"));
        }

        if (command is "spin")
        {
            line.AddRange(["--seconds", "0.01"]);
        }

        if (command is "serve")
        {
            line.AddRange(["--port", "0"]);
        }

        if (grammar.Options[command] is { Count: > 0 } options)
        {
            for (var count = dice.Pick(0, 1, 1, 2, 2, 3, 4, 6); count > 0; count--)
            {
                Insert(line, Written(dice.Pick(options), dice), dice);
            }
        }

        for (var times = dice.Pick(0, 0, 0, 1, 1, 2, 4); times > 0; times--)
        {
            Bend(line, dice);
        }

        return [.. line.Take(MaxArguments)];
    }

    private static void Insert(List<string> line, IReadOnlyList<string> words, Dice dice) =>
        line.InsertRange(line.Count == 0 ? 0 : dice.Chance(90) ? dice.Between(1, line.Count) : dice.Below(line.Count), words);

    private static string[] Written(OptionForm option, Dice dice)
    {
        var name = dice.Pick(option.Names);
        if (option.Value is null)
        {
            return dice.Chance(95) ? [name] : [$"{name}={dice.Pick("true", "false", "", "x")}"];
        }

        var value = OptionValue.For(option, dice);
        return dice.Below(10) switch
        {
            < 6 => [name, value],
            < 8 => [$"{name}={value}"],
            8 => [dice.Chance(50) ? $"{name}:{value}" : $"{name}{value}"],
            _ => [name],
        };
    }

    private static void Bend(List<string> line, Dice dice)
    {
        if (line.Count == 0)
        {
            line.Add(OptionValue.AnyHostile(dice));
            return;
        }

        var at = dice.Below(line.Count);
        switch (dice.Below(10))
        {
            case 0:
                var other = dice.Below(line.Count);
                (line[at], line[other]) = (line[other], line[at]);
                break;
            case 1:
                line.InsertRange(at, Enumerable.Repeat(line[at], dice.Pick(1, 1, 2, 250)));
                break;
            case 2:
                line.RemoveAt(at);
                break;
            case 3 when MayBeCut(line[at]):
                line[at] = line[at][..dice.Below(line[at].Length + 1)];
                break;
            case 4 when MayBeCut(line[at]):
                line[at] = line[at].Insert(dice.Below(line[at].Length + 1), ((char)dice.Pick(dice.Below(0x80), dice.Below(0x10000))).ToString());
                break;
            case 5:
                line.RemoveRange(at, line.Count - at);
                break;
            case 6:
                line[at] = dice.Chance(50) ? line[at].ToUpperInvariant() : line[at].ToLowerInvariant();
                break;
            case 7:
                line.Insert(at, dice.Pick("--", "@file", "--help", "-h", "--version"));
                break;
            default:
                line.Insert(at, OptionValue.AnyHostile(dice));
                break;
        }
    }

    // A path or an address without a part of it could be another one, also of another machine.
    private static bool MayBeCut(string word) => !word.AsSpan().ContainsAny(@"/:.\");

    private static bool IsSlow(string[] line) => line switch
    {
        _ when line.Contains("REMOTE") => true,
        // More than one retry, the default of three included, would wait for seconds.
        ["download" or "compare", ..] when line.Any(word => word.Contains(":1", StringComparison.Ordinal)) =>
            !line.Any(word => word.StartsWith("--timeout", StringComparison.Ordinal)) && !Few().IsMatch(string.Join(' ', line)),
        // A lesson takes seconds, unless only its source is printed.
        ["lab", ..] => !line.Contains("--code") || line.Contains("true") || line.Contains("false"),
        // Three seconds by default. A spinner in a process is tested with the real executable elsewhere.
        ["spin", ..] => !line.Any(word => word.Contains("0.0", StringComparison.Ordinal)) || line.Any(word => word.Contains("process", StringComparison.OrdinalIgnoreCase)),
        // The ports from 8000 on may be in use.
        ["serve", ..] => !line.Any(word => word.StartsWith("--port", StringComparison.Ordinal)),
        _ => false,
    };

    [GeneratedRegex("--retries[ =:][01]( |$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Few();
}
