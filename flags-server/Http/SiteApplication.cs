using FlagsServer.Settings;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http.Features;

namespace FlagsServer.Http;

/// <summary>The application of a profile that Kestrel runs for each request.</summary>
internal sealed class SiteApplication : IHttpApplication<HttpContext>
{
    private readonly FlagsEndpoint _flags;
    private readonly PagesEndpoint _pages;
    private readonly TextWriter _errors;
    private readonly bool _isReplay;

    /// <summary>The application of a profile.</summary>
    /// <param name="site">The profile.</param>
    /// <param name="log">Logs every request.</param>
    /// <param name="errors">Gets the reports of defects in this program.</param>
    public SiteApplication(ProfileSite site, RequestLog log, TextWriter errors)
    {
        _flags = new(site, log);
        _pages = new(site, log);
        _errors = errors;
        _isReplay = site.Settings.Replay is not null;
    }

    /// <inheritdoc/>
    public HttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        // Kestrel keeps the context with the connection, so that only a connection's first request creates one.
        var container = contextFeatures as IHostContextContainer<HttpContext>;
        if (container?.HostContext is not DefaultHttpContext context)
        {
            context = new DefaultHttpContext();
            container?.HostContext = context;
        }

        context.Initialize(contextFeatures);
        return context;
    }

    /// <inheritdoc/>
    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            await (IsCounted(context.Request.Path.Value ?? "")
                ? _flags.AnswerAsync(context)
                : _pages.AnswerAsync(context));
        }
        catch (Exception e) when (Report(e))
        {
            throw;
        }
    }

    /// <inheritdoc/>
    public void DisposeContext(HttpContext context, Exception? exception) => ((DefaultHttpContext)context).Uninitialize();

    private bool IsCounted(string path) => _isReplay ? !OwnPages.Has(path) : FlagResponses.Matches(path);

    /// <summary>Writes a defect to the errors. Kestrel answers 500 and would write it to its own log, which does not exist here.</summary>
    private bool Report(Exception defect)
    {
        _errors.WriteLine($"flags-server: defect: {defect}");
        return false;
    }
}
