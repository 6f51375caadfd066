using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Items;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class CurlConfigTests
{
    [Fact]
    public void Write_AList_FollowsRedirectsAndExpandsNothingInAddresses()
    {
        Assert.Equal(
            [
                "fail", "globoff", "create-dirs", "location", "max-redirs = 5", "insecure",
                "url = \"http://a.example/[1]\"", "output = \"/files/[1]\"",
                "url = \"http://a.example/b\"", "output = \"/files/b\"",
            ],
            Write(Lists.Workload("http://a.example/[1]\nhttp://a.example/b"), "insecure"));
    }

    [Fact]
    public void Write_Headers_AreInTheConfigAndGoToNoOtherHost()
    {
        var lines = Write(Lists.Workload("http://a.example/a", RequestHeader.Parse("X-Key: a\"b"), RequestHeader.Parse("X-Empty:")));

        Assert.Equal(["fail", "globoff", "create-dirs", "header = \"X-Key: a\\\"b\"", "header = \"X-Empty;\""], lines.Take(5));
        Assert.DoesNotContain("location", lines);
    }

    [Fact]
    public void Write_OtherHeaders_AreAnotherOperation()
    {
        var lines = Write(Lists.Workload(
            """
            http://a.example/a
            {"url": "http://a.example/b", "headers": {"X-Key": "1"}}
            http://a.example/c
            """));

        Assert.Equal(2, lines.Count(line => line == "next"));
        Assert.Equal(3, lines.Count(line => line == "fail"));
        Assert.Equal("header = \"X-Key: 1\"", lines.Single(line => line.StartsWith("header", StringComparison.Ordinal)));
    }

    private static List<string> Write(ListWorkload workload, params string[] options) =>
        [.. CurlConfig.Write(workload.Items, "/files", options)];
}
