using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>Writes the latest reading of each touched series, in the transaction of its points.</summary>
internal static class SignalWriter
{
    /// <summary>Reads the touched series again and stores what each class of reader may know.</summary>
    public static async Task<IReadOnlyDictionary<int, ChartReading>> WriteAsync(
        Write write, IReadOnlyCollection<Series> touched, IReadOnlyDictionary<int, Measure> measures, CancellationToken cancel) =>
        await WriteAsync(write, await SeriesReader.InWriteAsync(write, touched, measures, cancel), cancel);

    /// <summary>The same of series whose points are at hand.</summary>
    public static async Task<IReadOnlyDictionary<int, ChartReading>> WriteAsync(Write write, IReadOnlyList<SeriesHistory> histories, CancellationToken cancel)
    {
        var numbers = histories.Select(h => h.Series.Number).ToList();
        var since = await write.For<Signal>().AsNoTracking().Where(s => numbers.Contains(s.Series))
            .Select(s => new { s.Series, s.Class, s.Variation, s.ChangedAt })
            .ToDictionaryAsync(s => (s.Series, s.Class), s => (s.Variation, s.ChangedAt), cancel);
        var signals = new List<Signal>(2 * histories.Count);
        var readings = new Dictionary<int, ChartReading>();
        foreach (var history in histories)
        {
            var exact = history.Read(Tier.Own, null);
            readings[history.Series.Number] = exact;
            signals.Add(SignalOf(write.Now, history, SignalClass.Exact, exact, since));
            signals.Add(SignalOf(write.Now, history, SignalClass.Published, history.Read(Tier.Published, null), since));
        }

        await write.PutManyAsync(signals, cancel);
        return readings;
    }

    private static Signal SignalOf(
        DateTimeOffset now, SeriesHistory history, SignalClass @class, ChartReading reading,
        Dictionary<(int, SignalClass), (VariationIcon Variation, DateTimeOffset ChangedAt)> since)
    {
        var isAsBefore = since.TryGetValue((history.Series.Number, @class), out var before) && before.Variation == reading.Variation;
        var latest = reading.Latest >= 0 ? reading.Points[reading.Latest].Point : (ReleasedPoint?)null;
        var limits = reading.Segments.Count > 0 ? reading.Segments[^1] : null;
        return new()
        {
            Series = history.Series.Number,
            Class = @class,
            Variation = reading.Variation,
            Assurance = reading.Assurance,
            Rule = reading.Rule,
            Since = reading.Since,
            PatternLength = reading.PatternLength,
            UsedPoints = reading.UsedPoints,
            Centre = limits?.Centre.OrNull(),
            Lower = limits?.Lower.OrNull(),
            Upper = limits?.Upper.OrNull(),
            LatestPeriod = latest?.Start,
            LatestValue = latest?.Value.OrNull(),
            AsAt = now,
            ChangedAt = isAsBefore ? before.ChangedAt : now,
        };
    }
}
