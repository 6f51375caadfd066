namespace FlagsDownloader.Faults.Scenarios;

/// <summary>Something that goes wrong in a download of a handful of flags.</summary>
/// <param name="Name">One word, for the command line and the table.</param>
/// <param name="What">What the server does, for a reader.</param>
internal sealed record Scenario(string Name, string What)
{
    /// <summary>Which requests go wrong, where not all do: those for the flags whose codes begin with B.</summary>
    public const string Victims = "@/flags/b*";

    /// <summary>As `flags-server --fault` takes it; several separated by spaces. Empty where the fault is not the server's.</summary>
    public string Faults { get; init; } = "";

    /// <summary>How late every answer is, in seconds.</summary>
    public string Delay { get; init; } = "0";

    /// <summary>Whether the right flags can be had within the retries that all programs have.</summary>
    public bool CanBeHad { get; init; }

    /// <summary>Whether a client should not ask again after this answer.</summary>
    public bool IsFinal { get; init; }

    /// <summary>When the server says to come again.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>For a download that is cut, and run again: what the server has by then. Null for all others.</summary>
    public SecondVersion? Second { get; init; }

    /// <summary>All flags of the run.</summary>
    public IReadOnlyList<string> Codes => Second is null ? ["BD", "BR", "CN", "FR", "IN", "US"] : ["BR"];

    /// <summary>How the codes begin whose requests go wrong; empty where all do.</summary>
    public string VictimPrefix { get; init; } = "B";

    /// <summary>Whether a flag's requests go wrong.</summary>
    public bool IsVictim(string code) => code.StartsWith(VictimPrefix, StringComparison.Ordinal);
}
