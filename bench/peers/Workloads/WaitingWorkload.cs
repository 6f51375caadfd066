using System.Text.Json;
using FlagsDownloader.Bench.Peers.Clients;
using FlagsDownloader.Bench.Peers.Report;
using FlagsDownloader.Bench.Peers.Servers;
using FlagsDownloader.Bench.Peers.Setup;
using FlagsDownloader.Comparison.Statistics;

namespace FlagsDownloader.Bench.Peers.Workloads;

/// <summary>600 concurrent files, each 0.1 s late: the share of the ideal, from `flags compare`.</summary>
internal sealed class WaitingWorkload : IWorkload
{
    private const int Copies = 6;
    private const int Bound = Copies * FlagSet.Count;
    private const string Delay = "0.1";
    private const double ShareInProcess = 0.65;
    private const double ShareOfProcess = 0.70;

    /// <inheritdoc/>
    public string Name => "waiting";

    /// <inheritdoc/>
    public Section? Measure(Bench bench)
    {
        var rounds = bench.RoundsOf(10);
        Bench.Say($"{Name}: flags compare, {rounds} rounds");
        var export = bench.Scratch.FileOf("compare.json");
        var run = bench.Meter.Run(
        [
            bench.Flags, "compare", .. bench.Set.Codes.Select(code => $"{code}"), "--repeat", $"{Copies}", "--max-req", $"{Bound}",
            "--delay", Delay, "--pad-to", $"{FlagSet.FileBytes}", "--rounds", $"{rounds}", "--quiet", "--export-json", export,
            "--strategies", string.Join(',', bench.Clients.Select(client => client.Strategy).OfType<string>()),
            .. Peers(bench).SelectMany(peer => new[] { "--peer", peer }),
        ]);
        if (run.ExitCode != 0)
        {
            throw new BenchException($"flags compare ended with {run.ExitCode}:\n{run.Output}");
        }

        using var document = JsonDocument.Parse(File.ReadAllBytes(export));
        var figures = document.RootElement.GetProperty("analysis").GetProperty("figures").EnumerateArray().ToList();
        return SectionOf(figures, [.. document.RootElement.GetProperty("contenders").EnumerateArray().Select(NameOf)]);
    }

    private static Section SectionOf(IReadOnlyList<JsonElement> figures, IReadOnlyList<string> names)
    {
        var table = new Table("", ["program", "seconds", "of the ideal", "in process", "of the ideal", "CPU s", "peak MB", "at once", "whole files"]);
        var (inProcess, ofProcess) = (new List<(string, Estimate?)>(), new List<(string, Estimate?)>());
        foreach (var (figure, name) in figures.Zip(names))
        {
            table.Add(
                name,
                Cell.Of(Read(figure, "process_time"), Cell.Seconds),
                Cell.Of(Read(figure, "process_share_of_ideal"), Cell.Percent),
                Cell.Of(Read(figure, "download_time"), Cell.Seconds),
                Cell.Of(Read(figure, "download_share_of_ideal"), Cell.Percent),
                Cell.Of(Read(figure, "cpu_time"), Cell.Seconds, interval: false),
                Cell.Of(Read(figure, "memory"), Cell.Megabytes, interval: false),
                RangeOf(figure, "peak_in_flight"),
                RangeOf(figure, "ok"));
            if (!name.StartsWith("flags ", StringComparison.Ordinal))
            {
                continue;
            }

            inProcess.Add((name["flags ".Length..], Read(figure, "download_share_of_ideal")));
            ofProcess.Add((name["flags ".Length..], Read(figure, "process_share_of_ideal")));
        }

        return new Section(
            $"{Bound} files, each {Delay} s late, {Bound} at once",
            "`flags compare` against its own flags-server, from exec to exit and in process; its formulas are in [comparison.md](comparison.md). "
            + "A program that never had all 600 under way has a bound of its own, as curl has one of 300.",
            [table],
            [
                Goal.AtLeast($"{Bound} files, {Delay} s late: of the ideal, in process", ShareInProcess, Cell.Percent, [.. inProcess]),
                Goal.AtLeast($"{Bound} files, {Delay} s late: of the ideal, from exec to exit", ShareOfProcess, Cell.Percent, [.. ofProcess]),
            ]);
    }

    // curl and wget2 as in `flags compare`. aria2c gets a name for each file, because it loses files otherwise.
    private static IEnumerable<string> Peers(Bench bench)
    {
        var tools = bench.Tools;
        if (tools.Has(Tools.Curl))
        {
            yield return Tools.Curl;
        }

        if (tools.Has(Tools.Wget2))
        {
            yield return Tools.Wget2;
        }

        if (tools.Has(Tools.Aria2))
        {
            yield return $"{Tools.Aria2}=awk '{{ print; print \" out=\" NR }}' {{urls}} | exec {tools.PathOf(Tools.Aria2)} --no-conf --quiet "
                + "--max-concurrent-downloads={m} --max-connection-per-server=1 --split=1 --file-allocation=none --deferred-input "
                + "--max-download-result=0 --input-file=-";
        }

        foreach (var client in bench.Clients.Where(client => client is { Strategy: null, Command: not null }))
        {
            if (client.Name == Tools.Aiohttp)
            {
                yield return $"{Tools.Aiohttp}=exec {tools.PathOf(Tools.Aiohttp)} '{Sources.Of("python/peer_aiohttp.py")}' {{urls}} {{dir}} {{m}}";
            }

            if (client.Name == ClientCatalog.Go)
            {
                yield return $"Go=exec '{bench.Scratch.FileOf("peer-go")}' {{urls}} {{dir}} {{m}}";
            }
        }
    }

    private static string NameOf(JsonElement contender)
    {
        var name = contender.GetProperty("name").GetString()!;
        return contender.GetProperty("is_peer").GetBoolean() ? name : $"flags {name}";
    }

    private static Estimate? Read(JsonElement figure, string name) =>
        figure.TryGetProperty(name, out var estimate) && estimate.ValueKind == JsonValueKind.Object
            ? new Estimate(estimate.GetProperty("value").GetDouble(), Number(estimate, "low"), Number(estimate, "high"))
            : null;

    private static double? Number(JsonElement estimate, string name) =>
        estimate.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number ? number.GetDouble() : null;

    private static string RangeOf(JsonElement figure, string name)
    {
        if (!figure.TryGetProperty(name, out var range) || range.ValueKind != JsonValueKind.Object)
        {
            return "–";
        }

        var (least, most) = (range.GetProperty("least").GetInt64(), range.GetProperty("most").GetInt64());
        return least == most ? $"{least}" : $"{least}–{most}";
    }
}
