namespace FlagsDownloader.Bench.Peers.Clients;

/// <summary>A program that downloads a job into its working folder.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Command">The command line for a job and a folder; null if the program is not installed.</param>
internal sealed record Client(string Name, Func<Job, string, IEnumerable<string>>? Command)
{
    /// <summary>The strategy of `flags`; null for another program.</summary>
    public string? Strategy { get; init; }
}
