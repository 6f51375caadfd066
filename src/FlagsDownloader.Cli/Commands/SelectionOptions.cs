using System.CommandLine;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The options that select the flags, and the number of requests for each.</summary>
/// <param name="codesName">What the arguments are in the help. Default: codes alone.</param>
/// <param name="more">What else the arguments may be. Default: nothing.</param>
internal sealed class SelectionOptions(string codesName = "CC", string more = "")
{
    // Each item has some hundred bytes before the first request.
    private const int MaxItems = 1_000_000;

    private readonly Argument<string[]> _codes = new("CC")
    {
        HelpName = $"{codesName}...",
        CompletionSources = { _ => KnownWords.Codes },
        Description = $"Country codes, in any case; a letter stands for all that begin with it.{more} Default: the 20 most populous countries.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<bool> _all = new("--all", "-a") { Description = "The 194 codes that have a flag." };
    private readonly Option<bool> _every = new("--every", "-e") { Description = "All 676 codes AA-ZZ; 482 of them are not found. Wins over -a and CC." };
    private readonly Option<int?> _limit = OptionValues.Integer("--limit", "-l", "N", "Only the first N codes, in alphabetical order.", 1);
    private readonly Option<int?> _repeat = OptionValues.Integer("--repeat", null, "N", "Ask for each flag N times.", 1);

    public Argument Codes => _codes;

    public IReadOnlyList<Option> All => [_all, _every, _limit, _repeat];

    /// <summary>Whether any of them is given.</summary>
    public bool IsGiven(ParseResult parsed) =>
        ReadArguments(parsed).Count > 0 || IsNarrowed(parsed);

    /// <summary>Whether an option is given that selects flags, besides the arguments.</summary>
    public bool IsNarrowed(ParseResult parsed) =>
        parsed.GetValue(_all) || parsed.GetValue(_every) || parsed.GetValue(_limit) is not null || parsed.GetValue(_repeat) is not null;

    /// <summary>The arguments as they are: codes, or addresses.</summary>
    public IReadOnlyList<string> ReadArguments(ParseResult parsed) => parsed.GetValue(_codes) ?? [];

    /// <summary>Refuses misspelt options, which the parser treats as arguments.</summary>
    public void CheckNames(ParseResult parsed)
    {
        if (ReadArguments(parsed).FirstOrDefault(code => code.StartsWith('-')) is { } unknown)
        {
            throw new UserErrorException(UnknownName.Option(unknown, parsed.CommandResult.Command));
        }
    }

    /// <param name="parsed">The command line.</param>
    /// <param name="codes">The number of countries.</param>
    public int ReadRepeat(ParseResult parsed, int codes)
    {
        var repeat = parsed.GetValue(_repeat) ?? 1;
        return (long)codes * repeat <= MaxItems
            ? repeat
            : throw new UserErrorException($"--repeat {repeat} makes {(long)codes * repeat} requests: write {MaxItems / codes} or less");
    }

    public IReadOnlyList<CountryCode> ReadCodes(ParseResult parsed)
    {
        CheckNames(parsed);
        CheckLimit(parsed);
        return UserErrorException.Parse(() => new CodeSelection
        {
            Codes = ReadArguments(parsed),
            All = parsed.GetValue(_all),
            Every = parsed.GetValue(_every),
            Limit = parsed.GetValue(_limit) ?? int.MaxValue,
        }.Resolve());
    }

    // Who asks for 80 flags means to get them. Of codes that are named, all are taken.
    private void CheckLimit(ParseResult parsed)
    {
        if (parsed.GetValue(_limit) is { } limit && limit > CountryCodes.Pop20.Count
            && ReadArguments(parsed).Count == 0 && !parsed.GetValue(_all) && !parsed.GetValue(_every))
        {
            throw new UserErrorException(
                $"-l {limit} is more than the {CountryCodes.Pop20.Count} countries that are downloaded by default: add -a for the {CountryCodes.All.Count} codes that have a flag");
        }
    }
}
