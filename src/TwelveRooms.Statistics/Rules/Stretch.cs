using System.Numerics;

namespace TwelveRooms.Statistics;

/// <summary>A stretch of points that rules read in a row: numbers, where each stands in the chart, and the lines they are set against.</summary>
internal readonly ref struct Stretch
{
    /// <summary>The numbers; NaN ends every row.</summary>
    public ReadOnlySpan<double> Values { get; init; }

    /// <summary>Denominators of the same points; empty where lines are level.</summary>
    public ReadOnlySpan<double> Denominators { get; init; }

    /// <summary>Index in the chart of each; empty when they follow each other from <see cref="First"/> on.</summary>
    public ReadOnlySpan<int> Places { get; init; }

    public int First { get; init; }

    public SegmentLines Lines { get; init; }

    /// <summary>Points beyond the line so many standard deviations above the centre (sign 1) or below it (sign -1); 0 is the centre itself.</summary>
    public void Beyond(double sigmas, int sign, Span<ulong> bits)
    {
        if (Denominators.IsEmpty)
        {
            var line = new Line(sigmas == 0 ? Lines.Centre : Lines.At(sign * sigmas, 1));
            if (sign > 0)
            {
                PointBits.Above(Values, line.HighEdge, bits);
            }
            else
            {
                PointBits.Below(Values, line.LowEdge, bits);
            }

            return;
        }

        bits.Clear();
        for (var i = 0; i < Values.Length; i++)
        {
            var denominator = Denominators[i];
            var line = new Line(sigmas == 0 ? Lines.Centre * Lines.Weight.Centre(denominator) : Lines.At(sign * sigmas, denominator));
            if (sign > 0 ? Values[i] > line.HighEdge : Values[i] < line.LowEdge)
            {
                bits[i >> 6] |= 1UL << (i & 63);
            }
        }
    }

    /// <summary>Writes a flag to every marked point.</summary>
    public void Flag(ReadOnlySpan<ulong> marks, SpcRules flag, Span<SpcRules> flags)
    {
        for (var w = 0; w < marks.Length; w++)
        {
            for (var rest = marks[w]; rest != 0; rest &= rest - 1)
            {
                var i = (w << 6) + BitOperations.TrailingZeroCount(rest);
                flags[Places.IsEmpty ? First + i : Places[i]] |= flag;
            }
        }
    }
}
