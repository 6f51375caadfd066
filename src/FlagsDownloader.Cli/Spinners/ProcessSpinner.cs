using System.Diagnostics;

namespace FlagsDownloader.Cli.Spinners;

/// <summary>A spinner in a process of its own: this program again, which spins until its standard input ends.</summary>
/// <param name="screen">Where it should draw. It draws on the same stdout itself, or not at all where nobody would see it.</param>
internal sealed class ProcessSpinner(SpinnerScreen screen) : IDisposable
{
    /// <summary>The command of this program that spins.</summary>
    public const string CommandName = "spinner-process";

    /// <summary>The option that has it draw on nothing.</summary>
    public const string HiddenOption = "--hidden";

    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(2);

    private readonly Process _process = new() { StartInfo = StartInfo(screen) };
    private bool _started;

    /// <summary>How many frames the process drew, as it said at its end; 0 before that.</summary>
    public int Frames { get; private set; }

    public void Start() => _started = _process.Start();

    public void Dispose()
    {
        if (_started)
        {
            _process.StandardInput.Close();
            if (_process.WaitForExit(StopTimeout))
            {
                Hear(_process.StandardError.ReadToEnd());
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

    // A number, unless something went wrong there.
    private void Hear(string said)
    {
        if (int.TryParse(said, out var frames))
        {
            Frames = frames;
        }
        else
        {
            Console.Error.Write(said);
        }
    }

    private static ProcessStartInfo StartInfo(SpinnerScreen screen)
    {
        var program = ThisProgram.Command;
        var start = new ProcessStartInfo(program[0], program.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            // Carries the number of frames: stdout is for what is seen.
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
