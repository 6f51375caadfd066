using FlagsDownloader.Cli.Options;
using FlagsDownloader.Cli.Reports;
using FlagsDownloader.Flags;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Tests.Reports;

public sealed class InitialReportTests
{
    [Fact]
    public void Write_ManyCodes_NamesTheFirstAndTheLast() => Assert.Equal(
        """
        LOCAL site: http://localhost:8000/flags
        Searching for 20 flags: from BD to VN
        20 concurrent connections will be used.

        """,
        Written(FlagSite.Local, isEmbedded: false, CountryCodes.Pop20, repeat: 1, bound: 20));

    [Fact]
    public void Write_OneCodeAndOneConnection_IsSingular() => Assert.Equal(
        """
        ERROR site: http://127.0.0.1:40001/flags (server embedded in this run)
        Searching for 1 flag: BR
        1 connection will be used.

        """,
        Written(new FlagSite("ERROR", new Uri("http://127.0.0.1:40001/flags")), isEmbedded: true, Codes(1), repeat: 1, bound: 1));

    [Fact]
    public void Write_TenCodes_ListsThem() => Assert.Contains(
        "Searching for 10 flags: BR, BS, BT, BU, BV, BW, BX, BY, BZ, CA\n",
        Written(FlagSite.Local, isEmbedded: false, Codes(10), repeat: 1, bound: 5),
        StringComparison.Ordinal);

    [Fact]
    public void Write_ElevenCodes_DoesNot() => Assert.Contains(
        "Searching for 11 flags: from BR to CB\n",
        Written(FlagSite.Local, isEmbedded: false, Codes(11), repeat: 1, bound: 5),
        StringComparison.Ordinal);

    [Fact]
    public void Write_Repeats_SaysHowManyTimes() => Assert.Contains(
        "Searching for 2 flags: BR, BS, 300 times each\n",
        Written(FlagSite.Local, isEmbedded: false, Codes(2), repeat: 300, bound: 5),
        StringComparison.Ordinal);

    [Fact]
    public void WriteAddresses_OfSeveralHosts_NamesThem()
    {
        Assert.Equal("1 file from a.example\n", Addresses("https://a.example/1"));
        Assert.Equal("3 files from a.example, b.example:8443\n", Addresses("https://a.example/1", "http://b.example:8443/", "https://a.example/2"));
        Assert.Equal(
            "12 files from h0, h1, h2, h3, h4, h5, h6, h7, h8, h9 and others\n",
            Addresses([.. Enumerable.Range(0, 12).Select(number => $"https://h{number}/")]));
    }

    [Fact]
    public void WriteConnections_Insecure_SaysWhatItMeans()
    {
        using var output = new StringWriter { NewLine = "\n" };

        InitialReport.WriteConnections(output, bound: 1, acceptsAnyCertificate: true);

        Assert.Equal("1 connection will be used.\nCertificates are not checked (--insecure): others may read and change everything.\n", output.ToString());
    }

    [Theory]
    [InlineData(1, "HTTP/2: 1 connection to each host will be used.\n")]
    [InlineData(20, "HTTP/2: 20 concurrent requests will share one connection to each host.\n")]
    public void WriteConnections_OverHttp2_SaysSo(int bound, string expected)
    {
        using var output = new StringWriter { NewLine = "\n" };

        InitialReport.WriteConnections(output, bound, acceptsAnyCertificate: false, isHttp2: true);

        Assert.Equal(expected, output.ToString());
    }

    private static string Addresses(params string[] addresses)
    {
        using var output = new StringWriter { NewLine = "\n" };
        InitialReport.WriteAddresses(
            output, ListSummary.Compute(addresses.Select(address => new DownloadItem(address, new Uri(address), "a")), shard: null));
        return output.ToString();
    }

    private static List<CountryCode> Codes(int count) =>
        [.. CountryCodes.Every.SkipWhile(code => code.ToString() != "BR").Take(count)];

    private static string Written(FlagSite site, bool isEmbedded, IReadOnlyList<CountryCode> codes, int repeat, int bound)
    {
        using var output = new StringWriter { NewLine = "\n" };
        InitialReport.WriteSite(output, site, isEmbedded, codes, repeat);
        InitialReport.WriteConnections(output, bound, acceptsAnyCertificate: false);
        return output.ToString();
    }
}
