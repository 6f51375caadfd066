using System.Diagnostics;
using FlagsDownloader.Testing;

namespace FlagsDownloader.BrowserTests;

/// <summary>A flags-server while the tests of a class run: its page has the headers that it has for everyone.</summary>
public sealed class FlagsServerFixture : IDisposable
{
    private readonly RunningServer _server = RunningServer.Start(
        new ProcessStartInfo(FlagsExecutable.ServerOf(FlagsExecutable.FullName), ["--embedded", "--only", "LOCAL", "--port=0"]));

    /// <summary>The address of the page of all flags.</summary>
    public string Page => new Uri(_server.Site, "/").AbsoluteUri;

    public void Dispose() => _server.Dispose();
}
