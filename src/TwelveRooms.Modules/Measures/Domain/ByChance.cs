using TwelveRooms.Statistics;
using TwelveRooms.Statistics.FalseAlarms;

namespace TwelveRooms.Measures.Domain;

/// <summary>How often a chart like one that is shown would show a change, had nothing changed at all.</summary>
internal static class ByChance
{
    /// <summary>By its kind, its length and what its limits rest on; null for a chart that shows no icon yet, or none to this reader.</summary>
    public static AlarmRates? Of(ChartReading reading) =>
        reading.Variation is VariationIcon.CannotBeShown or VariationIcon.NotEnoughData || reading.LatestSegment is not { } segment
            ? null
            : AlarmsByChance.Rates(Like(reading, segment));

    private static UnchangedSeries Like(ChartReading reading, LimitSegment segment)
    {
        var unchanged = new UnchangedSeries
        {
            Points = Math.Clamp(segment.UsedPoints, ChartLengths.ForLimits, UnchangedSeries.MostPoints),
            Options = ChartOptions.Default with { Kind = reading.Kind, BaselinePoints = segment.BaselineEnd is null ? 0 : segment.BaselinePoints },
        };
        return reading.Kind.IsAttribute() ? Sized(unchanged, reading, segment) : unchanged;
    }

    /// <summary>How many events a point has, roughly: charts of a like size share one simulation.</summary>
    private static UnchangedSeries Sized(UnchangedSeries unchanged, ChartReading reading, LimitSegment segment)
    {
        var points = reading.Series.Points.Skip(segment.First).Take(segment.Length).Where(p => p.Numerator.IsShown && p.Denominator.IsShown).ToList();
        var (events, whole) = (Math.Max(points.Average(p => p.Numerator.Value), 0.5), Math.Max(points.Average(p => p.Denominator.Value), 1));
        return reading.Kind.IsPartOfWhole()
            ? unchanged with { Whole = (int)Rough(whole), EventsPerPoint = Math.Min(Rough(whole), Rough(whole) * Math.Round(20 * Math.Clamp(events / whole, 0.05, 0.95)) / 20) }
            : unchanged with { EventsPerPoint = Math.Min(Rough(events), 10_000) };
    }

    /// <summary>The nearest of 1, 2, 5, 10, 20, 50 and so on, up to 10,000.</summary>
    private static double Rough(double number)
    {
        var ten = Math.Pow(10, Math.Floor(Math.Log10(Math.Clamp(number, 1, 10_000))));
        return Math.Min(10_000, (number / ten) switch { < 1.5 => ten, < 3.5 => 2 * ten, < 7.5 => 5 * ten, _ => 10 * ten });
    }
}
