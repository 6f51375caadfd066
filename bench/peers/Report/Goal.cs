using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Bench.Peers.Report;

/// <summary>A goal, and whether it is reached.</summary>
/// <param name="What">The measured value.</param>
/// <param name="Asked">The required value.</param>
/// <param name="Measured">The measurement, with its interval.</param>
/// <param name="Verdict">Reached or not, decided by the interval.</param>
/// <param name="Best">The best of the other strategies, if there are any.</param>
internal sealed record Goal(string What, string Asked, string Measured, string Verdict, string Best)
{
    /// <summary>The default strategy of `flags`, which the goals are about.</summary>
    public const string DefaultStrategy = "eventloop";

    /// <summary>A figure with a maximum.</summary>
    /// <param name="what">The measured value.</param>
    /// <param name="limit">The maximum.</param>
    /// <param name="text">Formats the figure.</param>
    /// <param name="figures">The figures by strategy, with the default strategy first.</param>
    public static Goal AtMost(string what, double limit, Func<double, string> text, params IReadOnlyList<(string Strategy, Estimate? Figure)> figures) =>
        Of(what, $"at most {text(limit)}", text, figures, sign: 1, limit);

    /// <summary>A figure with a minimum.</summary>
    /// <param name="what">The measured value.</param>
    /// <param name="limit">The minimum.</param>
    /// <param name="text">Formats the figure.</param>
    /// <param name="figures">The figures by strategy, with the default strategy first.</param>
    public static Goal AtLeast(string what, double limit, Func<double, string> text, params IReadOnlyList<(string Strategy, Estimate? Figure)> figures) =>
        Of(what, $"at least {text(limit)}", text, figures, sign: -1, limit);

    private static Goal Of(
        string what, string asked, Func<double, string> text, IReadOnlyList<(string Strategy, Estimate? Figure)> figures, int sign, double limit)
    {
        var own = figures.FirstOrDefault(each => each.Strategy == DefaultStrategy).Figure;
        var best = figures
            .Where(each => each.Strategy != DefaultStrategy && each.Figure is not null)
            .OrderBy(each => each.Figure!.Value * sign)
            .FirstOrDefault();
        return new Goal(
            what,
            asked,
            own is null ? "not measured" : Cell.Of(own, text),
            VerdictOf(own, sign, limit),
            best.Figure is null ? "" : $"{text(best.Figure.Value)} {best.Strategy}");
    }

    // Like assertions of `flags compare`: decided by the whole interval, or undecided.
    private static string VerdictOf(Estimate? figure, int sign, double limit)
    {
        if (figure is null)
        {
            return "";
        }

        var (low, high) = (figure.Low ?? figure.Value, figure.High ?? figure.Value);
        var (better, worse) = sign > 0 ? (low, high) : (high, low);
        if (worse * sign <= limit * sign)
        {
            return "reached";
        }

        return better * sign > limit * sign ? "**not reached**" : "within the noise";
    }
}
