using FlagsDownloader.Flags;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>A quarter of the answers are 418, without delay.</summary>
public sealed class ErrorServer : FlagsServerProcess
{
    private readonly Lazy<IReadOnlyDictionary<string, int>> _statuses;

    public ErrorServer()
        : base("ERROR", "--delay=0", "--error-rate=0.25", "--seed=7")
    {
        _statuses = new(() =>
        {
            Reset();
            return Contract.Items(Site, CountryCodes.All).ToDictionary(item => item.Label, item => Get(item.Address).Status);
        });
    }

    /// <summary>The status of the first request for each flag after a reset, by a plain client.</summary>
    public IReadOnlyDictionary<string, int> Statuses => _statuses.Value;
}
