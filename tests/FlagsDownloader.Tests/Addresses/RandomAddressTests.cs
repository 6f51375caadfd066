using System.Text;
using FlagsDownloader.Addresses;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Tests.Addresses;

/// <summary>Whatever an address or a list is, nothing leaves the folder, and every file has a name of its own.</summary>
public sealed class RandomAddressTests
{
    private static readonly string[] Spices =
    [
        "/", "//", ".", "..", "%2e%2e", "%2F", "%5C", "%00", "%0A", "%20", "~", "~2", ".gif", ".flags-", "CON", "nul.", "com1", "%EF%BC%8F",
        "%E2%80%AE", "a", "A", "%C3%A9", "e%CC%81", "%FF", "%25", "-", "_", "%7E", "%ED%A0%80", "ﬁ", "\uFF0F", "{n}", "&", "=", ":", "@", "*",
    ];

    [Theory]
    [InlineData("{file}")]
    [InlineData("{path}")]
    [InlineData("{host}/{path}")]
    [InlineData("{scheme}-{port}/{path}/{query}")]
    [InlineData("{name}.{query}")]
    [InlineData("{file}/{file}")]
    public void Create_RandomAddresses_EachHasAUsableNameBelowTheFolder(string template)
    {
        var random = new Random(20_261_129);
        var items = new AddressItems(NameTemplate.Parse(template));
        var (files, folders, labels) = (new HashSet<string>(), new HashSet<string>(), new HashSet<string>());
        for (var round = 0; round < 5_000; round++)
        {
            if (!Uri.TryCreate($"http://h/{Spice(random)}{(random.Next(2) == 0 ? "" : "?" + Spice(random))}", UriKind.Absolute, out var address))
            {
                continue;
            }

            var item = items.Create(new AddressEntry(round + 1, address));

            AssertIsBelowTheFolder(item.FileName);
            Assert.True(labels.Add(item.Label), item.Label);
            Assert.True(files.Add(NameFolding.Fold(item.FileName)), item.FileName);
            folders.UnionWith(FoldersOf(item.FileName).Select(NameFolding.Fold));
        }

        Assert.InRange(files.Count, 4_000, 5_000);
        Assert.DoesNotContain(files, folders.Contains);
    }

    [Fact]
    public void Expand_ItsResultAsTheListsName_IsTheSame()
    {
        var random = new Random(7);
        var template = NameTemplate.Parse("{host}/{path}");
        for (var round = 0; round < 5_000; round++)
        {
            var entry = new AddressEntry(1, new Uri($"http://h/{Spice(random)}{new string('x', random.Next(300))}{Spice(random)}"));

            var name = template.Expand(entry, 1);

            Assert.Equal(name, SafeFilePath.From(name));
            Assert.Equal(name, (entry with { Name = name }).Name);
            Assert.InRange(name.Split('/').Length, 1, 32);
            Assert.InRange(Encoding.UTF8.GetByteCount(name), 1, 1024);
        }
    }

    [Fact]
    public void Read_RandomNames_AreRefusedWithANameThatIsTaken()
    {
        var random = new Random(11);
        for (var round = 0; round < 5_000; round++)
        {
            var name = Uri.UnescapeDataString(Spice(random)).Trim(' ', '\t', '\r', '\n', '\0').Replace('\n', 'x').Replace('\0', 'x');
            var safe = SafeFilePath.From(name);
            AssertIsBelowTheFolder(safe);
            if (name.Length == 0 || safe == name)
            {
                continue;
            }

            var error = Assert.Throws<AddressListException>(() => Lists.Read($"http://h/\t{name}"));

            Assert.EndsWith($": write '{safe}', or another path below the folder.", error.Message, StringComparison.Ordinal);
            Assert.Equal(safe, Assert.Single(Lists.Read($"http://h/\t{safe}")).Name);
        }
    }

    [Fact]
    public void Read_RandomBytes_IsEntriesOrAnErrorOfALine()
    {
        var random = new Random(13);
        var pieces = new[] { "https://a/", "\t", "\n", "{", "}", "\"url\"", ":", "\"", "null", "#", " ", "\r", "\uFEFF", "\0", "@", "é", "," };
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            try
            {
                Assert.All(Lists.Read(text), entry => Assert.Equal("a", entry.Address.Host));
            }
            catch (AddressListException error)
            {
                Assert.StartsWith($"list.txt, line {error.Line}: ", error.Message, StringComparison.Ordinal);
                Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
            }
        }
    }

    private static void AssertIsBelowTheFolder(string path)
    {
        Assert.StartsWith("/folder/", Path.GetFullPath(path, "/folder"), StringComparison.Ordinal);
        Assert.Equal($"/folder/{path}", Path.GetFullPath(path, "/folder"));
        Assert.DoesNotContain(path, char.IsControl);
        Assert.All(path.Split('/'), segment =>
        {
            Assert.True(FlagStore.IsUsable(segment), path);
            Assert.InRange(Encoding.UTF8.GetByteCount(segment), 1, 255);
            Assert.DoesNotContain(segment[0], ".-");
        });
    }

    private static IEnumerable<string> FoldersOf(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            yield return path[..slash];
        }
    }

    private static string Spice(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Spices[random.Next(Spices.Length)]));
}
