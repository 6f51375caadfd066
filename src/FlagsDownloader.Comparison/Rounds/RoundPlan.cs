using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>What a comparison does.</summary>
public sealed record RoundPlan
{
    /// <summary>What is said of the work in tables and documents.</summary>
    public required Work Work { get; init; }

    /// <summary>The work itself.</summary>
    public required Workload Workload { get; init; }

    /// <summary>Who takes part, in the order of the table.</summary>
    public required IReadOnlyList<ContenderProgram> Programs { get; init; }

    /// <summary>How many rounds.</summary>
    public required RoundBudget Budget { get; init; }

    /// <summary>Shuffles the order within a round.</summary>
    public required int Seed { get; init; }

    /// <summary>
    /// Keeps every run's folder. None is deleted between rounds: on ext4 a file that is made after thousands were deleted takes
    /// longer, which the runs that follow would pay for.
    /// </summary>
    public required string Folder { get; init; }

    /// <inheritdoc cref="ProcessMeter.Mark"/>
    public string Mark { get; init; } = Guid.NewGuid().ToString("N");

    /// <inheritdoc cref="ProcessMeter.StartsNothingElse"/>
    public bool StartsNothingElse { get; init; }

    /// <summary>What a reader has to know besides, known before the first run.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
