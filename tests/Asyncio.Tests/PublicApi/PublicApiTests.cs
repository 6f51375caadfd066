using FlagsDownloader.Testing;

namespace Asyncio.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_Rendered_IsAsApproved() => ApprovedApi.Check(typeof(EventLoop).Assembly, "Asyncio");
}
