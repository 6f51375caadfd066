using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Reports;

/// <summary>Names the entries of <c>no_proxy</c> that .NET ignores, and that other programs understand.</summary>
internal static class ProxyNotice
{
    private static readonly string[] ProxyVariables = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

    /// <summary>Writes a line for each entry that is ignored. None without a proxy, or if only this machine is asked.</summary>
    /// <param name="errors">Receives the lines.</param>
    /// <param name="address">An address that is asked, of another machine if there is one.</param>
    /// <param name="variable">Reads a variable of the environment; null if it is not set.</param>
    public static void Write(TextWriter errors, Uri address, Func<string, string?> variable)
    {
        if (address.IsLoopback || ProxyVariables.All(name => string.IsNullOrEmpty(variable(name))))
        {
            return;
        }

        var hosts = variable("no_proxy") is { Length: > 0 } lower ? lower : variable("NO_PROXY") ?? "";
        foreach (var entry in hosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(IsIgnored))
        {
            errors.WriteLine(PrintableText.Line($"flags: no_proxy has '{entry}', which is ignored: write hosts (example.com) and domains (.example.com), with commas between"));
        }
    }

    // A pattern, a network, a port (but no IPv6 address), or several in one.
    private static bool IsIgnored(string entry) =>
        entry.AsSpan().ContainsAny("*/; ") || entry.Count(letter => letter == ':') == 1;
}
