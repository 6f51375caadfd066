namespace FlagsDownloader.Documents;

/// <summary>The part of a list that a run downloaded.</summary>
/// <param name="Index">The number of the shard, from 1.</param>
/// <param name="Count">The number of shards of the list.</param>
/// <param name="List">The digest of the whole list, which shards of one list have in common: the sum of the SHA-256 of every label.</param>
/// <param name="ListSize">The number of items of the whole list.</param>
/// <param name="Failures">What `--failures` writes: `flags merge` needs it for a list of the failures of all shards.</param>
public sealed record ShardDocument(int Index, int Count, string List, int ListSize, IReadOnlyList<FailureDocument> Failures);
