namespace FlagsServer.Direct;

/// <summary>What a target stands for.</summary>
/// <param name="Text">Path and query as sent.</param>
/// <param name="Hash">The text's hash, which delays depend on.</param>
/// <param name="Response">The answer; null for one that is too large to be answered directly.</param>
internal sealed record DirectTarget(string Text, ulong Hash, DirectResponse? Response);
