using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Results;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

var builder = WebApplication.CreateBuilder(args);
var site = FlagSite.Parse(builder.Configuration["Site"] ?? "http://127.0.0.1:8000/flags");

// One client for the whole program, with its connections, retries and limits.
builder.Services.AddFlagClient(options => (options.Retries, options.AttemptTimeout) = (2, TimeSpan.FromSeconds(5)));
builder.Services.AddOpenTelemetry()
    .WithMetrics(metrics => metrics.AddMeter(FlagClient.TelemetryName).AddConsoleExporter())
    // The activity of a request to this service is the parent of those of the client, and decides whether they are recorded.
    .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore", FlagClient.TelemetryName).AddConsoleExporter());

var app = builder.Build();
app.MapGet("/{code}", async (string code, FlagClient client, CancellationToken cancellationToken) =>
{
    if (!CountryCode.TryParse(code, out var country))
    {
        return Results.NotFound();
    }

    // A failure is a result with a cause, not an exception.
    var result = await client.GetAsync(site.FlagAddress(country), cancellationToken);
    return result.Status switch
    {
        DownloadStatus.Ok => Results.Bytes(result.Content, "image/gif"),
        DownloadStatus.NotFound => Results.NotFound(),
        _ => Results.Problem(result.Error?.Message, statusCode: StatusCodes.Status502BadGateway),
    };
});
app.Run();
