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
        foreach (var kind in reading.Points.Where(p => !p.Point.Value.IsShown).GroupBy(p => GapWords.Of(p.Point)).OrderBy(g => g.Key))
        {
            notes.Add($"{GapWords.Name(kind.Key)}: {Dates([.. kind], labels, period)}.");
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

        return notes;
    }

    private static string Dates(List<ReadPoint> points, ChartLabels labels, ChartPeriod period)
    {
        var dates = points.Take(MostDates).Select(p => PeriodWords.Brief(p.Point, period) + (labels.Reasons.TryGetValue(p.Point.Start, out var why) ? $" ({why})" : ""));
        var rest = points.Count > MostDates ? $" and {points.Count - MostDates} more" : "";
        return string.Join(", ", dates) + rest;
    }
}
