using FlagsDownloader.Documents;
using FlagsDownloader.Downloaders;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Comparison.Tests.Analysis;

/// <summary>A run of a real strategy against a server that delays responses and sometimes fails.</summary>
internal static class RealRun
{
    public static RunDocument Download(string strategy)
    {
        using var server = new ScriptedServer(request => (request.Target, request.Attempt) switch
        {
            ("/flags/3.gif", _) => ScriptedAnswer.Status(404, "Not Found", "Server-Timing: delay;dur=0.02"),
            ("/flags/5.gif", 1) => ScriptedAnswer.Status(503, "Service Unavailable", "Server-Timing: delay;dur=0.02"),
            ("/flags/7.gif", _) => ScriptedAnswer.Closed,
            _ => Late(Gif.Pixel),
        });
        using var folder = new TemporaryFolder();
        var options = new FlagClientOptions { Retries = 1, BackoffBase = TimeSpan.FromMilliseconds(2), UseProxy = false };
        using var services = new ServiceCollection().AddSingleton(new Random(1)).AddFlagClient(options).Services.BuildServiceProvider();
        DownloadItem[] items =
            [.. Enumerable.Range(1, 12).Select(number => new DownloadItem($"{number}", server.At($"{number}.gif"), $"{number}.gif", _ => null))];

        var entry = DownloaderCatalog.Find(strategy)!;
        var report = new DownloadSession(services.GetRequiredService<FlagClient>(), new FlagStore(folder.FullName), TimeProvider.System)
            .DownloadMany(entry, items, requestedBound: 4);
        return new RunDocumentBuilder(report, TimeProvider.System).Build("flags 0.1.0", entry, new RunOptionsDocument(
            "LOCAL", server.Address.AbsoluteUri, false, items.Length, 1, 4, report.Bound, "executor", "downloaded", 10, 1, WithNames: false));
    }

    private static ScriptedAnswer Late(byte[] content) => new(conversation =>
    {
        conversation.Send($"HTTP/1.1 200 OK\r\nServer-Timing: delay;dur=0.02\r\nContent-Length: {content.Length}\r\n\r\n");
        conversation.Send(content);
    });
}
