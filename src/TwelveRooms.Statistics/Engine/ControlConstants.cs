namespace TwelveRooms.Statistics;

/// <summary>The constants of control charts, worked out where a formula exists.</summary>
/// <remarks>Source: Montgomery, Introduction to Statistical Quality Control (2013), appendix VI.</remarks>
public static class ControlConstants
{
    /// <summary>d2 for two values: the mean moving range of normal data in standard deviations, as it is printed everywhere.</summary>
    public const double D2OfTwo = 1.128;

    /// <summary>3 / 1.128, rounded as Wheeler prints it.</summary>
    public const double PrintedLimitFactor = 2.66;

    /// <summary>3 / 0.954, rounded as Wheeler prints it: limits from the median moving range.</summary>
    public const double PrintedMedianLimitFactor = 3.14;

    /// <summary>D4 for two values: the upper limit of moving ranges in mean moving ranges.</summary>
    public const double D4OfTwo = 3.267;

    /// <summary>The power that makes times between random events look normal: 1 / 3.6.</summary>
    /// <remarks>Source: Nelson, A control chart for parts-per-million nonconforming items, Journal of Quality Technology 26 (1994).</remarks>
    public const double TimePower = 3.6;

    private const int Tabled = 1_024;

    private static readonly double[] C4Table = MakeC4();

    /// <summary>c4: the mean standard deviation of normal samples in standard deviations.</summary>
    /// <param name="size">Size of the sample, two or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below two.</exception>
    public static double C4(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        if (size < Tabled)
        {
            return C4Table[size];
        }

        // The series of sqrt(2 / (n - 1)) Γ(n / 2) / Γ((n - 1) / 2) in 1 / n: exact to 1e-12 from here on.
        var by = 1.0 / size;
        return 1 - by * (1.0 / 4 + by * (7.0 / 32 + by * (19.0 / 128 + by * 207.0 / 2048)));
    }

    /// <summary>d2: the mean range of normal samples in standard deviations, to three decimals as it is printed.</summary>
    /// <param name="size">Size of the sample, 2 to 25.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is not tabled.</exception>
    public static double D2(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, D2Table.Length + 1);
        return D2Table[size - 2];
    }

    /// <summary>Groups for which d2 is printed have at most so many values.</summary>
    public const int LargestOfRanges = 25;

    private static ReadOnlySpan<double> D2Table =>
    [
        1.128, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.970, 3.078, 3.173, 3.258, 3.336,
        3.407, 3.472, 3.532, 3.588, 3.640, 3.689, 3.735, 3.778, 3.819, 3.858, 3.895, 3.931,
    ];

    /// <summary>A3: the limits of means, in mean standard deviations, either side of the centre.</summary>
    public static double A3(int size) => 3 / (C4(size) * Math.Sqrt(size));

    /// <summary>B3: the lower limit of standard deviations, in mean standard deviations; not below zero.</summary>
    public static double B3(int size) => Math.Max(0, 1 - 3 * SpreadOfSpread(size));

    /// <summary>B4: the upper limit of standard deviations, in mean standard deviations.</summary>
    public static double B4(int size) => 1 + 3 * SpreadOfSpread(size);

    /// <summary>The standard deviation of standard deviations, in their mean.</summary>
    internal static double SpreadOfSpread(int size) => Math.Sqrt(1 - C4(size) * C4(size)) / C4(size);

    /// <summary>Γ(n / 2) / Γ((n - 1) / 2) times the same of n + 1 is (n - 1) / 2: each entry from the one before, without a loss of digits.</summary>
    private static double[] MakeC4()
    {
        var table = new double[Tabled];
        var ratio = 1 / Math.Sqrt(Math.PI);
        for (var size = 2; size < Tabled; size++)
        {
            table[size] = Math.Sqrt(2.0 / (size - 1)) * ratio;
            ratio = (size - 1) / 2.0 / ratio;
        }

        return table;
    }
}
