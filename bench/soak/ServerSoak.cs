using System.Diagnostics;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Soak;

/// <summary>Sends as many requests to a flags-server as it takes, with one fault after another, and measures its memory.</summary>
internal static class ServerSoak
{
    private const int Clients = 64;
    private const int Samples = 20;

    /// <summary>The collector lets young objects take this much before it collects, which takes long where requests are few.</summary>
    private const double SlackMegabytes = 40;

    /// <summary>Fills the journal of `/requests`, which takes 16 million characters and grows until then.</summary>
    private const int RequestsToFill = 2_500;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly string Padding = $"&padding={new string('x', 7_000)}";

    /// <returns>Whether the memory stayed flat with every fault; each verdict is printed.</returns>
    public static async Task<bool> RunAsync(ServerSoakOptions options)
    {
        Console.WriteLine($"{Clients} clients, {options.Duration.TotalSeconds:0} s with each of {options.Faults.Count} faults.");
        var flat = true;
        foreach (var fault in options.Faults)
        {
            flat &= await RunAsync(fault, options.Duration);
        }

        Console.WriteLine(flat ? "flat with every fault." : "FAILED.");
        return flat;
    }

    private static async Task<bool> RunAsync(string fault, TimeSpan duration)
    {
        using var server = RunningServer.Start(new ProcessStartInfo(Soaking.Executable, ["serve", "--only", "LOCAL", "--port", "0", "--fault", fault]));
        var process = ListeningProcess.At(server.Site.Port);
        using (var filled = new CancellationTokenSource())
        {
            var filling = RunClients(Padding, filled.Token);
            while (server.ReadStat("requests") < RequestsToFill)
            {
                await Task.Delay(Look, TimeProvider.System);
            }

            await filled.CancelAsync();
            await filling;
        }

        var before = server.ReadStat("requests");
        using var end = new CancellationTokenSource(duration);
        var clients = RunClients("", end.Token);
        var samples = new List<double>();
        // The load is one thing under measurement, and time the other.
        using var timer = new PeriodicTimer(duration / (Samples + 1));
        while (samples.Count < Samples && await timer.WaitForNextTickAsync(CancellationToken.None))
        {
            samples.Add(process.Resident / 1e6);
        }

        await clients;
        var requests = server.ReadStat("requests") - before;
        Console.WriteLine($"{fault}: {requests:#,0} requests, {requests / duration.TotalSeconds:#,0} a second");
        return Flatness.Check(samples, "  working set", "MB", SlackMegabytes) && requests > 0;

        Task RunClients(string padding, CancellationToken cancellationToken) =>
            Task.WhenAll(Enumerable.Range(0, Clients).Select(number => new ImpatientClient(server.Site, number, padding).RunAsync(cancellationToken)));
    }
}
