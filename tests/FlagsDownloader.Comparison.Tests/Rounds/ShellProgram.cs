using System.Diagnostics;
using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Comparison.Tests.Rounds;

/// <summary>A contender that is a line of shell, and records its starts and workloads.</summary>
internal sealed class ShellProgram(Contender contender, string command, List<(string Key, int Items)> started) : ContenderProgram(contender)
{
    /// <summary>A run's document as `flags download --json` prints it, of one flag that was downloaded.</summary>
    public const string Document =
        """
        {"schema_version":1,"program":"flags 0.1.0","strategy":"eventloop","awaits":true,"started_at":"2001-02-03T04:05:06+00:00",
        "options":{"site":"URL","address":"http://127.0.0.1:9/flags","embedded_server":false,"codes":1,"repeat":1,"requested_bound":1,"bound":1,
        "save":"executor","output":"x","timeout_seconds":30,"retries":3,"with_names":false},"interrupted":false,
        "outcomes":[{"code":"BR","index":0,"url":"http://127.0.0.1:9/flags/br/br.gif","status":"ok","bytes":7,"attempts":1,"file":"BR.gif","error":null,
        "server_delay_seconds":0.1,
        "times":{"admitted":0,"started":0,"attempted":0,"sent":0.01,"answered":0.12,"received":0.13,"saving":0.14,"saved":0.15,"finished":0.15},
        "phases":{"queued":0,"waiting_for_thread":0,"retrying":0,"connecting":0.01,"waiting":0.11,"receiving":0.01,"waiting_for_executor":0.01,"saving":0.01},
        "thread_ids":{"admitted":1,"started":1,"attempted":1,"sent":1,"answered":1,"received":1,"saving":2,"saved":2,"finished":1}}],
        "totals":{"ok":1,"not_found":0,"error":0,"cancelled":0,"bytes":7},"elapsed_seconds":0.15,"peak_threads":12,"peak_memory_bytes":50000000,"cpu_seconds":0.05}
        """;

    public override ProcessStartInfo Prepare(RunFolder folder, Workload workload)
    {
        started.Add((Contender.Key, workload.Count));
        File.WriteAllText(Path.Combine(folder.Path, "document"), Document);
        return new ProcessStartInfo("/bin/sh", ["-c", command]) { WorkingDirectory = folder.Path };
    }
}
