using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>One download and what the server answers to it; made from a seed and a number alone.</summary>
/// <param name="Number">Which.</param>
/// <param name="Picture">The answer to the request for the flag.</param>
/// <param name="Metadata">The answer to the request for the country's name; null where the name is not asked for.</param>
internal sealed record HostileCase(int Number, HostileResponse Picture, HostileResponse? Metadata)
{
    private const int NamedOfAHundred = 10;

    public static HostileCase Of(ulong seed, int number)
    {
        var dice = new Dice(seed, number);
        if (!dice.Chance(NamedOfAHundred))
        {
            return new HostileCase(number, new ResponseMaker(dice).Make(Pictures.Any(dice)), Metadata: null);
        }

        var picture = ResponseMaker.Plain(Pictures.Whole(dice));
        return new HostileCase(number, picture, new ResponseMaker(dice).Make(Metadatas.Any(dice)));
    }

    public override string ToString() => Metadata is null
        ? $"case {Number}: {Picture}"
        : $"case {Number}: {Picture}\nname: {Metadata}";
}
