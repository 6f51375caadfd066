namespace FlagsServer.FaultInjection;

/// <summary>The quantile function of the standard normal distribution.</summary>
/// <remarks>
/// M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988): the rational approximations named PPND16, accurate to about
/// one part in 10¹⁶. Not Box and Muller's method, because a quantile function needs only one uniform
/// number and grows with it, so that two distributions can be compared at the same number.
/// </remarks>
internal static class NormalQuantile
{
    /// <summary>Replaces 0, whose quantile is infinite: half of the smallest random number above 0.</summary>
    private const double Min = 1.0 / (1UL << 54);

    // Numerators and denominators of the three approximations, from the constant on.
    private static readonly double[] CentreOver =
    [
        3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
        45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
    ];

    private static readonly double[] CentreUnder =
    [
        1, 42.313330701600911252, 687.18700749205790830, 5394.1960214247511077,
        21213.794301586595867, 39307.895800092710610, 28729.085735721942674, 5226.4952788528545610,
    ];

    private static readonly double[] ShoulderOver =
    [
        1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550, 3.64784832476320460504,
        1.27045825245236838258, 0.241780725177450611770, 0.0227238449892691845833, 7.74545014278341407640e-4,
    ];

    private static readonly double[] ShoulderUnder =
    [
        1, 2.05319162663775882187, 1.67638483018380384940, 0.689767334985100004550,
        0.148103976427480074590, 0.0151986665636164571966, 5.47593808499534494600e-4, 1.05075007164441684324e-9,
    ];

    private static readonly double[] TailOver =
    [
        6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580, 0.296560571828504891230,
        0.0265321895265761230930, 0.00124266094738807843860, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
    ];

    private static readonly double[] TailUnder =
    [
        1, 0.599832206555887937690, 0.136929880922735805310, 0.0148753612908506148525,
        7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15,
    ];

    /// <summary>The number that a standard normal variable stays below with a given probability.</summary>
    /// <param name="probability">In [0, 1).</param>
    public static double Compute(double probability)
    {
        var p = Math.Max(probability, Min);
        var fromMiddle = p - 0.5;
        if (Math.Abs(fromMiddle) <= 0.425)
        {
            var x = 0.180625 - (fromMiddle * fromMiddle);
            return fromMiddle * Ratio(CentreOver, CentreUnder, x);
        }

        var r = Math.Sqrt(-Math.Log(Math.Min(p, 1 - p)));
        var distance = r <= 5 ? Ratio(ShoulderOver, ShoulderUnder, r - 1.6) : Ratio(TailOver, TailUnder, r - 5);
        return Math.CopySign(distance, fromMiddle);
    }

    private static double Ratio(double[] over, double[] under, double x) => Polynomial(over, x) / Polynomial(under, x);

    private static double Polynomial(double[] coefficients, double x)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * x) + coefficients[i];
        }

        return sum;
    }
}
