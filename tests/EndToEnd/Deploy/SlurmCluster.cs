using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Deploy;

/// <summary>A real Slurm with one node, this machine, until it is disposed.</summary>
internal sealed class SlurmCluster : IDisposable
{
    private readonly Process _script;

    private SlurmCluster(Process script, string configuration)
    {
        _script = script;
        Variables = new Dictionary<string, string> { ["SLURM_CONF"] = configuration };
    }

    /// <summary>The environment in which Slurm's commands use this cluster.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Starts a cluster. Skips the test where Slurm is not installed, or the user is not root.</summary>
    /// <param name="folder">For its files.</param>
    public static SlurmCluster Start(string folder)
    {
        foreach (var (program, package) in new[] { ("slurmctld", "slurmctld"), ("slurmd", "slurmd"), ("sbatch", "slurm-client"), ("munged", "munge") })
        {
            InstalledProgram.Require(program, package);
        }

        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Slurm's daemons start the jobs of all users, as root.");
        var script = Process.Start(new ProcessStartInfo("/bin/bash", [RepositoryRoot.PathOf("tests/EndToEnd/Deploy/slurm-cluster"), folder, $"{FreePort()}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("Ready", script.StandardOutput.ReadLine());
        return new SlurmCluster(script, Path.Combine(folder, "slurm.conf"));
    }

    public void Dispose()
    {
        // The script ends its daemons then.
        _script.StandardInput.Close();
        _script.WaitForExit();
        _script.Dispose();
    }

    // The one after it is for slurmd.
    private static int FreePort()
    {
        while (true)
        {
            using var first = new TcpListener(IPAddress.Any, 0);
            first.Start();
            var port = ((IPEndPoint)first.LocalEndpoint).Port;
            using var second = new TcpListener(IPAddress.Any, port + 1);
            try
            {
                second.Start();
                return port;
            }
            catch (SocketException)
            {
                // Another pair.
            }
        }
    }
}
