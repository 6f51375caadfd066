namespace FlagsDownloader.Flags;

/// <summary>A site that serves flags: <c>{BaseAddress}/br/br.gif</c> and <c>{BaseAddress}/br/metadata.json</c>.</summary>
/// <param name="Label">Its name on the command line: one of the case study's four, or <c>URL</c>.</param>
/// <param name="BaseAddress">An absolute http or https address without a trailing slash.</param>
public sealed record FlagSite(string Label, Uri BaseAddress)
{
    /// <summary>The label of a site given by its address.</summary>
    public const string UrlLabel = "URL";

    /// <summary>No delay, no errors: a server on this machine, port 8000.</summary>
    public static FlagSite Local { get; } = new("LOCAL", new Uri("http://localhost:8000/flags"));

    /// <summary>Every response is delayed: a server on this machine, port 8001.</summary>
    public static FlagSite Delay { get; } = new("DELAY", new Uri("http://localhost:8001/flags"));

    /// <summary>Delayed, and a quarter of the requests fail: a server on this machine, port 8002.</summary>
    public static FlagSite Error { get; } = new("ERROR", new Uri("http://localhost:8002/flags"));

    /// <summary>The case study's public server.</summary>
    public static FlagSite Remote { get; } = new("REMOTE", new Uri("https://www.fluentpython.com/data/flags"));

    /// <summary>The sites that have a label.</summary>
    public static IReadOnlyList<FlagSite> Labelled { get; } = [Local, Delay, Error, Remote];

    /// <summary>Whether the site is one of the three that a flags-server on this machine serves.</summary>
    public bool IsServedHere => this == Local || this == Delay || this == Error;

    /// <summary>Whether the host is this machine, which is reached without a proxy.</summary>
    public bool IsLoopback => BaseAddress.IsLoopback;

    /// <summary>Reads a label in any case, or an absolute http or https address.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static FlagSite Parse(string text)
    {
        if (Labelled.FirstOrDefault(site => site.Label.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } labelled)
        {
            return labelled;
        }

        if (!text.Contains("://", StringComparison.Ordinal))
        {
            throw new FormatException(
                $"'{text}' is not a server: write LOCAL, DELAY, ERROR, REMOTE, or an address such as http://localhost:8000/flags.");
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            && address.Host.Length > 0
            && address.Query.Length == 0
            && address.Fragment.Length == 0)
        {
            return new FlagSite(UrlLabel, WithoutTrailingSlash(address));
        }

        throw new FormatException(
            $"'{text}' is not an address of flags: write http:// or https://, a host and a path, such as http://localhost:8000/flags.");
    }

    /// <summary>The address of a flag.</summary>
    public Uri FlagAddress(CountryCode code) => new($"{Root}/{code.Lower}/{code.Lower}.gif");

    /// <summary>The address of a country's metadata.</summary>
    public Uri MetadataAddress(CountryCode code) => new($"{Root}/{code.Lower}/metadata.json");

    private string Root => BaseAddress.AbsoluteUri.TrimEnd('/');

    private static Uri WithoutTrailingSlash(Uri address) => new(address.AbsoluteUri.TrimEnd('/'));
}
