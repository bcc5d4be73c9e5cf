using System.Runtime.InteropServices;

namespace TwelveRooms.Statistics;

/// <summary>Lines and rules of every kind of chart, over plain spans: no point allocates, whatever the length.</summary>
public static class SpcEngine
{
    /// <summary>Works out what is charted, the lines of every segment, and the rules that every point takes part in.</summary>
    /// <param name="input">What came in.</param>
    /// <param name="options">The kind of chart and every choice about it.</param>
    /// <param name="output">Filled in.</param>
    /// <remarks>
    /// Left-out points are bridged by moving ranges and skipped by rules. By default a missing period is not bridged, and ends every
    /// row. Limits, runs and zone rules start again in each segment; one with fewer used points than
    /// <see cref="ChartOptions.LeastPoints"/> has a centre line alone.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// Lengths do not match, the starts do not rise from 0 within the values, an option cannot be followed, or a value is infinite: the
    /// message says which.
    /// </exception>
    public static void Read(in ChartInput input, ChartOptions options, in ChartOutput output)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        input.Check(options.Kind);
        output.Check(input.Values.Length, input.Segments);
        output.Flags.Clear();
        var anyLeftOut = ChartedValues.Fill(input, options, output.Charted, output.Uses);
        for (var s = 0; s < input.Segments; s++)
        {
            output.Segments[s] = Lines(input, options, output, s);
        }

        RuleReader.Read(input, options, output, anyLeftOut);
        ForgetWhatTooFewPointsSay(options, output);
        if (options.Kind == ChartKind.TimeBetween)
        {
            AsItCameIn(input.Values, output.Charted);
        }
    }

    private static SegmentLines Lines(in ChartInput input, ChartOptions options, in ChartOutput output, int segment)
    {
        var (from, to) = input.Segment(segment);
        var end = Baseline.EndOf(input, options, output.Uses, segment);
        var used = Used(output.Uses[from..to]);
        var lines = LineRecipes.Of(input, options, output.Charted, output.Uses, from, end);
        return lines with
        {
            Half = used < options.LeastPoints ? double.NaN : lines.Half,
            First = from,
            Length = to - from,
            UsedPoints = used,
            BaselinePoints = end == to ? used : Used(output.Uses[from..end]),
        };
    }

    private static void ForgetWhatTooFewPointsSay(ChartOptions options, in ChartOutput output)
    {
        foreach (ref readonly var lines in output.Segments)
        {
            if (lines.UsedPoints < options.LeastPoints)
            {
                output.Flags.Slice(lines.First, lines.Length).Clear();
            }
        }
    }

    private static int Used(ReadOnlySpan<PointUse> uses) => MemoryMarshal.Cast<PointUse, byte>(uses).Count((byte)PointUse.Used);

    private static void AsItCameIn(ReadOnlySpan<double> values, Span<double> charted)
    {
        for (var i = 0; i < charted.Length; i++)
        {
            charted[i] = double.IsNaN(charted[i]) ? double.NaN : values[i];
        }
    }
}
