namespace FlagsServer.Http;

/// <summary>The right answers of a profile, which have delays and faults.</summary>
internal interface IResponses
{
    /// <summary>Finds an answer.</summary>
    /// <param name="path">The path, decoded.</param>
    /// <param name="target">Path and query as sent.</param>
    /// <returns>The answer, or 404.</returns>
    Answer Find(string path, string target);
}
