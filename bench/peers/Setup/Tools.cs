namespace FlagsDownloader.Bench.Peers.Setup;

/// <summary>The installed programs.</summary>
internal sealed class Tools
{
    public const string Curl = "curl";
    public const string Wget2 = "wget2";
    public const string Aria2 = "aria2c";
    public const string Aiohttp = "aiohttp";
    public const string Go = "Go";
    public const string Wrk = "wrk";
    public const string Nginx = "nginx";

    private static readonly Tool[] All =
    [
        new(Curl, "curl", [Curl], ["--version"]),
        new(Wget2, "wget2", [Wget2], ["--version"]),
        new(Aria2, "aria2", [Aria2], ["--version"]),
        new(Aiohttp, "python3-aiohttp", ["python3", "/usr/bin/python3"], ["-c", "import aiohttp; print(aiohttp.__version__)"]),
        new(Go, "golang-go", ["go", "/usr/local/go/bin/go"], ["version"]),
        new(Wrk, "wrk", [Wrk], ["-v"]) { VersionExitCode = 1 },
        new(Nginx, "nginx-light", [Nginx, "/usr/sbin/nginx"], ["-v"]),
    ];

    private readonly Dictionary<string, (string Path, string Version)> _found = [];

    private Tools()
    {
        foreach (var tool in All)
        {
            if (tool.Find() is { } found)
            {
                _found[tool.Name] = found;
            }
        }
    }

    /// <summary>Finds all programs.</summary>
    public static Tools Find() => new();

    /// <summary>The programs that are not installed.</summary>
    public IReadOnlyList<Tool> Missing => [.. All.Where(tool => !_found.ContainsKey(tool.Name))];

    /// <summary>Whether a program is installed.</summary>
    public bool Has(string name) => _found.ContainsKey(name);

    /// <summary>The executable of an installed program.</summary>
    public string PathOf(string name) => _found[name].Path;

    /// <summary>Name and version of each installed program.</summary>
    public IEnumerable<string> Versions =>
        from tool in All
        where Has(tool.Name)
        select $"{tool.Name} {_found[tool.Name].Version}";
}
