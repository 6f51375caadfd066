using FlagsDownloader.Comparison.Measurements;
using FlagsDownloader.Comparison.Tables;

namespace FlagsDownloader.Comparison.Tests.Tables;

public sealed class PrintableResultsTests
{
    private const string Hostile = "a\e[31m\u009b\u202E\u2028b";
    private const string Harmless = "a?[31m?? b";

    [Fact]
    public void From_HostileWords_LeavesFiguresAndMakesTheWordsPrintable()
    {
        var work = new Work
        {
            Site = Hostile,
            Address = Hostile,
            Codes = 3,
            Delay = Hostile,
            ErrorRate = Hostile,
            Faults = Hostile,
            PadTo = Hostile,
            Seed = Hostile,
            Machine = Hostile,
            Hosts = [Hostile],
            ListSha256 = Hostile,
            Recording = Hostile,
            RecordingSha256 = Hostile,
        };
        var contender = new Contender(Hostile, 2) { Strategy = Hostile, Command = Hostile, Version = Hostile };

        var printable = PrintableResults.From(new RoundResults(work, [contender], [], [Hostile]));

        Assert.Equivalent(
            work with { Hosts = [Harmless], ListSha256 = Harmless, Recording = Harmless, RecordingSha256 = Harmless, Site = Harmless, Address = Harmless, Delay = Harmless, ErrorRate = Harmless, Faults = Harmless, PadTo = Harmless, Seed = Harmless, Machine = Harmless },
            printable.Work,
            strict: true);
        Assert.Equal(
            [contender with { Name = Harmless, Strategy = Harmless, Command = Harmless, Version = Harmless }], printable.Contenders);
        Assert.Equal([Harmless], printable.Notes);
    }
}
