using FlagsDownloader.CommandLine;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void PublicApi_Rendered_IsAsApproved() => ApprovedApi.Check(typeof(FlagsProgram).Assembly, "FlagsDownloader.CommandLine");
}
