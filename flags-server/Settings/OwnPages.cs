namespace FlagsServer.Settings;

/// <summary>The paths of the server's own pages, which no recorded address can have.</summary>
internal static class OwnPages
{
    /// <summary>Whether a path is one of them. The home page is not: a replay has no flags to show.</summary>
    public static bool Has(ReadOnlySpan<char> path) =>
        path is "/health" or "/stats" or "/requests" or "/plan" or "/reset" or "/ca.pem";
}
