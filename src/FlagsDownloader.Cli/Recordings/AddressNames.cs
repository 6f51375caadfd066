using System.Globalization;

namespace FlagsDownloader.Cli.Recordings;

/// <summary>Gives the addresses of a recording their names in it. Queries may have secrets, so each becomes a number.</summary>
/// <remarks>Not a digest: who guesses a query could compare it.</remarks>
/// <param name="hidesAll">Whether hosts and paths become numbers too.</param>
internal sealed class AddressNames(bool hidesAll)
{
    private readonly Dictionary<string, string> _origins = [];
    private readonly Dictionary<(string Origin, string Path), int> _queries = [];
    private readonly Dictionary<string, int> _paths = [];

    /// <summary>The next address of the list; each is asked for once.</summary>
    /// <returns>The origin and the target.</returns>
    public (string Origin, string Target) Add(Uri address)
    {
        var origin = OriginOf(address);
        if (!hidesAll)
        {
            return (origin, address.AbsolutePath + NumberQuery(origin, address));
        }

        if (!_origins.TryGetValue(origin, out var name))
        {
            _origins[origin] = name = $"{address.Scheme}://host-{Format(_origins.Count + 1)}.invalid";
        }

        var number = _paths[name] = _paths.GetValueOrDefault(name) + 1;
        return (name, $"/{Format(number)}");
    }

    /// <summary>Scheme, host and port.</summary>
    public static string OriginOf(Uri address) => address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    private string NumberQuery(string origin, Uri address)
    {
        if (address.Query.Length == 0)
        {
            return "";
        }

        var key = (origin, address.AbsolutePath);
        var number = _queries[key] = _queries.GetValueOrDefault(key) + 1;
        return $"?{Format(number)}";
    }

    private static string Format(int number) => number.ToString(CultureInfo.InvariantCulture);
}
