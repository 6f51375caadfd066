namespace FlagsDownloader.Comparison.Measurements;

/// <summary>Names the contenders of a comparison where no column shows their bounds and versions of HTTP.</summary>
/// <param name="contenders">All of them.</param>
public sealed class ContenderNames(IReadOnlyList<Contender> contenders)
{
    /// <summary>Whether a name occurs with several bounds.</summary>
    public bool HasSeveralBounds { get; } = contenders.GroupBy(SeriesKey).Any(series => series.Count() > 1);

    /// <summary>Whether a contender uses HTTP/2, so that the version is worth a column.</summary>
    public bool HasHttp2 { get; } = contenders.Any(contender => contender.HttpVersion == Contender.Http2);

    /// <summary>The name, with the bound and the version where the name occurs with several: <c>eventloop@100@http2</c>.</summary>
    /// <param name="contender">The place of the contender.</param>
    public string LabelOf(int contender)
    {
        var bounds = HasSeveral(contender, other => other.Bound) ? $"@{contenders[contender].Bound}" : "";
        return $"{contenders[contender].Name}{bounds}{VersionOf(contender)}";
    }

    /// <summary>The name of contenders that differ only in their bounds: <c>eventloop@http2</c>, or <c>eventloop</c>.</summary>
    /// <param name="contender">The place of one of them.</param>
    public string SeriesOf(int contender) => contenders[contender].Name + VersionOf(contender);

    /// <summary>The same as a reader would type it: <c>eventloop -m 100 --http 2</c>.</summary>
    /// <param name="contender">The place of the contender.</param>
    public string TextOf(int contender)
    {
        var bound = HasSeveral(contender, other => other.Bound) ? $" -m {contenders[contender].Bound}" : "";
        return $"{contenders[contender].Name}{bound}{VersionTextOf(contender)}";
    }

    /// <summary>The name of contenders that differ only in their bounds, as <see cref="TextOf"/> writes it.</summary>
    /// <param name="contender">The place of one of them.</param>
    public string SeriesTextOf(int contender) => contenders[contender].Name + VersionTextOf(contender);

    /// <summary>The version, <c> --http 2</c>, where the name occurs with several; otherwise nothing.</summary>
    /// <param name="contender">The place of the contender.</param>
    public string VersionTextOf(int contender) =>
        HasSeveral(contender, other => other.UsedHttpVersion) ? $" --http {contenders[contender].UsedHttpVersion}" : "";

    private string VersionOf(int contender) =>
        HasSeveral(contender, other => other.UsedHttpVersion) ? $"@http{contenders[contender].UsedHttpVersion}" : "";

    private bool HasSeveral<T>(int contender, Func<Contender, T> value) =>
        contenders.Where(other => other.Name == contenders[contender].Name).Select(value).Distinct().Count() > 1;

    private static (string Name, string? Version) SeriesKey(Contender contender) => (contender.Name, contender.UsedHttpVersion);
}
