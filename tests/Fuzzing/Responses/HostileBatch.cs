using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Formats;
using FlagsDownloader.Fuzzing.Chance;
using FlagsDownloader.Http;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace FlagsDownloader.Fuzzing.Responses;

/// <summary>Downloads some cases in one run of a strategy, and checks the results.</summary>
/// <param name="cases">The cases with the server's responses.</param>
/// <param name="strategy">The strategy.</param>
/// <param name="bound">The bound on concurrent requests.</param>
/// <param name="sharing">The number of cases that share a host and its connections.</param>
/// <param name="findings">Collects the errors.</param>
internal sealed class HostileBatch(
    IReadOnlyList<HostileCase> cases, DownloaderEntry strategy, int bound, int sharing, Findings findings)
{
    private const int MaxContentBytes = 256 * 1024;
    private const string Manifest = ".flags-manifest.json";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, HostileCase> _byLabel = cases.ToDictionary(hostile => LabelOf(hostile));

    // The sequential strategy gets short timeouts and no retries, because it waits for each response.
    private bool IsSlow => bound < cases.Count / 20;

    private TimeSpan AttemptTimeout => TimeSpan.FromSeconds(IsSlow ? 0.05 : 0.2);

    private int Retries => IsSlow ? 0 : 1;

    /// <summary>How the cases ended.</summary>
    /// <exception cref="TimeoutException">The run does not end in time.</exception>
    public DownloadTally Run()
    {
        using var scratch = new TemporaryFolder();
        using var server = new HostileServer(number => _byLabel.GetValueOrDefault(LabelOf(number), cases[0]));
        var options = new FlagClientOptions
        {
            AttemptTimeout = AttemptTimeout,
            Retries = Retries,
            BackoffBase = TimeSpan.FromMilliseconds(1),
            MaxContentBytes = MaxContentBytes,
            UseProxy = false,
        };
        using var services = new ServiceCollection().AddFlagClient(options).Services.BuildServiceProvider();
        var folder = scratch.At("flags");
        var session = new DownloadSession(services.GetRequiredService<FlagClient>(), new FlagStore(folder), TimeProvider.System);
        var items = cases.Select(hostile => ItemOf(hostile, server)).ToList();

        var report = WithPatience(() => session.DownloadMany(strategy, items, bound));
        CheckOutcomes(report);
        CheckFiles(report, folder);
        if (scratch.FileNames is not ["flags"])
        {
            findings.Add($"{strategy.Name}: something beside the folder", string.Join(", ", scratch.FileNames));
        }

        return report.Tally;
    }

    private static string LabelOf(HostileCase hostile) => LabelOf(hostile.Number);

    private static string LabelOf(int number) => $"BR#{number}";

    private DownloadItem ItemOf(HostileCase hostile, HostileServer server)
    {
        var site = new FlagSite(FlagSite.UrlLabel, server.SiteOf(hostile.Number, sharing));
        var item = FlagItems.Create(site, new CodeSelection { Codes = ["BR"] }.Resolve(), withNames: hostile.Metadata is not null).Single();
        return item with { Label = LabelOf(hostile), FileName = $"BR-{hostile.Number}.gif" };
    }

    // On a separate thread, so that a run that hangs does not block the test.
    private static DownloadReport WithPatience(Func<DownloadReport> run)
    {
        var report = Task.Factory.StartNew(run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return report.Wait(Patience) ? report.Result : throw new TimeoutException($"The run has not ended after {Patience.TotalSeconds:0} s.");
    }

    private void CheckOutcomes(DownloadReport report)
    {
        if (!report.Outcomes.Select(outcome => outcome.Label).Order().SequenceEqual(_byLabel.Keys.Order()))
        {
            findings.Add($"{strategy.Name}: not one outcome for each item", $"{report.Outcomes.Count} of {cases.Count}");
        }

        foreach (var outcome in report.Outcomes)
        {
            if (WrongWith(outcome) is { } wrong)
            {
                findings.Add(wrong, $"{strategy.Name}, {_byLabel[outcome.Label]}\n{outcome.Error}");
            }
        }
    }

    private string? WrongWith(DownloadOutcome outcome)
    {
        var mostAttempts = (Retries + 1) * (_byLabel[outcome.Label].Metadata is null ? 1 : 2);
        return outcome switch
        {
            { Error.Cause: DownloadCause.Unexpected } => $"not foreseen: {outcome.Error.Message}",
            { Status: DownloadStatus.Cancelled } => "cancelled without a request for it",
            { Status: DownloadStatus.Error, Error: null } => "an error without a word",
            { Status: DownloadStatus.Ok, FileName: null or "" } => "OK without a file",
            { Error.Message: var message } when message.Any(char.IsControl) => "a message with control characters",
            { Error.Message.Length: > 500 } => "a message of more than 500 characters",
            // On a busy machine, other responses of the host may time out, so that its circuit opens for a while.
            { Error.Cause: DownloadCause.CircuitOpen } when outcome.Timeline.Attempts == 0 => null,
            // There, the time of a request may also be over before its first attempt.
            { Error.Cause: DownloadCause.TimedOut } when outcome.Timeline.Attempts == 0 => null,
            _ when outcome.Timeline.Attempts is var attempts && (attempts < 1 || attempts > mostAttempts) => $"{attempts} attempts of {mostAttempts}",
            _ => null,
        };
    }

    private void CheckFiles(DownloadReport report, string folder)
    {
        // Several countries may have the same name: then the file is one of theirs.
        var owners = report.Outcomes.Where(outcome => outcome.Status == DownloadStatus.Ok).ToLookup(outcome => outcome.FileName!, StringComparer.Ordinal);
        foreach (var name in Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Where(name => name != Manifest))
        {
            var content = File.ReadAllBytes(Path.Combine(folder, name));
            var mine = owners[name].Select(outcome => _byLabel[outcome.Label]).ToList();
            // Bytes after a response may be taken for the next one, if they are a complete response of the server.
            var sent = cases.Where(other => mine.Any(owner => owner.Number / sharing == other.Number / sharing)).SelectMany(hostile => WholeBodies.Of(hostile.Picture));
            var wrong = mine.Count == 0 ? "a file that was not reported"
                : GifFormat.Check(content) is { } complaint ? $"a file that is {complaint}"
                : sent.Any(body => content.AsSpan().SequenceEqual(body)) ? null
                : $"a file that was not sent whole, {(strategy.Awaits ? "awaiting" : "blocking")}";
            if (wrong is not null)
            {
                findings.Add(wrong, $"{strategy.Name}, {name}, {CSharpLiteral.Of(content)}\n{string.Join("\n", mine)}");
            }
        }

        foreach (var owner in owners.Where(owner => !File.Exists(Path.Combine(folder, owner.Key))))
        {
            findings.Add("OK without a file", $"{strategy.Name}, {owner.Key}, {_byLabel[owner.First().Label]}");
        }
    }
}
