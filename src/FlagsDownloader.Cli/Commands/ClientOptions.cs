using System.CommandLine;
using FlagsDownloader.Http;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The options of the HTTP client and of saving.</summary>
/// <param name="takesAddresses">Whether the command also downloads the user's own addresses. Default: false.</param>
internal sealed class ClientOptions(bool takesAddresses = false)
{
    private readonly Option<string?> _save = OptionValues.Text("--save", null, "WHERE", "Awaiting strategies save inline or in an executor. Default: executor.")
        .Offer(() => [KnownWords.Word("inline", "where the download goes on"), KnownWords.Word("executor", "on a worker's thread")]);
    private readonly Option<bool> _withNames = new("--with-names") { Description = "Ask for each country's name too, and save Brazil.gif instead of BR.gif." };
    private readonly Option<double?> _timeout = OptionValues.Seconds("--timeout", "SECONDS", takesAddresses
        ? "Time for one attempt; for addresses, the time in which nothing arrives. Default: 30."
        : "Time for one attempt; a request has (retries + 1) times it. Default: 30.");
    private readonly Option<int?> _retries = OptionValues.Integer("--retries", null, "N", "Further attempts after a connection error, a timeout, a body that breaks off, 408, 429 or 5xx. Default: 3.", 0, FlagClientDefaults.MaxRetries);

    private readonly Option<long?> _maxSize = OptionValues.Size("--max-size", $"The largest file, such as 130k or 2M. Default: 10M{(takesAddresses ? "; for addresses, none" : "")}.", 1, FlagClientDefaults.MaxContentBytesUpperLimit);

    public Option Save => _save;

    public Option WithNames => _withNames;

    public IReadOnlyList<Option> Limits => [_timeout, _retries, _maxSize];

    /// <summary>Whether any of them is given.</summary>
    public bool IsGiven(ParseResult parsed) =>
        parsed.GetValue(_save) is not null || parsed.GetValue(_withNames)
        || parsed.GetValue(_timeout) is not null || parsed.GetValue(_retries) is not null || parsed.GetValue(_maxSize) is not null;

    /// <summary>Null if it is not given.</summary>
    public SaveMode? ReadSave(ParseResult parsed) => parsed.GetValue(_save) switch
    {
        null => null,
        var text when text.Equals("inline", StringComparison.OrdinalIgnoreCase) => SaveMode.Inline,
        var text when text.Equals("executor", StringComparison.OrdinalIgnoreCase) => SaveMode.Executor,
        var text => throw new UserErrorException($"'{text}' is not a way to save: write inline or executor"),
    };

    public bool ReadWithNames(ParseResult parsed) => parsed.GetValue(_withNames);

    public TimeSpan ReadTimeout(ParseResult parsed) =>
        parsed.GetValue(_timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : FlagClientDefaults.AttemptTimeout;

    public int ReadRetries(ParseResult parsed) => parsed.GetValue(_retries) ?? FlagClientDefaults.Retries;

    /// <summary>In bytes; null if it is not given.</summary>
    public long? ReadMaxSize(ParseResult parsed) => parsed.GetValue(_maxSize);
}
