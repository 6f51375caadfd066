using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>`python3 -m http.server` for the files of a folder: HTTP/1.0, no tags, no parts of files.</summary>
internal sealed class PythonServer : IDisposable
{
    private readonly FlagsProcess _process;

    /// <summary>Starts it; skips the test if there is no Python.</summary>
    /// <param name="folder">The folder that it serves.</param>
    public PythonServer(string folder)
    {
        InstalledProgram.Require("python3", "python3");
        _process = FlagsProcess.StartShell(folder, "exec python3 -u -m http.server 0 --bind 127.0.0.1 2>/dev/null");
        _process.WaitForOutput(") ...");
        // "Serving HTTP on 127.0.0.1 port 45123 (http://127.0.0.1:45123/) ..."
        Site = _process.Output.Split('(', ')') is [_, var address, ..]
            ? address.TrimEnd('/')
            : throw new InvalidOperationException($"python3 -m http.server printed no address: {_process.Output}");
    }

    /// <summary>The address of the folder, without a slash at the end.</summary>
    public string Site { get; }

    public void Dispose() => _process.Dispose();
}
