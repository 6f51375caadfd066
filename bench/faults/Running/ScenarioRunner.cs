using FlagsDownloader.Faults.Findings;
using FlagsDownloader.Faults.Programs;
using FlagsDownloader.Faults.Scenarios;

namespace FlagsDownloader.Faults.Running;

/// <summary>Runs programs with a scenario, all at the same time, each with its own profile of the server.</summary>
/// <param name="scratch">A folder, which the caller deletes.</param>
internal sealed class ScenarioRunner(string scratch)
{
    private const string Reference = "REFERENCE";
    private const string Larger = "LARGER";

    // All flags are padded to the same size, so that a position in bytes means the same for all.
    private const string Size = "pad-to=20k";
    private const int ResumeCut = 60_000;

    /// <summary>Runs a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="programs">The programs, all installed.</param>
    /// <returns>The observations, in the order of the programs.</returns>
    public Task<Observation[]> RunAsync(Scenario scenario, IReadOnlyList<DownloadProgram> programs) =>
        scenario.Second is { } second ? ResumeAsync(scenario, second, programs) : MeetAsync(scenario, programs);

    private async Task<Observation[]> MeetAsync(Scenario scenario, IReadOnlyList<DownloadProgram> programs)
    {
        var profiles = programs.Select((_, index) => (ProfileOf(index), $"{Size},delay={scenario.Delay},fault={scenario.Faults}"));
        using var server = new FaultyServer([.. profiles, (Reference, Size)]);
        // Started before the reference is downloaded, because a server refuses for two seconds from its start.
        var runs = programs.Select((program, index) =>
            RunAsync(program, JobOf(scenario, program, server.SiteOf(ProfileOf(index)), resumes: false))).ToArray();
        var right = await FlagsAsync(server, Reference, scenario.Codes);
        var ended = await Task.WhenAll(runs);

        var observations = new Observation[programs.Count];
        foreach (var (index, (job, run)) in ended.Index())
        {
            var requests = server.ReadRequests(ProfileOf(index));
            observations[index] = new Observation(run, FolderFindings.Of(job.Folder, programs[index], right, before: null), requests);
            // Deleted at once: an endless body may leave a hundred megabytes.
            Directory.Delete(job.Folder, recursive: true);
        }

        return observations;
    }

    private async Task<Observation[]> ResumeAsync(Scenario scenario, SecondVersion second, IReadOnlyList<DownloadProgram> programs)
    {
        using var server = new FaultyServer([(Reference, "pad-to=100k"), (Larger, "pad-to=150k")]);
        var code = scenario.Codes.Single();
        var before = server.ReadFlag(Reference, code);
        // The new version is another country's flag: padded versions of one flag would have the same beginning.
        var after = second switch
        {
            SecondVersion.Same => before,
            SecondVersion.SameSize => server.ReadFlag(Reference, "FR"),
            _ => server.ReadFlag(Larger, "FR"),
        };
        return await Task.WhenAll(programs.Select(async program =>
        {
            using var site = new VersionedSite(before, ResumeCut);
            var job = JobOf(scenario, program, site.Address, resumes: true);
            await RunAsync(program, job);
            site.Replace(after);
            var (_, run) = await RunAsync(program, job);
            var folder = FolderFindings.Of(
                job.Folder, program, new Dictionary<string, byte[]> { [code] = after }, new Dictionary<string, byte[]> { [code] = before });
            return new Observation(run, folder, site.Requests);
        }));
    }

    private async Task<(Job Job, BoundedRun Run)> RunAsync(DownloadProgram program, Job job)
    {
        var home = Directory.CreateDirectory(Path.Combine(scratch, "home")).FullName;
        return (job, await BoundedRun.OfAsync(program.Path!, program.Arguments(job), job.Folder, home));
    }

    private Job JobOf(Scenario scenario, DownloadProgram program, string site, bool resumes)
    {
        var folder = Path.Combine(scratch, scenario.Name, program.Name);
        var job = new Job(site, scenario.Codes, Directory.CreateDirectory(folder).FullName, $"{folder}.urls", resumes);
        File.WriteAllLines(job.InputFile, job.Addresses);
        return job;
    }

    private static async Task<Dictionary<string, byte[]>> FlagsAsync(FaultyServer server, string profile, IEnumerable<string> codes)
    {
        var flags = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            flags[code] = server.ReadFlag(profile, code);
        }

        return flags;
    }

    private static string ProfileOf(int program) => $"P{program}";
}
