using System.ComponentModel;
using System.Diagnostics;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>Peers whose commands are known, with their fastest settings and without the user's own configuration.</summary>
public static class PeerCatalog
{
    private static readonly TimeSpan VersionTimeout = TimeSpan.FromSeconds(5);

    private static readonly (string Name, string Command, string? WithAuthorities, string WithAnyCertificate)[] Commands =
    [
        // Without --parallel-immediate, curl waits for its first connection to see whether others can share it.
        ("curl", "curl --disable --parallel --parallel-immediate {http} --parallel-max {m} --no-progress-meter --fail --config {curl}", null, "--insecure"),
        // wget2 stores attributes of files and looks up settings for requests. No other program here does.
        ("wget2", "wget2 --no-config --quiet --no-robots --no-hsts --no-netrc --no-cookies --no-xattr --no-use-server-timestamps --no-directories --max-threads={m} --directory-prefix={dir} --input-file={urls}", "--ca-certificate={cacert}", "--no-check-certificate"),
        // aria2c 1.36 may write two responses into one file if their names are equal, so each gets a name.
        ("aria2c", "aria2c --no-conf --quiet --max-concurrent-downloads={m} --max-connection-per-server=1 --split=1 --file-allocation=none --dir={dir} --input-file={aria2}", "--ca-certificate={cacert}", "--check-certificate=false"),
    ];

    /// <summary>The names of the known peers.</summary>
    public static IEnumerable<string> Names => Commands.Select(peer => peer.Name);

    /// <summary>Finds a peer and its version; null if the program is not installed.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <exception cref="ArgumentException">The name is none of them.</exception>
    public static PeerTemplate? Find(string name)
    {
        var command = CommandOf(name);
        var (_, _, withAuthorities, withAnyCertificate) = Commands.First(peer => peer.Name == name);
        return VersionOf(name) is { } version
            ? new PeerTemplate(name, command) { Version = version, WithAuthorities = withAuthorities, WithAnyCertificate = withAnyCertificate }
            : null;
    }

    internal static string CommandOf(string name) =>
        Commands.FirstOrDefault(peer => peer.Name == name).Command
            ?? throw new ArgumentException($"'{name}' is none of {string.Join(", ", Names)}.", nameof(name));

    // All three print a first line such as "curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1 …".
    private static string? VersionOf(string program)
    {
        try
        {
            using var process = new Process { StartInfo = new ProcessStartInfo(program, ["--version"]) { RedirectStandardOutput = true, RedirectStandardError = true } };
            process.Start();
            var first = process.StandardOutput.ReadLineAsync();
            if (!first.Wait(VersionTimeout) || first.Result is not { Length: > 0 } line)
            {
                process.Kill(entireProcessTree: true);
                return null;
            }

            var version = line.Split(' ').FirstOrDefault(word => word.Length > 0 && char.IsAsciiDigit(word[0]));
            return version is null ? line : $"{program} {version}";
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
