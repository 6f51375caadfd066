using System.Diagnostics;

namespace FlagsDownloader.Cli.Spinners;

/// <summary>A spinner in a process of its own: this program again, which spins until its standard input ends.</summary>
internal sealed class ProcessSpinner : IDisposable
{
    /// <summary>The command of this program that spins.</summary>
    public const string CommandName = "spinner-process";

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly Process _process = new() { StartInfo = StartInfo() };
    private bool _started;

    public void Start() => _started = _process.Start();

    public void Dispose()
    {
        if (_started)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(StopTimeout))
                _process.Kill();
        }

        _process.Dispose();
    }

    public override string ToString() =>
        _started ? $"<Process(spinner, {_process.Id})>" : "<Process(spinner, not started)>";

    private static ProcessStartInfo StartInfo()
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process has no executable.");
        var start = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardInput = true };
        // Run as `dotnet flags.dll`, the executable is dotnet, and the program its first argument.
        if (Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        start.ArgumentList.Add(CommandName);
        return start;
    }
}
