using FlagsDownloader.Faults.Running;

namespace FlagsDownloader.Faults.Findings;

/// <summary>The measurements of a program with a fault.</summary>
/// <param name="Run">The end of the run; of the second run of a resumed download.</param>
/// <param name="Folder">The files that it left.</param>
/// <param name="Requests">The requests that the server received; null if no server listened.</param>
internal sealed record Observation(BoundedRun Run, FolderFindings Folder, IReadOnlyList<ServedRequest>? Requests);
