using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Finds strategies by name.</summary>
internal static class StrategyNames
{
    /// <summary>The names of all strategies, for a sentence.</summary>
    public static string All => string.Join(", ", DownloaderCatalog.All.Select(entry => entry.Name));

    /// <exception cref="UserErrorException">There is no strategy of that name.</exception>
    public static DownloaderEntry Find(string name) =>
        DownloaderCatalog.Find(name) ?? throw new UserErrorException($"'{name}' is not a strategy: write one of {All}");
}
