#:project ../src/FlagsDownloader/FlagsDownloader.csproj

// The same twenty flags by each strategy: dotnet run samples/strategies.cs http://127.0.0.1:8000/flags
// `flags serve` serves them there.
using FlagsDownloader.Downloaders;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Storage;
using Microsoft.Extensions.DependencyInjection;

if (args is not [var address])
{
    Console.Error.WriteLine("strategies: write the address of the flags, e.g. http://127.0.0.1:8000/flags");
    return 2;
}

using var services = new ServiceCollection().AddFlagClient().Services.BuildServiceProvider();
var session = new DownloadSession(services.GetRequiredService<FlagClient>(), new FlagStore("downloaded"), TimeProvider.System);
var items = FlagItems.Create(FlagSite.Parse(address), CountryCodes.Pop20);
var errors = 0;
foreach (var strategy in DownloaderCatalog.All)
{
    var report = session.DownloadMany(strategy, items, requestedBound: 20);
    errors += report.Tally.Errors;
    Console.WriteLine($"{strategy.Name,-12} {report.Tally.Ok} flags in {report.Elapsed.TotalSeconds:0.00} s");
}

return errors == 0 ? 0 : 1;
