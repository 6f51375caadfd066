using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Cli.Comparisons;

/// <summary>Says what a comparison will ask of which hosts, before it asks.</summary>
internal static class RequestNotice
{
    /// <summary>One sentence, without a full stop.</summary>
    public static string Describe(RequestForecast forecast)
    {
        var rounds = $"{Plural.Format(forecast.Rounds, "round")} of {Plural.Format(forecast.Contenders, "contender")} with {Plural.Format(forecast.Items, "file")}";
        var learning = forecast.Reference == 0 ? "" : $", and {forecast.Reference} to learn the contents";
        return $"at most {Plural.Format((int)forecast.Requests, "request")} and their retries, {RequestsByHost.Describe(forecast.Hosts)}: {rounds}, {forecast.WarmUp} to warm up{learning}";
    }

    /// <summary>What is said where the user has to agree.</summary>
    public static string DescribeRefusal(RequestForecast forecast) =>
        $"this would send {Describe(forecast)}. Add --yes if these hosts may be asked so often, or fewer --rounds";
}
