using System.Text;
using System.Text.Json;
using FlagsDownloader.Flags;
using FlagsDownloader.Items;
using FlagsDownloader.Results;
using FlagsDownloader.Testing;
using FlagsDownloader.Tests.Downloaders;

namespace FlagsDownloader.Tests.Storage;

/// <summary>Names from a server that gives one name to many items, or harmful names, by every strategy.</summary>
public sealed class SharedNamesContractTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Strategies => Contract.Strategies;

    private string Output => _folder.At("output");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_OneNameForAll_IsAFileForEachWithItsFlag(string strategy)
    {
        using var server = ServerOf(code => code is "br" ? "Brazil" : "Atlantis");

        for (var round = 1; round <= 2; round++)
        {
            var report = UpdateRun.Download(strategy, Items(server), Output, update: false);

            Assert.Equal((20, 0, 0), report.Counts());
            Assert.Equal(
                CountryCodes.Pop20.Select(code => code.ToString() == "BR" ? "Brazil.gif" : $"Atlantis~{code}.gif").Order(StringComparer.Ordinal),
                FileNames());
            Assert.All(report.Outcomes, outcome => Assert.Equal(FlagOf(outcome.Label), File.ReadAllBytes(Path.Combine(Output, outcome.FileName!))));
        }
    }

    [Theory]
    [MemberData(nameof(Strategies))]
    public void DownloadMany_OneNameForAll_IsUnchangedTheSecondTime(string strategy)
    {
        using var server = ServerOf(_ => "Atlantis");
        Assert.Equal((20, 0, 0), UpdateRun.Download(strategy, Items(server), Output).Counts());

        Assert.Equal((0, 20, 0), UpdateRun.Download(strategy, Items(server), Output).Counts());

        Assert.Equal(21, FileNames().Count);
    }

    [Fact]
    public void DownloadMany_WithUpdate_ALaterRunDoesNotTakeTheFileOfAnotherCountry()
    {
        using var server = ServerOf(_ => "Atlantis");
        UpdateRun.Download("eventloop", Items(server, "BR"), Output);
        UpdateRun.Download("eventloop", Items(server, "US"), Output);

        Assert.Equal([".flags-manifest.json", "Atlantis.gif", "Atlantis~US.gif"], FileNames());
        Assert.Equal(FlagOf("BR"), File.ReadAllBytes(Path.Combine(Output, "Atlantis.gif")));
        Assert.Equal((0, 2, 0), UpdateRun.Download("eventloop", Items(server, "BR", "US"), Output).Counts());
    }

    public static TheoryData<string> HostileNames =>
    [
        "../../x", "/etc/passwd", "..", ".", "\0", "a\0b", "CON", "NUL.gif", "aux", ".flags-manifest.json", ".flags-0123456789ab-1.part",
        "-rf", ".hidden", "trailing . ", "US", "US.gif", "us", "\u202Efig.SU", "ＵＳ", "BR~US", "\u200B", "con.gif", "\\\\server\\share", "C:x",
    ];

    [Theory]
    [MemberData(nameof(HostileNames))]
    public void DownloadMany_AHostileName_TouchesNothingElse(string name) => AssertHarmless(name);

    [Fact]
    public void DownloadMany_ANameOf300Characters_IsCut()
    {
        AssertHarmless(new string('x', 300));
        AssertHarmless(new string('中', 300));

        Assert.Equal(2, FileNames().Count(file => Encoding.UTF8.GetByteCount(file) is > 200 and <= 255 && file.EndsWith(".gif", StringComparison.Ordinal)));
    }

    // The folder has files of other countries, and is in a folder with other files.
    private void AssertHarmless(string name)
    {
        using var server = ServerOf(_ => name);
        Directory.CreateDirectory(Output);
        string[] precious = ["x", "passwd", "output/US.gif", "output/BR.gif.gif", "output/.flags-manifest.json"];
        foreach (var file in precious)
        {
            File.WriteAllText(_folder.At(file), $"precious {file}");
        }

        var before = Everything();

        var report = UpdateRun.Download("eventloop", Items(server, "BR"), Output, update: false);

        var outcome = Assert.Single(report.Outcomes);
        Assert.True(
            outcome.Status == DownloadStatus.Ok || outcome.Error!.Cause == DownloadCause.NameUnusable, $"{outcome.Status} {outcome.Error?.Message}");
        Assert.All(precious, file => Assert.Equal($"precious {file}", File.ReadAllText(_folder.At(file))));
        var added = Everything().Except(before).ToList();
        if (outcome.FileName is { } fileName)
        {
            Assert.Equal([Path.Combine(Output, fileName)], added);
            Assert.EndsWith(".gif", fileName, StringComparison.Ordinal);
            Assert.DoesNotContain(fileName[0], ".-");
        }
        else
        {
            Assert.Empty(added);
        }
    }

    private List<string> Everything() =>
        [.. Directory.EnumerateFileSystemEntries(_folder.FullName, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private List<string> FileNames() =>
        [.. Directory.EnumerateFileSystemEntries(Output).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    private static IReadOnlyList<DownloadItem> Items(ScriptedServer server, params string[] codes) =>
        Contract.Items(server.Address, codes.Length == 0 ? CountryCodes.Pop20 : codes.Select(CountryCode.Parse), withNames: true);

    // Each country's flag is its own: the code is in it.
    private static ScriptedServer ServerOf(Func<string, string> nameOf) => new(request =>
    {
        var code = request.Target.Split('/')[2];
        if (request.Target.EndsWith(".json", StringComparison.Ordinal))
        {
            return ScriptedAnswer.Ok(Encoding.UTF8.GetBytes($$"""{"country": {{JsonSerializer.Serialize(nameOf(code))}}}"""));
        }

        return request.Head.Contains($"If-None-Match: \"{code}\"", StringComparison.Ordinal)
            ? new(conversation => conversation.Send("HTTP/1.1 304 Not Modified\r\n\r\n"))
            : new(conversation =>
            {
                var flag = FlagOf(code);
                conversation.Send($"HTTP/1.1 200 OK\r\nETag: \"{code}\"\r\nContent-Length: {flag.Length}\r\n\r\n");
                conversation.Send(flag);
            });
    });

    private static byte[] FlagOf(string code) =>
        [.. Gif.Pixel.AsSpan(..^1), 0x21, 0xFE, 2, .. Encoding.ASCII.GetBytes(code.ToUpperInvariant()), 0, 0x3B];
}
