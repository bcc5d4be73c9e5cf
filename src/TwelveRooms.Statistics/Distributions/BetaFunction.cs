namespace TwelveRooms.Statistics.Distributions;

/// <summary>The beta distribution.</summary>
public static class BetaFunction
{
    private const int MostTerms = 1_000_000;
    private const double Small = 1e-300;

    /// <summary>The regularised incomplete beta function I_x(a, b), and what is left of 1.</summary>
    /// <param name="x">From 0 to 1.</param>
    /// <param name="a">Finite and above 0.</param>
    /// <param name="b">Finite and above 0.</param>
    /// <returns>Relative error about 1e-13, in the small part as well.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    /// <remarks>Source: continued fraction, Abramowitz and Stegun (1964), 26.5.8, by Lentz's method; the factor before it by Loader (2000).</remarks>
    public static Tails Tails(double x, double a, double b)
    {
        if (!(x >= 0 && x <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "The value lies from 0 to 1.");
        }

        CheckPositive(a, nameof(a));
        CheckPositive(b, nameof(b));
        if (x is 0 or 1)
        {
            return x == 0 ? new(0, 1) : new(1, 0);
        }

        if (x < (a + 1) / (a + b + 2))
        {
            var lower = Math.Min(1, Part(x, 1 - x, a, b));
            return new(lower, 1 - lower);
        }

        var upper = Math.Min(1, Part(1 - x, x, b, a));
        return new(1 - upper, upper);
    }

    private static double Part(double x, double y, double a, double b) => SaddlePoint.Binomial(a, a + b, x, y) * b / (a + b) * Fraction(x, a, b);

    private static double Fraction(double x, double a, double b)
    {
        var (c, d) = (1.0, Inverse(1 - (a + b) * x / (a + 1)));
        var h = d;
        for (var m = 1; m < MostTerms; m++)
        {
            var even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = Inverse(1 + even * d);
            c = Away(1 + even / c);
            h *= d * c;
            var odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = Inverse(1 + odd * d);
            c = Away(1 + odd / c);
            h *= d * c;
            if (Math.Abs(d * c - 1) <= 1e-16)
            {
                break;
            }
        }

        return h;
    }

    private static double Inverse(double value) => 1 / Away(value);

    private static double Away(double value) => Math.Abs(value) < Small ? Small : value;

    private static void CheckPositive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "The number must be finite and above 0.");
        }
    }
}
