using System.CommandLine;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The options that say which flags, and how often.</summary>
internal sealed class SelectionOptions
{
    // Each has some hundred bytes before the first is asked for.
    private const int MostItems = 1_000_000;

    private readonly Argument<string[]> _codes = new("CC")
    {
        HelpName = "CC...",
        CompletionSources = { _ => KnownWords.Codes },
        Description = "Country codes, in any case; a letter stands for all codes that begin with it. Default: the 20 most populous countries.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _all = new("--all", "-a") { Description = "The 194 codes that have a flag." };
    private readonly Option<bool> _every = new("--every", "-e") { Description = "All 676 codes AA-ZZ; 482 of them are not found. Wins over -a and CC." };
    private readonly Option<int?> _limit = OptionValues.Integer("--limit", "-l", "N", "Only the first N codes, in alphabetical order.", 1);
    private readonly Option<int?> _repeat = OptionValues.Integer("--repeat", null, "N", "Ask for each flag N times.", 1);

    public Argument Codes => _codes;

    public IReadOnlyList<Option> All => [_all, _every, _limit, _repeat];

    /// <summary>Whether anything is said.</summary>
    public bool IsGiven(ParseResult parsed) =>
        parsed.GetValue(_codes) is { Length: > 0 } || parsed.GetValue(_all) || parsed.GetValue(_every)
        || parsed.GetValue(_limit) is not null || parsed.GetValue(_repeat) is not null;

    /// <param name="parsed">What was written.</param>
    /// <param name="codes">How many countries there are.</param>
    public int ReadRepeat(ParseResult parsed, int codes)
    {
        var repeat = parsed.GetValue(_repeat) ?? 1;
        return (long)codes * repeat <= MostItems
            ? repeat
            : throw new UserErrorException($"--repeat {repeat} makes {(long)codes * repeat} requests: write {MostItems / codes} or less");
    }

    public IReadOnlyList<CountryCode> ReadCodes(ParseResult parsed)
    {
        var codes = parsed.GetValue(_codes) ?? [];
        // The parser takes an option it does not know for one more code.
        if (codes.FirstOrDefault(code => code.StartsWith('-')) is { } unknown)
        {
            throw new UserErrorException(UnknownName.Option(unknown, parsed.CommandResult.Command));
        }

        return UserErrorException.Unless(() => new CodeSelection
        {
            Codes = codes,
            All = parsed.GetValue(_all),
            Every = parsed.GetValue(_every),
            Limit = parsed.GetValue(_limit) ?? int.MaxValue,
        }.Resolve());
    }
}
