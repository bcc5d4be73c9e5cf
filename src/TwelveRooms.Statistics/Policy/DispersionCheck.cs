using TwelveRooms.Statistics.Distributions;

namespace TwelveRooms.Statistics.Policy;

/// <summary>Whether counts vary from period to period as chance alone would make them, no more and no less.</summary>
/// <param name="Ratio">The variance by what chance would make it: about 1 for events that come one by one, about 5 when each person has five.</param>
/// <param name="Points">How many periods it was judged by.</param>
/// <param name="ChanceOfMore">How likely so much variation, or more, would be by chance alone.</param>
/// <remarks>
/// <para>Source: the index of dispersion; Fisher, Statistical Methods for Research Workers (1925), sections 16 and 19; for proportions the
/// chi-square test of equal proportions.</para>
/// <para>It is easily failed on purpose. To fail by mistake costs little, because limits from the spread that is there suit such counts nearly
/// as well; to pass by mistake makes a chart flag a sixth of its points for nothing. So variation that chance would exceed less often than
/// once in five fails. Less variation than chance allows fails at one in a hundred: such limits would hide changes.</para>
/// </remarks>
public readonly record struct DispersionCheck(double Ratio, int Points, double ChanceOfMore)
{
    /// <summary>Fewer periods cannot show it, and then the check does not pass.</summary>
    public const int LeastPoints = ChartLengths.ForBaseline;

    private const double TooMuch = 0.2;
    private const double TooLittle = 0.99;

    /// <summary>Whether limits from a theory of chance may be drawn.</summary>
    public bool Passes => Points >= LeastPoints && ChanceOfMore is >= TooMuch and <= TooLittle;

    /// <summary>Whether there were enough periods, and they vary by more than chance.</summary>
    public bool VariesTooMuch => Points >= LeastPoints && ChanceOfMore < TooMuch;

    /// <summary>Whether there were enough periods, and they vary by less than chance.</summary>
    public bool VariesTooLittle => Points >= LeastPoints && ChanceOfMore > TooLittle;

    /// <summary>Judges events by their exposure.</summary>
    /// <param name="events">Whole numbers, one per period.</param>
    /// <param name="exposures">The same length, all above 0; all 1 where every period is alike.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a number is negative, not finite, or not above 0 where it must be: says which.</exception>
    public static DispersionCheck OfEvents(ReadOnlySpan<double> events, ReadOnlySpan<double> exposures) => Of(events, exposures, isPart: false);

    /// <summary>Judges parts of wholes.</summary>
    /// <param name="parts">Whole numbers, one per period.</param>
    /// <param name="wholes">The same length, all above 0 and none less than its part.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a number cannot be: says which.</exception>
    public static DispersionCheck OfParts(ReadOnlySpan<double> parts, ReadOnlySpan<double> wholes) => Of(parts, wholes, isPart: true);

    private static DispersionCheck Of(ReadOnlySpan<double> counts, ReadOnlySpan<double> sizes, bool isPart)
    {
        if (counts.Length != sizes.Length)
        {
            throw new ArgumentException($"There are {counts.Length} counts and {sizes.Length} sizes.", nameof(sizes));
        }

        var (sum, size, squares) = (default(CompensatedSum), default(CompensatedSum), default(CompensatedSum));
        for (var i = 0; i < counts.Length; i++)
        {
            if (!(counts[i] >= 0 && double.IsFinite(counts[i]) && sizes[i] > 0 && double.IsFinite(sizes[i])) || (isPart && counts[i] > sizes[i]))
            {
                throw new ArgumentException($"Number {i} of the series, {counts[i]} of {sizes[i]}, cannot be.", nameof(counts));
            }

            sum.Add(counts[i]);
            size.Add(sizes[i]);
        }

        var rate = sum.Value / size.Value;
        if (counts.Length < 2 || rate == 0 || (isPart && rate == 1))
        {
            return new(0, counts.Length, 1);
        }

        for (var i = 0; i < counts.Length; i++)
        {
            var expected = rate * sizes[i];
            squares.Add((counts[i] - expected) * (counts[i] - expected) / (isPart ? expected * (1 - rate) : expected));
        }

        return new(squares.Value / (counts.Length - 1), counts.Length, ChiSquare.Tails(squares.Value, counts.Length - 1).Upper);
    }
}
