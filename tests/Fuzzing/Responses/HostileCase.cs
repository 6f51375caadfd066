using FlagsDownloader.Fuzzing.Chance;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>A download and the server's responses, created from a seed and a number.</summary>
/// <param name="Number">The number of the case.</param>
/// <param name="Picture">The response to the request for the flag.</param>
/// <param name="Metadata">The response to the request for the country's name; null if it is not requested.</param>
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
