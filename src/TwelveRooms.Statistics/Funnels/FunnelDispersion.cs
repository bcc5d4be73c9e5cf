using TwelveRooms.Statistics.Distributions;

namespace TwelveRooms.Statistics.Funnels;

/// <summary>How much more units differ than chance alone would make them.</summary>
/// <param name="Ratio">φ: the mean of the squared, trimmed scores; about 1 or less when only chance is at work.</param>
/// <param name="Spread">τ²: the variance between units on the funnel's scale; 0 when chance is enough to explain what is seen.</param>
/// <param name="Units">How many units it was judged by, after trimming.</param>
public readonly record struct FunnelDispersion(double Ratio, double Spread, int Units)
{
    /// <summary>With fewer units than this τ² is little more than a guess, and a page says so.</summary>
    public const int FewUnits = 10;

    /// <summary>Whether the spread was judged by too few units to be relied on.</summary>
    public bool IsFromFewUnits => Units < FewUnits;

    /// <summary>Judges the spread by the method of moments.</summary>
    /// <param name="scores">One trimmed score per unit; NaN where the unit was set aside.</param>
    /// <param name="errors">The errors of the units, the same length, all above 0.</param>
    /// <returns>τ² is 0 when fewer than two units are left, or when n φ is less than n − 1.</returns>
    /// <remarks>Source: DerSimonian and Laird (1986), formula 8, as Spiegelhalter (2005), appendix A.3.2, uses it.</remarks>
    internal static FunnelDispersion Of(ReadOnlySpan<double> scores, ReadOnlySpan<double> errors)
    {
        var (squares, weights, weightSquares) = (default(CompensatedSum), default(CompensatedSum), default(CompensatedSum));
        var units = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            if (!double.IsNaN(scores[i]))
            {
                var weight = 1 / (errors[i] * errors[i]);
                squares.Add(scores[i] * scores[i]);
                weights.Add(weight);
                weightSquares.Add(weight * weight);
                units++;
            }
        }

        if (units < 2)
        {
            return new(units == 0 ? 0 : squares.Value, 0, units);
        }

        var ratio = double.IsNaN(squares.Value) ? double.PositiveInfinity : squares.Value / units;     // a score at minus infinity
        var excess = units * ratio - (units - 1);
        return new(ratio, excess <= 0 ? 0 : excess / (weights.Value - weightSquares.Value / weights.Value), units);
    }

    /// <summary>The scores with the outermost moved in or set aside (NaN).</summary>
    internal static double[] Trim(double[] scores, FunnelConvention convention) => convention.Trimming switch
    {
        Trimming.Winsorise when scores.Length > 0 => Winsorise(scores, convention.TrimShare),
        Trimming.Truncate => Truncate(scores, convention.TrimShare),
        _ => [.. scores],
    };

    private static double[] Winsorise(double[] scores, double share)
    {
        var (low, high) = (Quantiles.Type7(scores, share), Quantiles.Type7(scores, 1 - share));
        return [.. scores.Select(score => score < low ? low : score > high ? high : score)];
    }

    /// <summary>
    /// Ranks, equal scores sharing theirs, are cut into 1 / share groups; the first and the last are set aside.
    /// Source: NHS England, Summary Hospital-level Mortality Indicator, methodology specification.
    /// </summary>
    private static double[] Truncate(double[] scores, double share)
    {
        double[] sorted = [.. scores];
        Array.Sort(sorted);
        var groups = 1 / share;
        return [.. scores.Select(score =>
        {
            var first = Array.IndexOf(sorted, score);
            var last = Array.LastIndexOf(sorted, score);
            var group = Math.Floor(((first + last) / 2.0 + 1) * groups / (scores.Length + 1));
            return group > 0 && group < groups - 1 ? score : double.NaN;
        })];
    }
}
