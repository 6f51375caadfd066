using FlagsDownloader.Addresses;

namespace FlagsDownloader.Tests.Addresses;

public sealed class NameTemplateTests
{
    private const string All = "{file}, {path}, {host}, {port}, {scheme}, {query}, {name}, {n}, {n:0000} or {hash}";
    private const string LoneBrace = "has a brace without the other one: write {{ or }} for a brace itself.";
    private const string EmptySegment = "has an empty segment, '.' or '..': write a name before and after each slash.";

    [Theory]
    [InlineData("{file}", "https://a.example/b/c.gif?d=e", "c.gif")]
    [InlineData("{file}", "https://a.example/b/c/", "index")]
    [InlineData("{file}", "https://a.example", "index")]
    [InlineData("{file}", "https://a.example/c%20d%C3%A9.gif", "c_dé.gif")]
    [InlineData("{file}", "https://a.example/a%2F..%2Fb", "a_.._b")]
    [InlineData("{file}", "https://a.example/..%5C..%5Cb", "_.._b")]
    [InlineData("{file}", "https://a.example/%2e%2e%2f", "unnamed")]
    [InlineData("{file}", "https://a.example/%252e%252e", "%2e%2e")] // Decoded once.
    [InlineData("{file}", "https://a.example/a%00b%0A", "a_b_")]
    [InlineData("{file}", "https://a.example/a%FFb", "a%FFb")]
    [InlineData("{file}", "https://a.example/nul.gif", "_nul.gif")]
    [InlineData("{file}", "https://a.example/.flags-manifest.json", "flags-manifest.json")]
    [InlineData("{file}", "https://a.example/a~2.gif", "a_2.gif")]
    [InlineData("{file}", "https://a.example/{n}", "{n}")] // What a placeholder stands for is not read again.
    [InlineData("{path}", "https://a.example/b/c.gif?d/e", "b/c.gif")]
    [InlineData("{path}", "https://a.example/b//c/", "b/c/index")]
    [InlineData("{path}", "https://a.example/", "index")]
    [InlineData("{path}", "https://a.example/a%2Fb/%20/..%2f..%2fc", "a_b/unnamed/_.._c")]
    [InlineData("{host}/{file}", "https://A.Example:8443/x", "a.example/x")]
    [InlineData("{host}-{port}/{file}", "https://[::1]/x", "__1-443/x")]
    [InlineData("{host}/{file}", "https://bücher.example/x", "xn--bcher-kva.example/x")]
    [InlineData("{scheme}_{port}", "http://a.example:81/", "http_81")]
    [InlineData("{query}", "https://a.example/b?c=d%2F..&e=/f?g", "c=d_..&e=_f_g")]
    [InlineData("{query}", "https://a.example/b", "unnamed")]
    [InlineData("{file}-{query}.gif", "https://a.example/b", "b-.gif")]
    [InlineData("{name}.gif", "https://a.example/b", "b.gif")]
    [InlineData("{n}", "https://a.example/b", "7")]
    [InlineData("{n:0000}.gif", "https://a.example/b", "0007.gif")]
    [InlineData("{n:0}", "https://a.example/b", "7")]
    [InlineData("{hash}.gif", "https://a.example/b", "daa1944644c377b3.gif")]
    [InlineData("a{{{n}}}b{{}}", "https://a.example/b", "a{7}b{}")]
    [InlineData("..{file} x", "https://a.example/b", "b_x")]
    public void Expand_AnAddress_IsASafePath(string template, string address, string expected) =>
        Assert.Equal(expected, NameTemplate.Parse(template).Expand(new AddressEntry(1, AddressList.ParseAddress(address)), 7));

    [Theory]
    [InlineData("{file}", "a/b.gif")] // The list knows better than a template for all.
    [InlineData("{host}/{n}", "a/b.gif")]
    [InlineData("{name}", "a/b.gif")]
    [InlineData("{host}/{name}", "a.example/a/b.gif")]
    [InlineData("{file}-{name}", "c-a/b.gif")]
    public void Expand_ANameInTheList_IsUsed(string template, string expected) => Assert.Equal(
        expected,
        NameTemplate.Parse(template).Expand(new AddressEntry(1, new Uri("https://a.example/c")) { Name = "a/b.gif" }, 7));

