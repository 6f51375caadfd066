using FlagsDownloader.Bench.Downloads;

var benchmarks = new Dictionary<string, Action>
{
    ["headline"] = Headline.Run,
    ["hold"] = Hold.Run,
    ["curl"] = AgainstCurl.Run,
};
try
{
    // It has arguments of its own, and takes minutes: it is not among those that run by default.
    return args is ["scaling", .. var sizes] ? Scaling.Run(sizes) : RunAll(args.Length > 0 ? args : [.. benchmarks.Keys]);
}
finally
{
    Scratch.Remove();
}

int RunAll(string[] chosen)
{
    if (chosen.FirstOrDefault(name => !benchmarks.ContainsKey(name)) is { } unknown)
    {
        Console.Error.WriteLine($"bench: '{unknown}' is not a benchmark: write {string.Join(", ", benchmarks.Keys)}");
        return 2;
    }

    foreach (var name in chosen)
    {
        benchmarks[name]();
    }

    return 0;
}
