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
    [InlineData("\n# nothing\n\r\n", "list has no address: write one a line")]
    [InlineData("ftp://127.0.0.1/a", "list, line 1: 'ftp://127.0.0.1/a' is not an http or https address")]
    [InlineData($"{Address}\n\nexample.com/a.gif\n", "list, line 3: 'example.com/a.gif' has no scheme: write https:// before it")]
    [InlineData($"{Address}\n//example.com/a.gif", "list, line 2: '//example.com/a.gif' has no scheme")]
    [InlineData("file:///etc/passwd", "is not an http or https address")]
    [InlineData("http://", "has no host")]
    [InlineData("http://127.0.0.1:99999/", "its host or its port is not valid")]
    [InlineData("http://user:tok-4711@127.0.0.1/", "--header @FILE")]
    [InlineData("http://127.0.0.1/a b", "write %20 for a space")]
    [InlineData($"{Address}\t../evil", "write 'unnamed/evil'")]
    [InlineData($"{Address}\t/etc/evil", "write 'etc/evil'")]
    [InlineData($"{Address}\t.flags-manifest.json", "write 'flags-manifest.json'")]
    [InlineData($"{Address}\tsame\n{Address}\tSAME", "list, line 2: the name 'SAME' is taken")]
    [InlineData($"{Address}\ta\n{Address}\ta/b", "list, line 2: the name 'a/b' is taken")]
    [InlineData("[\"http://127.0.0.1/\"]", "has no scheme")]
    [InlineData("{\"url\": \"http://127.0.0.1/\"", "the line is not JSON at byte")]
    [InlineData("{\"name\": \"a\"}", "the JSON object has no url")]
    [InlineData("{\"url\": 5}", "is not a text")]
    [InlineData("{\"url\": \"http://127.0.0.1/\", \"sha1\": \"\"}", "write url, name, sha256, size or headers")]
    [InlineData("{\"url\": \"http://127.0.0.1/\", \"sha256\": \"abc\"}", "write 64 hex digits")]
    [InlineData("{\"url\": \"http://127.0.0.1/\", \"size\": -1}", "a whole number of bytes")]
    [InlineData("{\"url\": \"http://127.0.0.1/\", \"size\": 1.5}", "a whole number of bytes")]
    [InlineData("{\"url\": \"http://127.0.0.1/\", \"headers\": {\"A\": \"b\\r\\nC: d\"}}", "has a line break")]
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
    [InlineData("a/../{file}", "'.' or '..'")]
    [InlineData("./{file}", "'.' or '..'")]
    [InlineData("/{path}", "is an absolute path: write one below the folder of the downloads")]
    [InlineData("C:/{file}", "is an absolute path")]
    [InlineData("{file}/", "an empty segment")]
    [InlineData("a//{file}", "an empty segment")]
    [InlineData("a\\{file}", "write / between folders")]
    [InlineData("{filename}", "'{filename}' is not a placeholder of a name: write {file}, {path}, {host}")]
    [InlineData("{n:x}", "write 1 to 10 zeros")]
    [InlineData("{file", "a brace without the other one")]
    [InlineData("file}", "a brace without the other one")]
    [InlineData("file", "is the same for every item: write a placeholder in it")]
    [InlineData("", "--name cannot be ''")]
    public void Download_WrongTemplate_SaysWhatToWrite(string template, string advice) =>
        AssertRefused(advice, Address, "--name", template);

    [Theory]
    [InlineData("X-A", "a header has no colon: write NAME:VALUE")]
    [InlineData(": b", "the name of a header is not one")]
    [InlineData("X A: b", "the name of a header is not one")]
    [InlineData("X-A: b\r\nX-C: d", "has a line break")]
    [InlineData("X-A: b\nX-C: d", "has a line break")]
    [InlineData("X-A: ä", "one outside of ASCII")]
    [InlineData("Host: example.com", "the header Host cannot be set: the client takes it from the address")]
    [InlineData("content-length: 5", "cannot be set")]
    [InlineData("Transfer-Encoding: chunked", "cannot be set")]
    [InlineData("Connection: close", "cannot be set")]
    [InlineData("Range: bytes=0-", "cannot be set")]
    [InlineData("If-Range: \"a\"", "cannot be set")]
    [InlineData("If-None-Match: \"a\"", "--update")]
    [InlineData("Accept-Encoding: br", "cannot be set")]
    [InlineData("Proxy-Authorization: Basic abc", "it is for a proxy, not for the server")]
    [InlineData("@missing", "cannot read 'missing': give a file with NAME:VALUE on each line")]
    [InlineData("@.", "cannot read '.': give a file with NAME:VALUE on each line")]
    [InlineData("@headers", "headers, line 2: a header has no colon")]
    [InlineData("", "--header needs a value")]
    public void Download_WrongHeader_SaysWhatToWrite(string header, string advice)
    {
        File.WriteAllText(_folder.Of("headers"), "X-A: b\nX-C\n");

        AssertRefused(advice, Address, "-H", header);
    }

    [Theory]
    [InlineData("--input", "list", "BR")]
    [InlineData("--input", "list", Address)]
    [InlineData("--input", "list", "-a")]
    [InlineData("--input", "list", "-e")]
    [InlineData("--input", "list", "-l", "3")]
    [InlineData("--input", "list", "-s", "LOCAL")]
    [InlineData("--input", "list", "--with-names")]
    [InlineData("--input", "list", "--repeat", "2")]
    [InlineData("--input", "list", "--delay", "1")]
    [InlineData("--input", "list", "--fault", "reset=1")]
    [InlineData(Address, "-a")]
    [InlineData(Address, "-s", "LOCAL")]
    [InlineData(Address, "--repeat", "2")]
    [InlineData("--name", "{file}")]
    [InlineData("BR", "--name", "{file}")]
    public void Download_AddressesWithOptionsForFlags_SaysWhatToLeaveOut(params string[] arguments)
    {
        File.WriteAllText(_folder.Of("list"), Address);

        AssertRefused("out", arguments);
    }

    [Theory]
    [InlineData("'BR' is not an address: write addresses or country codes, not both", Address, "BR")]
    [InlineData("'ftp://a/b' is not an http or https address", "ftp://a/b")]
    [InlineData("has no host", "http:///a")]
    [InlineData("two letters", "example.com/a.gif")]
    [InlineData("'bmp' is not a format: write any, gif, png, jpeg, json or text", Address, "--expect", "bmp")]
    [InlineData("'1' is not a format", "BR", "--expect", "1")]
    [InlineData("--user-agent", Address, "--user-agent", "")]
    [InlineData("has a line break", Address, "--user-agent", "a\nb")]
    [InlineData("--input is given 2 times: write it once", "-i", "list", "--input", "list")]
    [InlineData("--input needs a value", "--input")]
    [InlineData("did you mean --input?", "--imput", "list")]
    [InlineData("did you mean --continue?", Address, "--contineu")]
    [InlineData("did you mean --cacert?", Address, "--cacerts", "a.pem")]
    [InlineData("did you mean --insecure?", Address, "--insecur")]
    [InlineData("did you mean --expect?", Address, "--expects", "png")]
    [InlineData("did you mean --header?", Address, "--headers", "A: b")]
    [InlineData("did you mean --user-agent?", Address, "--user_agent", "a")]
    [InlineData("could be a downloaded file", Address, "-o", ".", "--failures", "a.gif")]
    [InlineData("is read by --input", "-i", "list", "-o", ".", "--failures", "list")]
    [InlineData("--max-size", Address, "--max-size", "0")]
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