    [Fact]
    public void Expand_TheLargestNumber_IsWhole() =>
        Assert.Equal("2147483647", NameTemplate.Parse("{n:000}").Expand(new AddressEntry(1, new Uri("https://a.example/")), int.MaxValue));

    [Fact]
    public void Expand_AnyPath_HasNoMoreThan32SegmentsAnd1024Bytes()
    {
        var deep = $"https://a.example/{string.Join('/', Enumerable.Range(1, 50))}";
        var wide = $"https://a.example/{string.Join('/', Enumerable.Repeat(new string('x', 300), 50))}/last.gif";

        Assert.Equal($"{string.Join('/', Enumerable.Range(1, 31))}/50", Expand(deep));
        Assert.Equal([.. Enumerable.Repeat(new string('x', 226), 4), "last.gif"], Expand(wide).Split('/'));

        static string Expand(string address) => NameTemplate.Parse("{path}").Expand(new AddressEntry(1, new Uri(address)), 1);
    }

    [Fact]
    public void Default_Template_IsTheFile() => Assert.Equal("{file}", NameTemplate.Default.ToString());

    [Theory]
    [InlineData("", $"the name '' is the same for every item: write a placeholder in it, {All}.")]
    [InlineData("a.gif", $"the name 'a.gif' is the same for every item: write a placeholder in it, {All}.")]
    [InlineData("{{n}}", $"the name '{{{{n}}}}' is the same for every item: write a placeholder in it, {All}.")]
    [InlineData("{File}", $"'{{File}}' is not a placeholder of a name: write {All}, or {{{{ and }}}} for braces.")]
    [InlineData("{}", $"'{{}}' is not a placeholder of a name: write {All}, or {{{{ and }}}} for braces.")]
    [InlineData("{ file }", $"'{{ file }}' is not a placeholder of a name: write {All}, or {{{{ and }}}} for braces.")]
    [InlineData("{file:0}", $"'{{file:0}}' is not a placeholder of a name: write {All}, or {{{{ and }}}} for braces.")]
    [InlineData("{n:}", "'{n:}' is not a number with zeros before it: write 1 to 10 zeros, such as {n:0000}.")]
    [InlineData("{n:x}", "'{n:x}' is not a number with zeros before it: write 1 to 10 zeros, such as {n:0000}.")]
    [InlineData("{n:00000000000}", "'{n:00000000000}' is not a number with zeros before it: write 1 to 10 zeros, such as {n:0000}.")]
    [InlineData("{file", $"the name '{{file' {LoneBrace}")]
    [InlineData("file}", $"the name 'file}}' {LoneBrace}")]
    [InlineData("{file{n}", $"the name '{{file{{n}}' {LoneBrace}")]
    [InlineData("{n}}", $"the name '{{n}}}}' {LoneBrace}")]
    [InlineData(@"a\{n}", @"the name 'a\{n}' has a backslash: write / between folders.")]
    [InlineData("/a/{n}", "the name '/a/{n}' is an absolute path: write one below the folder of the downloads.")]
    [InlineData("C:/{n}", "the name 'C:/{n}' is an absolute path: write one below the folder of the downloads.")]
    [InlineData("{host}//{n}", $"the name '{{host}}//{{n}}' {EmptySegment}")]
    [InlineData("{n}/", $"the name '{{n}}/' {EmptySegment}")]
    [InlineData("../{n}", $"the name '../{{n}}' {EmptySegment}")]
    [InlineData("a/./{n}", $"the name 'a/./{{n}}' {EmptySegment}")]
    [InlineData("{n}/..", $"the name '{{n}}/..' {EmptySegment}")]
    public void Parse_NoTemplate_SaysWhatToWrite(string text, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => NameTemplate.Parse(text)).Message);
}
