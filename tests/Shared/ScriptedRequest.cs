namespace FlagsDownloader.Testing;

/// <summary>A request as <see cref="ScriptedServer"/> received it.</summary>
/// <param name="Number">The number of the request to the server, from 1.</param>
/// <param name="Attempt">The number of the request for its target, from 1.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Head">The request line and the headers.</param>
internal sealed record ScriptedRequest(int Number, int Attempt, string Target, string Head)
{
    /// <summary>The value of a header; null if the request does not have it.</summary>
    /// <param name="name">The header's name, in any case.</param>
    public string? Header(string name) => Head.Split("\r\n")
        .Where(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))
        .Select(line => line[(name.Length + 1)..].Trim())
        .FirstOrDefault();
}
