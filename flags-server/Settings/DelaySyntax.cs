using FlagsServer.FaultInjection;

namespace FlagsServer.Settings;

/// <summary>
/// The syntax of delays: <c>0.5</c>, <c>0.5..5</c>, <c>normal:MEAN:DEVIATION</c>, <c>lognormal:MEDIAN:SIGMA</c>. It uses colons, because
/// commas separate the keys of <c>--profile</c>.
/// </summary>
internal static class DelaySyntax
{
    private const string NormalSyntax = "give mean and standard deviation in seconds, such as normal:0.5:0.1";
    private const string LogNormalSyntax = "give the median in seconds and sigma, such as lognormal:0.5:0.6";

    /// <summary>With a larger sigma, every other delay would be the maximum or zero.</summary>
    private const double MaxSigma = 10;

    private static readonly string TooLong = $"give at most {DelayDistribution.MaxDelay.TotalSeconds:0} seconds";

    /// <summary>Reads a delay.</summary>
    public static Parsed<DelayDistribution> Parse(string text) => text.Split(':') switch
    {
        ["normal", var mean, var deviation] => Normal(mean, deviation),
        ["normal", ..] => Parsed<DelayDistribution>.Failed(NormalSyntax),
        ["lognormal", var median, var sigma] => LogNormal(median, sigma),
        ["lognormal", ..] => Parsed<DelayDistribution>.Failed(LogNormalSyntax),
        [_] => SecondsOrRange(text),
        _ => Parsed<DelayDistribution>.Failed("give 0.5, 0.5..5, normal:0.5:0.1 or lognormal:0.5:0.6"),
    };

    private static Parsed<DelayDistribution> SecondsOrRange(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var least = ValueSyntax.Seconds(dots < 0 ? text : text.AsSpan(0, dots));
        var most = dots < 0 ? least : ValueSyntax.Seconds(text.AsSpan(dots + 2));
        if (least is null || most is null)
        {
            return Parsed<DelayDistribution>.Failed("give seconds, such as 0.5, or a range, such as 0.5..5");
        }

        if (least > DelayDistribution.MaxDelay || most > DelayDistribution.MaxDelay)
        {
            return Parsed<DelayDistribution>.Failed(TooLong);
        }

        if (least > most)
        {
            return Parsed<DelayDistribution>.Failed("give the shorter delay first, such as 0.5..5");
        }

        return dots < 0 ? new FixedDelay(least.Value) : new UniformDelay(least.Value, most.Value);
    }

    private static Parsed<DelayDistribution> Normal(string meanText, string deviationText) =>
        (ValueSyntax.Seconds(meanText), ValueSyntax.Seconds(deviationText)) switch
        {
            (null, _) or (_, null) => Parsed<DelayDistribution>.Failed(NormalSyntax),
            ({ } mean, { } deviation) when mean > DelayDistribution.MaxDelay || deviation > DelayDistribution.MaxDelay => Parsed<DelayDistribution>.Failed(TooLong),
            ({ } mean, { } deviation) => new NormalDelay(mean, deviation),
        };

    private static Parsed<DelayDistribution> LogNormal(string medianText, string sigmaText) =>
        (ValueSyntax.Seconds(medianText), ValueSyntax.Number(sigmaText)) switch
        {
            (null, _) or (_, null or < 0) => Parsed<DelayDistribution>.Failed(LogNormalSyntax),
            ({ } median, _) when median > DelayDistribution.MaxDelay => Parsed<DelayDistribution>.Failed(TooLong),
            (_, > MaxSigma) => Parsed<DelayDistribution>.Failed($"give a sigma up to {MaxSigma}; 0.6 is much like a network"),
            ({ } median, { } sigma) => new LogNormalDelay(median, sigma),
        };
}
