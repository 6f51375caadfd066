using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using FlagsDownloader.Http;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Creates options whose errors name the wrong value and say what to write. The parser's own errors do neither.</summary>
internal static class OptionValues
{
    public static Option<string?> Text(string name, string? shortName, string valueName, string description) =>
        Named<string?>(name, shortName, valueName, description, text => text.Length > 0 ? text : null, $"{(valueName[0] is 'A' or 'E' or 'I' or 'O' ? "an" : "a")} {valueName}");

    public static Option<int?> Integer(
        string name, string? shortName, string valueName, string description, int min, int max = int.MaxValue) =>
        Named<int?>(
            name,
            shortName,
            valueName,
            description,
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max
                ? value
                : null,
            max == int.MaxValue ? $"a whole number from {min}" : $"a whole number from {min} to {max}");

    public static Option<double?> Seconds(string name, string valueName, string description) =>
        Named<double?>(
            name,
            null,
            valueName,
            description,
            text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                && value >= FlagClientDefaults.MinTimeout.TotalSeconds
                && value <= FlagClientDefaults.MaxTimeout.TotalSeconds
                    ? value
                    : null,
            "seconds, such as 10 or 0.5");

    /// <summary>An option that may be given several times.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="valueName">The name of the value in the help.</param>
    /// <param name="description">Its description.</param>
    /// <param name="severalAtOnce">Whether it takes all following words, as a shell writes them for <c>*.json</c>. Default: false.</param>
    /// <param name="shortName">Its short name. Default: null, it has none.</param>
    public static Option<string[]> Texts(
        string name, string valueName, string description, bool severalAtOnce = false, string? shortName = null) => new(name, shortName is null ? [] : [shortName])
        {
            Description = description,
            HelpName = valueName,
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = severalAtOnce,
            CustomParser = result =>
            {
                if (result.Tokens.Count == 0 || result.Tokens.Any(token => token.Value.Length == 0))
                {
                    result.AddError($"{name} needs a value: write {name} and a {valueName}");
                }

                return [.. result.Tokens.Select(token => token.Value)];
            },
        };

    /// <summary>Bytes, <c>5000</c>, or with a suffix, <c>130k</c> (× 1024), <c>2M</c> (× 1024²), <c>3G</c>, <c>1T</c>.</summary>
    public static Option<long?> Size(string name, string description, long min, long max) =>
        Named<long?>(
            name, null, "SIZE", description, text => ReadSize(text) is { } size && size >= min && size <= max ? size : null,
            $"a size up to {max >> 40}T, such as 130k, 2M or 1G");

    /// <summary>Requests in a second: <c>5</c>, <c>0.5/s</c>, <c>30/m</c> (÷ 60) or <c>100/h</c> (÷ 3600).</summary>
    public static Option<double?> Rate(string name, string description) =>
        Named<double?>(
            name, null, "RATE", description,
            text => ReadRate(text) is { } rate and >= FlagClientDefaults.MinRequestRate and <= FlagClientDefaults.MaxRequestRate ? rate : null,
            $"a number of requests from 1/h to {FlagClientDefaults.MaxRequestRate}/s, such as 5, 0.5/s, 30/m or 100/h");

    private static double? ReadRate(string text)
    {
        var (number, seconds) = text switch
        {
            [.. var count, '/', 's'] => (count, 1),
            [.. var count, '/', 'm'] => (count, 60),
            [.. var count, '/', 'h'] => (count, 3600),
            _ => (text, 1),
        };
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value / seconds : null;
    }

    private static long? ReadSize(string text)
    {
        var (digits, unit) = text switch
        {
            [.. var count, 'k' or 'K'] => (count, 1L << 10),
            [.. var count, 'm' or 'M'] => (count, 1L << 20),
            [.. var count, 'g' or 'G'] => (count, 1L << 30),
            [.. var count, 't' or 'T'] => (count, 1L << 40),
            _ => (text, 1L),
        };
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= long.MaxValue / unit
            ? size * unit
            : null;
    }

    private static Option<T> Named<T>(
        string name, string? shortName, string valueName, string description, Func<string, T> read, string expected)
    {
        return new Option<T>(name, shortName is null ? [] : [shortName])
        {
            Description = description,
            HelpName = valueName,
            // The parser below reports missing values and repetitions too.
            Arity = ArgumentArity.ZeroOrMore,
            AllowMultipleArgumentsPerToken = false,
            CustomParser = Parse,
        };

        T? Parse(ArgumentResult result)
        {
            if (result.Tokens is not [var token])
            {
                result.AddError(
                    result.Tokens.Count == 0
                        ? $"{name} needs a value: write {name} and {expected}"
                        : $"{name} is given {result.Tokens.Count} times: write it once");
                return default;
            }

            var value = read(token.Value);
            if (value is null)
            {
                result.AddError($"{name} cannot be '{token.Value}': write {expected}");
            }

            return value;
        }
    }
}
