namespace FlagsDownloader.Faults.Scenarios;

/// <summary>A fault in a download of a few flags.</summary>
/// <param name="Name">The name for the command line and the table.</param>
/// <param name="What">The description for the reader.</param>
internal sealed record Scenario(string Name, string What)
{
    /// <summary>The requests with the fault, if not all: those for the flags whose codes begin with B.</summary>
    public const string Victims = "@/flags/b*";

    /// <summary>The value of `flags-server --fault`; several are separated by spaces. Empty if the fault is not in the server.</summary>
    public string Faults { get; init; } = "";

    /// <summary>The delay of every response in seconds.</summary>
    public string Delay { get; init; } = "0";

    /// <summary>Whether the right flags are available within the retries of all programs.</summary>
    public bool CanBeHad { get; init; }

    /// <summary>Whether a client should not repeat the request after this response.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The Retry-After of the server.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>For a download that is cut and run again: the server's second version. Null for all others.</summary>
    public SecondVersion? Second { get; init; }

    /// <summary>All flags of the run.</summary>
    public IReadOnlyList<string> Codes => Second is null ? ["BD", "BR", "CN", "FR", "IN", "US"] : ["BR"];

    /// <summary>The prefix of the codes with the fault; empty for all.</summary>
    public string VictimPrefix { get; init; } = "B";

    /// <summary>Whether a flag has the fault.</summary>
    public bool IsVictim(string code) => code.StartsWith(VictimPrefix, StringComparison.Ordinal);
}
