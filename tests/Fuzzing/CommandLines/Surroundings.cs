namespace FlagsDownloader.Fuzzing.CommandLines;

/// <summary>The environment of a command line under test.</summary>
internal static class Surroundings
{
    private const string DeadProxy = "http://127.0.0.1:1";

    /// <summary>Requests to other machines go through a proxy that does not exist.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["http_proxy"] = DeadProxy,
        ["https_proxy"] = DeadProxy,
        ["all_proxy"] = DeadProxy,
        ["no_proxy"] = "",
    };
}
