namespace FlagsServer.Weather;

/// <summary>
/// How long answers are held back, as a quantile function: every law turns one uniform number into a delay, so that laws
/// can be exchanged without touching the hash.
/// </summary>
internal abstract record DelayLaw
{
    /// <summary>The longest delay of any law: a longer one is more likely a slip (milliseconds for seconds) than meant.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>No delay.</summary>
    public static DelayLaw None { get; } = new FixedDelay(TimeSpan.Zero);

    /// <summary>The delay at a quantile.</summary>
    /// <param name="unit">In [0, 1).</param>
    public abstract TimeSpan At(double unit);

    /// <summary>In words, for the line that start-up prints.</summary>
    public abstract string Describe();

    /// <summary>As it is typed on the command line.</summary>
    public abstract override string ToString();

    /// <summary>
    /// A computed delay within bounds, to a microsecond: logarithms differ in the last bit between machines, microseconds do
    /// not.
    /// </summary>
    protected static TimeSpan Bounded(double seconds) =>
        TimeSpan.FromMicroseconds(Math.Round(Math.Clamp(seconds, 0, Longest.TotalSeconds) * 1e6));

    /// <summary>Seconds as they are typed: <c>0.5</c>.</summary>
    protected static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#######");
}
