using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>What the drawing cannot say: gaps by name, what was left out, and where a limit was cut.</summary>
internal static class ChartNotes
{
    private const int MostDates = 6;

    public static IReadOnlyList<string> Of(ChartReading reading, ChartLabels labels)
    {
        var period = labels.Period ?? PeriodWords.Of(reading.Points);
        var notes = new List<string>();
        foreach (var kind in reading.Points.Where(p => !p.Point.Value.IsShown).GroupBy(p => GapWords.Of(p, reading)).OrderBy(g => g.Key))
        {
            if (kind.Key != GapKind.Invalid)
            {
                notes.Add($"{GapWords.Name(kind.Key)}: {Dates([.. kind], labels, period)}.");
                continue;
            }

            // Nothing that came in is dropped in silence: the reason says what to mend.
            foreach (var problem in kind.GroupBy(p => p.Problem).OrderBy(g => g.Key))
            {
                notes.Add($"{GapWords.Name(kind.Key)}: {Dates([.. problem], labels, period)}. {problem.Key.Words()}");
            }
        }

        if (reading.Points.Where(p => p.Use == PointUse.LeftOut && p.Point.Value.IsShown).ToList() is { Count: > 0 } leftOut)
        {
            notes.Add($"Left out: {Dates(leftOut, labels, period)}. Still shown, not counted.");
        }

        if (reading.Segments.Any(s => s.Lower.IsShown && s.Lower.Value < 0) && ChartScale.NothingBelowZero(reading))
        {
            notes.Add("The lower limit works out below zero. It is drawn at zero, because there cannot be fewer than none.");
        }

        if (reading.Segments.Any(s => s.Upper.IsShown && ChartScale.UpperOf(s, reading) < s.Upper.Value))
        {
            notes.Add($"The upper limit works out above the whole. It is drawn at {EndLabels.Text(reading.Series.Shape.Per, labels)}.");
        }

        AddLines(notes, reading, period);
        if (reading.Points.Count > ChartFrame.MostDrawn)
        {
            var stride = (reading.Points.Count + ChartFrame.Strokes - 1) / ChartFrame.Strokes;
            notes.Add($"There are {ScaleText.Of(reading.Points.Count, 0)} points, more than a screen can tell apart. Each upright stroke goes from the lowest to the highest of {stride} of them; ordinary points have no ring, of the others the lowest and the highest are marked, and the range is drawn once for each stroke.");
        }

        if (ChartScale.Of(reading, 0) is { Low: > 0 } scale && ChartScale.StartsAtZero(reading.Series.Shape.Kind))
        {
            notes.Add($"The scale starts at {EndLabels.Text(scale.Low, labels)}, not at zero, so that the ups and downs can be seen.");
        }

        if (ChartScale.Range(reading, 0) is var (low, high) && high >= low && Math.Max(-low, high) > NiceScale.Furthest)
        {
            notes.Add($"Numbers beyond {ScaleText.Of(NiceScale.Furthest, 0)} are drawn at the edge.");
        }

        return notes;
    }

    private static void AddLines(List<string> notes, ChartReading reading, ChartPeriod period)
    {
        if (reading.Moves() && reading.Segments.Any(s => s.HasLimits))
        {
            notes.Add(reading.Kind == ChartKind.NumberAffected
                ? "The average and the range to expect go up and down with how many there were in all."
                : "The range to expect is wider where there were fewer to count.");
        }

        foreach (var segment in reading.Segments)
        {
            if (segment.BaselineEnd is { } end && segment.HasLines(reading))
            {
                var (first, last) = (PeriodWords.Brief(reading.Points[segment.First].Point, period), PeriodWords.Brief(reading.Points[end - 1].Point, period));
                var next = segment.First + segment.Length;
                var until = next < reading.Points.Count ? $"Later {PeriodWords.Noun(period, 2)} up to {PeriodWords.Brief(reading.Points[next - 1].Point, period)}" : $"Later {PeriodWords.Noun(period, 2)}";
                notes.Add($"The range rests on {first} to {last}. {until} are set against it.");
            }
        }

        if (reading.Centre == CentreMeaning.Typical && reading.Segments.Any(s => s.HasLimits))
        {
            notes.Add("Times between events are uneven by nature. The typical value and the range were worked out on a scale that evens them out.");
        }
    }

    private static string Dates(List<ReadPoint> points, ChartLabels labels, ChartPeriod period)
    {
        var dates = points.Take(MostDates).Select(p => PeriodWords.Brief(p.Point, period) + (labels.Reasons.TryGetValue(p.Point.Start, out var why) ? $" ({why.TrimEnd('.')})" : ""));
        var rest = points.Count > MostDates ? $" and {points.Count - MostDates} more" : "";
        return string.Join(", ", dates) + rest;
    }
}
