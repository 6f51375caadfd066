using System.Text;
using System.Text.Json;
using FlagsDownloader.Flags;
using FlagsDownloader.Results;
using FlagsDownloader.Storage;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The files are those of the server, byte by byte, with every strategy.</summary>
public sealed class FilesContractTests(PlainServer server) : IClassFixture<PlainServer>
{
    private static readonly CountryCode[] TwoLetters = [.. CountryCodes.StartingWith('B'), .. CountryCodes.StartingWith('C')];

    public static TheoryData<string> Strategies => Contract.Strategies;

    public static MatrixTheoryData<string, SaveMode> StrategiesAndSaves =>
        new(Contract.Strategies.Select(row => row.Data), Enum.GetValues<SaveMode>());

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_Every_Is194FilesAnd482NotFound(string strategy)
    {
        using var folder = new TemporaryFolder();
        server.Reset();

        var report = Contract.Run(strategy, Contract.Items(server.Site, CountryCodes.Every), folder.FullName, bound: 20);

        Assert.Equal((194, 482, 0, 0), (report.Tally.Ok, report.Tally.NotFound, report.Tally.Errors, report.Tally.Cancelled));
        Assert.Equal(CountryCodes.All.Select(code => $"{code}.gif"), folder.FileNames);
        Assert.Equal(676, server.Stat("requests"));
        foreach (var item in Contract.Items(server.Site, CountryCodes.All))
        {
            Assert.Equal(server.Get(item.Address).Content, File.ReadAllBytes(folder.At(item.FileName)));
        }
    }

    [Theory]
    [MemberData(nameof(StrategiesAndSaves))]
    public void DownloadMany_WithNames_FilesHaveTheCountriesNames(string strategy, SaveMode save)
    {
        using var folder = new TemporaryFolder();
        var items = Contract.Items(server.Site, TwoLetters, withNames: true);

        var report = Contract.Run(strategy, items, folder.FullName, bound: 10, save: save);

        Assert.Equal((32, 20, 0), (report.Tally.Ok, report.Tally.NotFound, report.Tally.Errors));
        Assert.Equal(32, folder.FileNames.Count);
        Assert.Superset(
            new HashSet<string> { "Brazil.gif", "Congo_(Kinshasa).gif", "Côte_d'Ivoire.gif", "Bosnia_and_Herzegovina.gif" },
            folder.FileNames.ToHashSet());
        foreach (var outcome in report.Outcomes.Where(outcome => outcome.FileName is not null))
        {
            var item = items.Single(item => item.Label == outcome.Label);
            Assert.Equal($"{NameOf(item.Naming!.Address)}.gif", outcome.FileName!.Replace('_', ' '));
            Assert.Equal(server.Get(item.Address).Content, File.ReadAllBytes(folder.At(outcome.FileName)));
            Assert.Equal(2, outcome.Timeline.Attempts);
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_FolderDisappears_IsAnErrorForEachRemainingFlag(string strategy)
    {
        using var folder = new TemporaryFolder();
        var output = folder.At("output");
        var checks = 0;
        using var gone = new ManualResetEventSlim();
        var items = Contract.Items(server.Site, CountryCodes.All).Select(item => item with { Check = RemoveAtTheFourth }).ToList();

        var report = Contract.Run(strategy, items, output, bound: 5);

        Assert.Equal(194, report.Tally.Ok + report.Tally.Errors);
        Assert.InRange(report.Tally.Ok, 0, 3);
        Assert.All(
            report.Outcomes.Where(outcome => outcome.Error is not null),
            outcome => Assert.Equal(DownloadCause.SaveFailed, outcome.Error!.Cause));

        // Between the arrival of a content and its save, on any thread: no more than three files are saved before.
        string? RemoveAtTheFourth(ReadOnlySpan<byte> content)
        {
            switch (Interlocked.Increment(ref checks))
            {
                case < 4:
                    break;
                case 4:
                    Directory.Move(output, output + ".moved");
                    gone.Set();
                    break;
                default:
                    gone.Wait();
                    break;
            }

            return null;
        }
    }

    private string NameOf(Uri metadata)
    {
        using var document = JsonDocument.Parse(Encoding.UTF8.GetString(server.Get(metadata).Content));
        return document.RootElement.GetProperty("country").GetString()!;
    }
}
