using FlagsDownloader.Bench.Downloads;

var benchmarks = new Dictionary<string, Action>
{
    ["headline"] = Headline.Run,
    ["hold"] = Hold.Run,
    ["curl"] = AgainstCurl.Run,
};
var chosen = args.Length > 0 ? args : [.. benchmarks.Keys];
if (chosen.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
{
    Console.Error.WriteLine($"bench: '{unknown}' is not a benchmark: write {string.Join(", ", benchmarks.Keys)}");
    return 2;
}

try
{
    foreach (var name in chosen)
    {
        benchmarks[name]();
    }

    return 0;
}
finally
{
    Scratch.Remove();
}
