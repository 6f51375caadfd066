namespace FlagsDownloader.Cli.Signals;

/// <summary>The time that work has to end after it was asked to.</summary>
/// <param name="length">How long it may show no sign that it goes on.</param>
/// <param name="sleep">Waits.</param>
internal sealed class GracePeriod(TimeSpan length, Action<TimeSpan> sleep)
{
    private bool _goesOn;

    /// <summary>Says that the work goes on, from any thread.</summary>
    public void Extend() => Volatile.Write(ref _goesOn, true);

    /// <summary>Waits until a period is over in which the work did not say that it goes on. What it said before does not count.</summary>
    public void Wait()
    {
        do
        {
            Volatile.Write(ref _goesOn, false);
            sleep(length);
        }
        while (Volatile.Read(ref _goesOn));
    }
}
