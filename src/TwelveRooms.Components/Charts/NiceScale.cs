namespace TwelveRooms.Components;

/// <summary>A scale whose ends and gridlines are round numbers.</summary>
/// <param name="Low">The lowest gridline.</param>
/// <param name="High">The highest gridline.</param>
/// <param name="Step">From one gridline to the next.</param>
internal readonly record struct NiceScale(double Low, double High, double Step)
{
    /// <summary>Numbers further out than this are drawn at the edge.</summary>
    public const double Furthest = 1e300;

    // Below this a range cannot be cut into gridlines that doubles tell apart.
    private const double Nearest = 1e-290;

    /// <summary>Gridlines from low to high.</summary>
    public IEnumerable<double> Ticks
    {
        get
        {
            var count = (int)Math.Round((High / Step) - (Low / Step));
            for (var i = 0; i <= count; i++)
            {
                var tick = Low + (i * Step);
                yield return Step is > 1e-6 and < 1e6 ? Math.Round(tick, 10) : Math.Abs(tick) < Step / 2 ? 0 : tick;
            }
        }
    }

    /// <summary>Decimals that the gridlines' labels need.</summary>
    public int Decimals => Step >= 1 && Step % 1 == 0 ? 0 : Math.Clamp((int)Math.Ceiling(-Math.Log10(Step) - 1e-9) + (IsQuarter ? 1 : 0), 1, 12);

    private bool IsQuarter => Math.Abs((Step / Math.Pow(10, Math.Floor(Math.Log10(Step)))) - 2.5) < 1e-6;

    /// <summary>The number, or where it is drawn: at the edge when it is too large, at zero when doubles lose their digits.</summary>
    public static double Near(double value) => Math.Abs(value) < Nearest ? 0 : Math.Clamp(value, -Furthest, Furthest);

    /// <summary>How far up the scale a value lies: 0 at the lowest gridline, 1 at the highest.</summary>
    public double PartOf(double value) => Math.Clamp((Near(value) - Low) / (High - Low), -0.5, 1.5);

    /// <summary>The scale over a range, with four or five gridlines or so.</summary>
    /// <param name="low">Lowest value; may equal the highest.</param>
    /// <param name="high">Highest value.</param>
    /// <param name="leastStep">The smallest step that makes sense: 1 for whole things.</param>
    public static NiceScale Over(double low, double high, double leastStep = 0)
    {
        (low, high) = (Near(low), Near(high));
        if (high - low <= Math.Max(Nearest, 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high))))
        {
            var isZero = high == 0;
            var around = Math.Max(isZero ? 0 : Math.Abs(high) * 0.1, leastStep > 0 ? leastStep : isZero ? 0.5 : 0);
            (low, high) = (low == 0 ? 0 : low - around, high + around);
        }

        var rough = (high - low) / 5;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = power * 10;
        foreach (var factor in (ReadOnlySpan<double>)[1, 2, 2.5, 5])
        {
            // Whole things are not marked in halves.
            var isWhole = leastStep == 0 || factor * power % leastStep == 0;
            if (isWhole && factor * power >= rough * 0.999)
            {
                step = factor * power;
                break;
            }
        }

        step = Math.Max(step, leastStep);
        var first = Math.Floor((low / step) + 1e-9);
        return new(first * step, Math.Max(first + 1, Math.Ceiling((high / step) - 1e-9)) * step, step);
    }
}
