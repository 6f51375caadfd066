using FlagsDownloader.Printing;
using FlagsDownloader.Results;

namespace FlagsDownloader.Cli.Reports;

/// <summary>The errors of a run by cause. Of each cause it keeps the number of items, and the labels that the report names.</summary>
internal sealed class ErrorSummary
{
    // Messages may have text from servers, so that each is another one.
    private const int MaxCauses = 1_000;

    private readonly Dictionary<(DownloadPhase Phase, DownloadCause Cause, string Message, DownloadPeer Peer), Items> _causes = [];
    private int _others;

    /// <summary>Counts an outcome, if it is an error.</summary>
    public void Add(DownloadOutcome outcome)
    {
        if (outcome.Error is not { } error)
        {
            return;
        }

        var key = (error.Phase, error.Cause, error.Message, error.Peer);
        if (!_causes.TryGetValue(key, out var items))
        {
            if (_causes.Count == MaxCauses)
            {
                _others++;
                return;
            }

            _causes[key] = items = new Items(error);
        }

        items.Add(outcome.Label);
    }

    /// <summary>Writes a line for each cause, the most frequent first: number, message, phase, and items.</summary>
    /// <param name="output">Receives the lines.</param>
    public void Write(TextWriter output)
    {
        foreach (var items in _causes.Values.OrderByDescending(items => items.Count).ThenBy(items => items.Error.Message, StringComparer.Ordinal))
        {
            var line = FailureGroup.Describe(items.Labels, items.Count, items.Error.Message, items.Error.Phase.ToString().ToLowerInvariant());
            output.WriteLine($"{line}{PrintableText.Line(HintFor(items.Error))}");
        }

        if (_others > 0)
        {
            output.WriteLine($"flags: {_others} more with other messages: --failures FILE lists all");
        }
    }

    private static string HintFor(DownloadError error) => (error.Cause, error.Peer) switch
    {
        (DownloadCause.ConnectionRefused or DownloadCause.ConnectionFailed or DownloadCause.HostNotFound, DownloadPeer.Proxy) =>
            " - http_proxy, https_proxy or all_proxy names it, and no_proxy the hosts that need none",
        (DownloadCause.ConnectionRefused, DownloadPeer.Site) => " - is the server running? 'flags serve' starts one",
        (DownloadCause.HostNotFound, DownloadPeer.Site) => " - check the address given with -s",
        (DownloadCause.TlsFailed, _) when IsUntrustedRoot(error) =>
            " - if you trust its authority, give a PEM file with its certificate to --cacert",
        (DownloadCause.ContentTooLarge, _) => " - allow more with --max-size",
        (DownloadCause.CircuitOpen, _) =>
            " - try again later: --failures FILE and then --retry-from FILE download only these",
        _ => "",
    };

    private static bool IsUntrustedRoot(DownloadError error) =>
        error.Message.Contains("UntrustedRoot", StringComparison.Ordinal) || error.Message.Contains("PartialChain", StringComparison.Ordinal);

    private sealed class Items(DownloadError error)
    {
        public DownloadError Error => error;

        public int Count { get; private set; }

        /// <summary>The first labels in ordinal order.</summary>
        public SortedSet<string> Labels { get; } = new(StringComparer.Ordinal);

        public void Add(string label)
        {
            Count++;
            Labels.Add(label);
            if (Labels.Count > FailureGroup.MaxLabels)
            {
                Labels.Remove(Labels.Max!);
            }
        }
    }
}
