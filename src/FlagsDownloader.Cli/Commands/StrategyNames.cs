using FlagsDownloader.Downloaders;

namespace FlagsDownloader.Cli.Commands;

/// <summary>Strategies by the names that users write.</summary>
internal static class StrategyNames
{
    /// <summary>All of them, for a sentence.</summary>
    public static string All => string.Join(", ", DownloaderCatalog.All.Select(entry => entry.Name));

    /// <exception cref="UserErrorException">There is none of that name.</exception>
    public static DownloaderEntry Find(string name) =>
        DownloaderCatalog.Find(name) ?? throw new UserErrorException($"'{name}' is not a strategy: write one of {All}");
}
