namespace FlagsDownloader.Http;

/// <summary>What is known of a host: whether it wants requests, and whether it answers any.</summary>
internal sealed class Host(FlagClientOptions options, TimeProvider time, Random random)
{
    public HostGate Gate { get; } = new(options, time, random);

    public HostCircuit Circuit { get; } = new(options, time);

    /// <summary>Takes an attempt's result, and gives it back.</summary>
    public FetchResult Note(Uri address, FetchResult result)
    {
        Gate.Note(result);
        Circuit.Note(result, address);
        return result;
    }
}
