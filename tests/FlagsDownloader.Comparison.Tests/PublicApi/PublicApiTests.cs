using FlagsDownloader.Comparison.Analysis;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Comparison.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_Rendered_IsAsApproved() => ApprovedApi.Check(typeof(ComparisonAnalyst).Assembly, "FlagsDownloader.Comparison");
}
