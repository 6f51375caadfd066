using System.Diagnostics;
using FlagsDownloader.Flags;
using FlagsDownloader.Http;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>The server that the case study recommends for local tests: HTTP/1.0, a backlog of five, no keep-alive.</summary>
public sealed class PythonServerTests(PythonServerTests.PythonServer server) : IClassFixture<PythonServerTests.PythonServer>
{
    private const int Bound = 30;

    [Theory]
    [MemberData(nameof(Contract.StrategiesAndRetries), MemberType = typeof(Contract))]
    public void DownloadMany_EveryCodeFromPython_LosesNothing(string strategy, int retries)
    {
        using var folder = new TemporaryFolder();

        var report = Contract.Run(
            strategy,
            Contract.Items(server.Site, CountryCodes.Every),
            folder.FullName,
            Bound,
            new FlagClientOptions { Retries = retries });

        Assert.Equal((194, 482, 0), (report.Tally.Ok, report.Tally.NotFound, report.Tally.Errors));
        foreach (var code in CountryCodes.All)
        {
            Assert.Equal(server.ContentOf(code), File.ReadAllBytes(folder.At($"{code}.gif")));
        }
    }

    /// <summary>Python's own server over a folder of flags, while the tests of the class run.</summary>
    public sealed class PythonServer : IDisposable
    {
        private readonly TemporaryFolder _folder = new();
        private readonly Process? _process;
        private readonly Uri? _site;

        public PythonServer()
        {
            if (!InstalledProgram.IsThere("python3"))
            {
                return;
            }

            using (var flags = new PlainServer())
            {
                foreach (var item in Contract.Items(flags.Site, CountryCodes.All))
                {
                    var path = _folder.At(item.Address.AbsolutePath[1..]);
                    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                    File.WriteAllBytes(path, flags.Get(item.Address).Content);
                }
            }

            _process = Process.Start(new ProcessStartInfo("python3", ["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory", _folder.FullName])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            // The server writes a line for each request. Reads and drops them, because a full pipe would block the server.
            _process.ErrorDataReceived += static (_, _) => { };
            _process.BeginErrorReadLine();
            // "Serving HTTP on 127.0.0.1 port 45123 (http://127.0.0.1:45123/) ..."
            _site = _process.StandardOutput.ReadLine()?.Split('(', ')') is [_, var address, ..] ? new Uri($"{address}flags") : null;
        }

        /// <summary>The address of the flags; skips the test if there is no Python.</summary>
        public Uri Site
        {
            get
            {
                InstalledProgram.Require("python3", "python3");
                return _site ?? throw new InvalidOperationException("python3 -m http.server did not print its address.");
            }
        }

        public byte[] ContentOf(CountryCode code) => File.ReadAllBytes(_folder.At("flags", code.Lower, $"{code.Lower}.gif"));

        public void Dispose()
        {
            _process?.Kill();
            _process?.WaitForExit();
            _process?.Dispose();
            _folder.Dispose();
        }
    }
}
