using FlagsServer.Weather;

namespace FlagsServer.Settings;

/// <summary>
/// How delays are written: <c>0.5</c>, <c>0.5..5</c>, <c>normal:MEAN:DEVIATION</c>, <c>lognormal:MEDIAN:SIGMA</c>. Colons, because
/// commas separate the keys of <c>--profile</c>.
/// </summary>
internal static class DelaySyntax
{
    private const string NormalSyntax = "give mean and standard deviation in seconds, such as normal:0.5:0.1";
    private const string LogNormalSyntax = "give the median in seconds and sigma, such as lognormal:0.5:0.6";

    /// <summary>Beyond it every other delay would be the longest allowed or none at all.</summary>
    private const double MostSigma = 10;

    private static readonly string TooLong = $"give at most {DelayLaw.Longest.TotalSeconds:0} seconds";

    /// <summary>Reads a delay.</summary>
    public static Parsed<DelayLaw> Parse(string text) => text.Split(':') switch
    {
        ["normal", var mean, var deviation] => Normal(mean, deviation),
        ["normal", ..] => Parsed<DelayLaw>.Bad(NormalSyntax),
        ["lognormal", var median, var sigma] => LogNormal(median, sigma),
        ["lognormal", ..] => Parsed<DelayLaw>.Bad(LogNormalSyntax),
        [_] => SecondsOrRange(text),
        _ => Parsed<DelayLaw>.Bad("give 0.5, 0.5..5, normal:0.5:0.1 or lognormal:0.5:0.6"),
    };

    private static Parsed<DelayLaw> SecondsOrRange(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var least = ValueSyntax.Seconds(dots < 0 ? text : text.AsSpan(0, dots));
        var most = dots < 0 ? least : ValueSyntax.Seconds(text.AsSpan(dots + 2));
        if (least is null || most is null)
        {
            return Parsed<DelayLaw>.Bad("give seconds, such as 0.5, or a range, such as 0.5..5");
        }

        if (least > DelayLaw.Longest || most > DelayLaw.Longest)
        {
            return Parsed<DelayLaw>.Bad(TooLong);
        }

        if (least > most)
        {
            return Parsed<DelayLaw>.Bad("give the shorter delay first, such as 0.5..5");
        }

        return dots < 0 ? new FixedDelay(least.Value) : new UniformDelay(least.Value, most.Value);
    }

    private static Parsed<DelayLaw> Normal(string meanText, string deviationText) =>
        (ValueSyntax.Seconds(meanText), ValueSyntax.Seconds(deviationText)) switch
        {
            (null, _) or (_, null) => Parsed<DelayLaw>.Bad(NormalSyntax),
            ({ } mean, { } deviation) when mean > DelayLaw.Longest || deviation > DelayLaw.Longest => Parsed<DelayLaw>.Bad(TooLong),
            ({ } mean, { } deviation) => new NormalDelay(mean, deviation),
        };

    private static Parsed<DelayLaw> LogNormal(string medianText, string sigmaText) =>
        (ValueSyntax.Seconds(medianText), ValueSyntax.Number(sigmaText)) switch
        {
            (null, _) or (_, null or < 0) => Parsed<DelayLaw>.Bad(LogNormalSyntax),
            ({ } median, _) when median > DelayLaw.Longest => Parsed<DelayLaw>.Bad(TooLong),
            (_, > MostSigma) => Parsed<DelayLaw>.Bad($"give a sigma up to {MostSigma}; 0.6 is much like a network"),
            ({ } median, { } sigma) => new LogNormalDelay(median, sigma),
        };
}
