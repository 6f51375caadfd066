using FlagsDownloader.Downloaders;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_Rendered_IsAsApproved() => ApprovedApi.Check(typeof(IDownloader).Assembly, "FlagsDownloader");
}
