using System.Globalization;
using FlagsDownloader.Soak;

const int Long = 200_000;
const int Short = 10_000;

if (args is ["server", ..])
{
    if (ServerSoakOptions.Parse(args[1..]) is { } options)
    {
        return await ServerSoak.RunAsync(options) ? 0 : 1;
    }

    Console.Error.WriteLine(ServerSoakOptions.Usage);
    return 2;
}

int? downloads = args switch
{
    [] => Long,
    ["--short"] => Short,
    [var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= Short => count,
    _ => null,
};
if (downloads is null)
{
    Console.Error.WriteLine($"soak: write nothing for {Long} downloads, --short for {Short}, or a number from {Short}");
    return 2;
}

return Soaking.Run(downloads.Value) ? 0 : 1;
