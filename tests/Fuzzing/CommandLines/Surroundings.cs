namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>The environment of a command line under test.</summary>
internal static class Surroundings
{
    private const string Nobody = "http://127.0.0.1:1";

    /// <summary>Whatever address a command line comes to: who is not this machine is asked through a proxy that is not there.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["http_proxy"] = Nobody,
        ["https_proxy"] = Nobody,
        ["all_proxy"] = Nobody,
        ["no_proxy"] = "",
    };
}
