using System.Text.Json;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Spinners;
using FlagsDownloader.Flags;

namespace FlagsDownloader.Cli.Servers;

/// <summary>The site that a run uses: a server that already listens, or an embedded one that ends with the run.</summary>
internal sealed class SiteConnection : IDisposable
{
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(1);

    private readonly EmbeddedServer? _embedded;

    private SiteConnection(FlagSite site, EmbeddedServer? embedded = null)
    {
        Site = site;
        _embedded = embedded;
    }

    public FlagSite Site { get; }

    public bool IsEmbedded => _embedded is not null;

    /// <summary>
    /// Uses REMOTE and an address as they are. For the other labels it uses the flags-server that listens on the label's
    /// port, and resets its counts, so that every run meets the same delays and faults. If none listens, it starts one.
    /// </summary>
    /// <exception cref="UserErrorException">The embedded server did not start.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static SiteConnection Open(FlagSite site, FaultInjectionOptions faultInjection, bool showProgress, CancellationToken cancellationToken)
    {
        if (!site.IsServedHere || (faultInjection.IsEmpty && IsListening(site, cancellationToken)))
        {
            return new SiteConnection(site);
        }

        using var spinner = showProgress ? ThreadSpinner.StartOnStandardError("starting flags-server") : null;
        var embedded = EmbeddedServer.Start(site, faultInjection, cancellationToken);
        return new SiteConnection(embedded.Site, embedded);
    }

    public void Dispose() => _embedded?.Dispose();

    private static bool IsListening(FlagSite site, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { Timeout = ProbeTimeout };
        try
        {
            using var health = http.Send(new HttpRequestMessage(HttpMethod.Get, new Uri(site.BaseAddress, "/health")), cancellationToken);
            if (!health.IsSuccessStatusCode)
            {
                return false;
            }

            using var document = JsonDocument.Parse(health.Content.ReadAsStream(cancellationToken));
            if (!HasValue(document, "server", "flags-server") || !HasValue(document, "profile", site.Label))
            {
                return false;
            }

            using var reset = http.Send(new HttpRequestMessage(HttpMethod.Post, new Uri(site.BaseAddress, "/reset")), cancellationToken);
            return reset.IsSuccessStatusCode;
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or IOException)
        {
            return false;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private static bool HasValue(JsonDocument document, string property, string value) =>
        document.RootElement.ValueKind == JsonValueKind.Object
        && document.RootElement.TryGetProperty(property, out var element)
        && element.ValueKind == JsonValueKind.String
        && element.ValueEquals(value);
}
