namespace FlagPainting.Drawing;

/// <summary>
/// Sines in degrees from additions and multiplications only. <see cref="Math.Sin(double)"/> calls the platform's C
/// library, whose last bits differ between machines; a flag must be the same bytes on all of them.
/// </summary>
internal static class Turn
{
    public static double Sin(double degrees)
    {
        var turns = degrees / 360;
        var x = (turns - Math.Floor(turns + 0.5)) * 360;
        if (x > 90)
        {
            x = 180 - x;
        }

        if (x < -90)
        {
            x = -180 - x;
        }

        var a = x * (Math.PI / 180);
        var square = a * a;
        double term = a, sum = a;
        for (var n = 2; n <= 18; n += 2)
        {
            term *= -square / (n * (n + 1));
            sum += term;
        }

        return sum;
    }

    public static double Cos(double degrees) => Sin(degrees + 90);

    /// <summary>
    /// The angle, 0 to 180 degrees, whose cosine this is; by bisection, so as to need no library either.
    /// </summary>
    public static double Acos(double cosine)
    {
        double low = 0, high = 180;
        for (var step = 0; step < 40; step++)
        {
            var middle = (low + high) / 2;
            if (Cos(middle) > cosine)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return (low + high) / 2;
    }
}
