namespace TwelveRooms.Statistics.Distributions;

/// <summary>Probabilities of single counts without the cancelling of large logarithms.</summary>
/// <remarks>Source: Loader, Fast and Accurate Computation of Binomial Probabilities (2000).</remarks>
internal static class SaddlePoint
{
    public const double HalfLogOfTwoPi = 0.918938533204672741780;

    /// <summary>λ^x e^−λ / Γ(x + 1), for any x from 0 on, whole or not.</summary>
    public static double Poisson(double x, double mean)
    {
        if (mean == 0)
        {
            return x == 0 ? 1 : 0;
        }

        return x == 0 ? Math.Exp(-mean) : Math.Exp(-StirlingError(x) - Deviance(x, mean)) / Math.Sqrt(2 * Math.PI * x);
    }

    /// <summary>Γ(n + 1) / (Γ(x + 1) Γ(n − x + 1)) p^x q^(n−x), for any x from 0 to n, whole or not.</summary>
    public static double Binomial(double x, double n, double p, double q)
    {
        if (x == 0)
        {
            return p < 0.1 ? Math.Exp(-Deviance(n, n * q) - n * p) : Math.Exp(n * Math.Log(q));
        }

        if (x == n)
        {
            return q < 0.1 ? Math.Exp(-Deviance(n, n * p) - n * q) : Math.Exp(n * Math.Log(p));
        }

        var exponent = StirlingError(n) - StirlingError(x) - StirlingError(n - x) - Deviance(x, n * p) - Deviance(n - x, n * q);
        return Math.Exp(exponent) * Math.Sqrt(n / (2 * Math.PI * x * (n - x)));
    }

    /// <summary>How far Stirling's formula without its series falls short of ln Γ(n + 1).</summary>
    public static double StirlingError(double n)
    {
        var carried = 0.0;
        while (n < 16)
        {
            carried += (n + 0.5) * Math.Log((n + 1) / n) - 1;
            n++;
        }

        var square = 1 / (n * n);
        return carried + (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - 1.0 / 1188 * square) * square) * square) * square) / n;
    }

    /// <summary>x ln(x / m) + m − x, which is nearly nothing when the two are close.</summary>
    private static double Deviance(double x, double mean)
    {
        if (Math.Abs(x - mean) >= 0.1 * (x + mean))
        {
            return x * Math.Log(x / mean) + mean - x;
        }

        var v = (x - mean) / (x + mean);
        var (sum, term) = ((x - mean) * v, 2 * x * v);
        for (var j = 1; j < 1000; j++)
        {
            term *= v * v;
            var next = sum + term / (2 * j + 1);
            if (next == sum)
            {
                break;
            }

            sum = next;
        }

        return sum;
    }
}
