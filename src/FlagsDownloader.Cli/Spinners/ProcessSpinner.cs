using System.Diagnostics;

namespace FlagsDownloader.Cli.Spinners;

/// <summary>A spinner in another process: this program again, which spins until its standard input ends.</summary>
/// <param name="screen">The screen. The process draws on the same stdout, or does not draw if the screen is invisible.</param>
internal sealed class ProcessSpinner(SpinnerScreen screen) : IDisposable
{
    /// <summary>The command of this program that spins.</summary>
    public const string CommandName = "spinner-process";

    /// <summary>The option with which it does not draw.</summary>
    public const string HiddenOption = "--hidden";

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly Process _process = new() { StartInfo = StartInfo(screen) };
    private bool _started;

    /// <summary>The number of frames that the process drew, which it reports at its end; 0 before that.</summary>
    public int Frames { get; private set; }

    public void Start() => _started = _process.Start();

    public void Dispose()
    {
        if (_started)
        {
            _process.StandardInput.Close();
            if (_process.WaitForExit(StopTimeout))
            {
                ReadReport(_process.StandardError.ReadToEnd());
            }
            else
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }

    public override string ToString() =>
        _started ? $"<Process(spinner, {_process.Id})>" : "<Process(spinner, not started)>";

    // A number, unless an error occurred in the process.
    private void ReadReport(string report)
    {
        if (int.TryParse(report, out var frames))
        {
            Frames = frames;
        }
        else
        {
            Console.Error.Write(report);
        }
    }

    private static ProcessStartInfo StartInfo(SpinnerScreen screen)
    {
        var program = ThisProgram.Command;
        var start = new ProcessStartInfo(program[0], program.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            // Carries the number of frames, because stdout shows them.
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(CommandName);
        if (!screen.IsVisible)
        {
            start.ArgumentList.Add(HiddenOption);
        }

        return start;
    }
}
