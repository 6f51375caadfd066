using FlagsDownloader.Faults.Running;

namespace FlagsDownloader.Faults.Findings;

/// <summary>What was measured when a program met a fault.</summary>
/// <param name="Run">How it ended; the second run of a resumed download.</param>
/// <param name="Folder">What it left.</param>
/// <param name="Requests">What the server saw; null where no server listened.</param>
internal sealed record Observation(BoundedRun Run, FolderFindings Folder, IReadOnlyList<ServedRequest>? Requests);
