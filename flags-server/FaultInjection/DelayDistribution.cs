namespace FlagsServer.FaultInjection;

/// <summary>The distribution of the delays of answers.</summary>
/// <remarks>
/// A quantile function turns one uniform number into a delay. So every distribution needs one number, and distributions can be
/// compared at the same number.
/// </remarks>
internal abstract record DelayDistribution
{
    /// <summary>The maximum of every distribution. A longer delay is more likely a mistake, such as milliseconds for seconds.</summary>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromHours(1);

    /// <summary>No delay.</summary>
    public static DelayDistribution None { get; } = new FixedDelay(TimeSpan.Zero);

    /// <summary>The delay at a quantile.</summary>
    /// <param name="unit">In [0, 1).</param>
    public abstract TimeSpan Quantile(double unit);

    /// <summary>A description for the line that the program prints at its start.</summary>
    public abstract string Describe();

    /// <summary>As it is typed on the command line.</summary>
    public abstract override string ToString();

    /// <summary>
    /// Limits a computed delay to the bounds and rounds it to a microsecond. Logarithms differ in the last bit between machines;
    /// microseconds do not.
    /// </summary>
    protected static TimeSpan Clamp(double seconds) =>
        TimeSpan.FromMicroseconds(Math.Round(Math.Clamp(seconds, 0, MaxDelay.TotalSeconds) * 1e6));

    /// <summary>Seconds as they are typed: <c>0.5</c>.</summary>
    protected static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#######");
}
