using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The plan of a comparison.</summary>
public sealed record RoundPlan
{
    /// <summary>The description of the work in tables and documents.</summary>
    public required Work Work { get; init; }

    /// <summary>What each run downloads.</summary>
    public required Workload Workload { get; init; }

    /// <summary>The contenders, in the order of the table.</summary>
    public required IReadOnlyList<ContenderProgram> Programs { get; init; }

    /// <summary>The number of rounds.</summary>
    public required RoundBudget Budget { get; init; }

    /// <summary>The seed of the order within a round.</summary>
    public required int Seed { get; init; }

    /// <summary>
    /// Holds the folder of every run. None is deleted between rounds: on ext4, creating a file takes longer after thousands were
    /// deleted, and the next runs would be slower.
    /// </summary>
    public required string Folder { get; init; }

    /// <inheritdoc cref="ProcessMeter.Mark"/>
    public string Mark { get; init; } = Guid.NewGuid().ToString("N");

    /// <inheritdoc cref="ProcessMeter.StartsNothingElse"/>
    public bool StartsNothingElse { get; init; }

    /// <summary>Remarks for the reader that are known before the first run.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
