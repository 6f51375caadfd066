using System.Text;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>Wrong lists, names, headers and combinations: one line that says what to do, exit code 2, nothing touched.</summary>
public sealed class BadAddressTests : IDisposable
{
    // No server listens there: nothing may be asked.
    private const string Address = "http://127.0.0.1:1/a.gif";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "list has no address: write one a line")]
    [SecondTierData("\n# nothing\n\r\n", "list has no address: write one a line")]
    [SecondTierData("ftp://127.0.0.1/a", "list, line 1: 'ftp://127.0.0.1/a' is not an http or https address")]
    [InlineData($"{Address}\n\nexample.com/a.gif\n", "list, line 3: 'example.com/a.gif' has no scheme: write https:// before it")]
    [SecondTierData($"{Address}\n//example.com/a.gif", "list, line 2: '//example.com/a.gif' has no scheme")]
    [SecondTierData("file:///etc/passwd", "is not an http or https address")]
    [InlineData("http://", "has no host")]
    [SecondTierData("http://127.0.0.1:99999/", "its host or its port is not valid")]
    [SecondTierData("http://user:tok-4711@127.0.0.1/", "--header @FILE")]
    [InlineData("http://127.0.0.1/a b", "write %20 for a space")]
    [SecondTierData($"{Address}\t../evil", "write 'unnamed/evil'")]
    [SecondTierData($"{Address}\t/etc/evil", "write 'etc/evil'")]
    [InlineData($"{Address}\t.flags-manifest.json", "write 'flags-manifest.json'")]
    [SecondTierData($"{Address}\tsame\n{Address}\tSAME", "list, line 2: the name 'SAME' is taken")]
    [SecondTierData($"{Address}\ta\n{Address}\ta/b", "list, line 2: the name 'a/b' is taken")]
    [InlineData("[\"http://127.0.0.1/\"]", "has no scheme")]
    [SecondTierData("{\"url\": \"http://127.0.0.1/\"", "the line is not JSON at byte")]
    [SecondTierData("{\"name\": \"a\"}", "the JSON object has no url")]
    [InlineData("{\"url\": 5}", "is not a text")]
    [SecondTierData("{\"url\": \"http://127.0.0.1/\", \"sha1\": \"\"}", "write url, name, sha256, size or headers")]
    [SecondTierData("{\"url\": \"http://127.0.0.1/\", \"sha256\": \"abc\"}", "write 64 hex digits")]
    [InlineData("{\"url\": \"http://127.0.0.1/\", \"size\": -1}", "a whole number of bytes")]
    [SecondTierData("{\"url\": \"http://127.0.0.1/\", \"size\": 1.5}", "a whole number of bytes")]
    [SecondTierData("{\"url\": \"http://127.0.0.1/\", \"headers\": {\"A\": \"b\\r\\nC: d\"}}", "has a line break")]
    [InlineData("{\"url\": \"http://127.0.0.1/\", \"headers\": {\"Host\": \"b\"}}", "the header Host cannot be set")]
    public void Download_WrongList_NamesTheLine(string list, string advice)
    {
        File.WriteAllText(_folder.Of("list"), list);

        AssertRefused(advice, "--input", "list");
    }

    [Fact]
    public void Download_ListThatIsNoText_NamesTheLine()
    {
        File.WriteAllBytes(_folder.Of("list"), [.. Encoding.ASCII.GetBytes(Address), (byte)'\n', .. Gif.Pixel]);
        AssertRefused("list, line 2: the line has a NUL byte, so this is not text", "-i", "list");

        File.WriteAllBytes(_folder.Of("list"), [.. Encoding.ASCII.GetBytes(Address), 0xFF]);
        AssertRefused("list, line 1: the line is not UTF-8", "-i", "list");

        File.WriteAllText(_folder.Of("list"), $"{Address}\n{Address}?{new string('a', 70_000)}\n");
        AssertRefused("list, line 2: the line has more than 65536 bytes: give a file with shorter lines", "-i", "list");

        // Without an end.
        AssertRefused("the line has a NUL byte", "-i", "/dev/zero");
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("folder")]
    [InlineData("missing/list")]
    [InlineData("/proc/self/mem")]
    public void Download_ListThatCannotBeRead_SaysWhatToGive(string path)
    {
        Directory.CreateDirectory(_folder.Of("folder"));

        AssertRefused($"cannot read '{path}': give a file with an address on each line", "-i", path);
    }

    [Theory]
    [InlineData("flags download -i - < /dev/null", "standard input has no address")]
    [InlineData("flags download -i - <&-", "cannot read '-': give a file with an address on each line (the standard input is closed)")]
    [InlineData("printf 'ftp://a/' | flags download -i -", "standard input, line 1: ")]
    [InlineData("head -c 100 /dev/zero | flags download -i -", "standard input, line 1: the line has a NUL byte")]
    public void Download_WrongStandardInput_IsNamed(string command, string advice)
    {
        var result = FlagsProcess.RunShell(_folder.Path, command);

        AssertRefused(result, advice);
    }

    [Theory]
    [InlineData("../{file}", "'.' or '..'")]
    [SecondTierData("a/../{file}", "'.' or '..'")]
    [SecondTierData("./{file}", "'.' or '..'")]
    [InlineData("/{path}", "is an absolute path: write one below the folder of the downloads")]
    [SecondTierData("C:/{file}", "is an absolute path")]
    [SecondTierData("{file}/", "an empty segment")]
    [InlineData("a//{file}", "an empty segment")]
    [SecondTierData("a\\{file}", "write / between folders")]
    [SecondTierData("{filename}", "'{filename}' is not a placeholder of a name: write {file}, {path}, {host}")]
    [InlineData("{n:x}", "write 1 to 10 zeros")]
    [SecondTierData("{file", "a brace without the other one")]
    [SecondTierData("file}", "a brace without the other one")]
    [InlineData("file", "is the same for every item: write a placeholder in it")]
    [SecondTierData("", "--name cannot be ''")]
    public void Download_WrongTemplate_SaysWhatToWrite(string template, string advice) =>
        AssertRefused(advice, Address, "--name", template);

    [Theory]
    [InlineData("X-A", "a header has no colon: write NAME:VALUE")]
    [SecondTierData(": b", "the name of a header is not one")]
    [SecondTierData("X A: b", "the name of a header is not one")]
    [InlineData("X-A: b\r\nX-C: d", "has a line break")]
    [SecondTierData("X-A: b\nX-C: d", "has a line break")]
    [SecondTierData("X-A: ä", "one outside of ASCII")]
    [InlineData("Host: example.com", "the header Host cannot be set: the client takes it from the address")]
    [SecondTierData("content-length: 5", "cannot be set")]
    [SecondTierData("Transfer-Encoding: chunked", "cannot be set")]
    [InlineData("Connection: close", "cannot be set")]
    [SecondTierData("Range: bytes=0-", "cannot be set")]
    [SecondTierData("If-Range: \"a\"", "cannot be set")]
    [InlineData("If-None-Match: \"a\"", "--update")]
    [SecondTierData("Accept-Encoding: br", "cannot be set")]
    [SecondTierData("Proxy-Authorization: Basic abc", "it is for a proxy, not for the server")]
    [InlineData("@missing", "cannot read 'missing': give a file with NAME:VALUE on each line")]
    [SecondTierData("@.", "cannot read '.': give a file with NAME:VALUE on each line")]
    [SecondTierData("@headers", "headers, line 2: a header has no colon")]
    [InlineData("", "--header needs a value")]
    public void Download_WrongHeader_SaysWhatToWrite(string header, string advice)
    {
        File.WriteAllText(_folder.Of("headers"), "X-A: b\nX-C\n");

        AssertRefused(advice, Address, "-H", header);
    }

    [Theory]
    [InlineData("--input", "list", "BR")]
    [SecondTierData("--input", "list", Address)]
    [SecondTierData("--input", "list", "-a")]
    [InlineData("--input", "list", "-e")]
    [SecondTierData("--input", "list", "-l", "3")]
    [SecondTierData("--input", "list", "-s", "LOCAL")]
    [InlineData("--input", "list", "--with-names")]
    [SecondTierData("--input", "list", "--repeat", "2")]
    [SecondTierData("--input", "list", "--delay", "1")]
    [InlineData("--input", "list", "--fault", "reset=1")]
    [SecondTierData(Address, "-a")]
    [SecondTierData(Address, "-s", "LOCAL")]
    [InlineData(Address, "--repeat", "2")]
    [SecondTierData("--name", "{file}")]
    [SecondTierData("BR", "--name", "{file}")]
    public void Download_AddressesWithOptionsForFlags_SaysWhatToLeaveOut(params string[] arguments)
    {
        File.WriteAllText(_folder.Of("list"), Address);

        AssertRefused("out", arguments);
    }

    [Theory]
    [InlineData("'BR' is not an address: write addresses or country codes, not both", Address, "BR")]
    [SecondTierData("'ftp://a/b' is not an http or https address", "ftp://a/b")]
    [SecondTierData("has no host", "http:///a")]
    [InlineData("two letters", "example.com/a.gif")]
    [SecondTierData("'bmp' is not a format: write any, gif, png, jpeg, json or text", Address, "--expect", "bmp")]
    [SecondTierData("'1' is not a format", "BR", "--expect", "1")]
    [InlineData("--user-agent", Address, "--user-agent", "")]
    [SecondTierData("has a line break", Address, "--user-agent", "a\nb")]
    [SecondTierData("--input is given 2 times: write it once", "-i", "list", "--input", "list")]
    [InlineData("--input needs a value", "--input")]
    [SecondTierData("did you mean --input?", "--imput", "list")]
    [SecondTierData("did you mean --continue?", Address, "--contineu")]
    [InlineData("did you mean --cacert?", Address, "--cacerts", "a.pem")]
    [SecondTierData("did you mean --insecure?", Address, "--insecur")]
    [SecondTierData("did you mean --expect?", Address, "--expects", "png")]
    [InlineData("did you mean --header?", Address, "--headers", "A: b")]
    [SecondTierData("did you mean --user-agent?", Address, "--user_agent", "a")]
    [SecondTierData("could be a downloaded file", Address, "-o", ".", "--failures", "a.gif")]
    [InlineData("is read by --input", "-i", "list", "-o", ".", "--failures", "list")]
    [SecondTierData("--max-size", Address, "--max-size", "0")]
    public void Download_WrongArguments_SaysWhatToWrite(string advice, params string[] arguments)
    {
        File.WriteAllText(_folder.Of("list"), Address);

        AssertRefused(advice, arguments);
    }

    private void AssertRefused(string advice, params string[] arguments) =>
        AssertRefused(FlagsProcess.Run(_folder.Path, ["download", .. arguments]), advice);

    private void AssertRefused(FlagsResult result, string advice)
    {
        Assert.True(result.ExitCode == 2, $"Exit code {result.ExitCode}: {result.Output}{result.Error}");
        Assert.Empty(result.Output);
        var line = Assert.Single(result.ErrorLines);
        Assert.StartsWith("flags: ", line, StringComparison.Ordinal);
        Assert.Contains(advice, line, StringComparison.Ordinal);
        Assert.DoesNotContain("tok-4711", line, StringComparison.Ordinal);
        Assert.DoesNotContain(line, character => char.IsControl(character));
        // What the test itself wrote.
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .Except(["list", "headers", "folder"]));
    }
}
