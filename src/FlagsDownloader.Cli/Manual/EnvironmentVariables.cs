using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Servers;

namespace FlagsDownloader.Cli.Manual;

/// <summary>The environment variables that this program and its server read, for the manual.</summary>
internal static class EnvironmentVariables
{
    public static IReadOnlyList<(string Name, string Meaning)> All { get; } =
    [
        (ServerExecutable.PathVariable, "The path of flags-server, if it is not the one installed with flags."),
        ("NO_COLOR", "Any value but an empty one: no colours, bold or dim on a terminal."),
        ("TERM", "If it is not set, or dumb: progress is lines of text, and nothing is bold or drawn in place."),
        ("CI", "Any value but an empty one, 0 or false: progress is lines of text, except with --progress bar."),
        (ShardVariables.SlurmTask, "The task of Slurm's array job: with --shards, the shard of --shard auto; without, its place in the array."),
        (ShardVariables.KubernetesIndex, "The pod of Kubernetes' indexed job, from 0: the shard of --shard auto with --shards."),
        ("SSL_CERT_FILE", "A PEM file with the certificates of the authorities to trust for https, instead of the system's."),
        ("http_proxy, https_proxy, all_proxy, no_proxy", "The proxy that requests go through, and the hosts that need none; a server on this machine is asked without one."),
        ("FlagsServer__KEY", "A setting of 'flags serve', weaker than its options: FlagsServer__delay=0.2 for all profiles, FlagsServer__profiles__DELAY__delay=0.2 for one."),
    ];
}
