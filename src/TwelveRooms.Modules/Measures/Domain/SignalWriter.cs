using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>Writes the latest reading of each touched series, in the transaction of its points.</summary>
internal static class SignalWriter
{
    /// <summary>Reads the touched series again and stores what each class of reader may know.</summary>
    public static async Task<IReadOnlyDictionary<int, ChartReading>> WriteAsync(
        Write write, IReadOnlyCollection<Series> touched, IReadOnlyDictionary<int, Measure> measures, CancellationToken cancel)
    {
        var numbers = touched.Select(s => s.Number).ToList();
        var stored = (await write.For<Signal>().Where(s => numbers.Contains(s.Series)).ToListAsync(cancel))
            .ToDictionary(s => (s.Series, s.Class));
        var readings = new Dictionary<int, ChartReading>();
        foreach (var history in await SeriesReader.InWriteAsync(write, touched, measures, cancel))
        {
            readings[history.Series.Number] = Store(write, stored, history, SignalClass.Exact, Tier.Own);
            Store(write, stored, history, SignalClass.Published, Tier.Published);
        }

        return readings;
    }

    private static ChartReading Store(
        Write write, Dictionary<(int, SignalClass), Signal> stored, SeriesHistory history, SignalClass @class, Tier tier)
    {
        var reading = history.Read(tier, null);
        if (!stored.TryGetValue((history.Series.Number, @class), out var signal))
        {
            signal = new() { Series = history.Series.Number, Class = @class, ChangedAt = write.Now };
            stored[(history.Series.Number, @class)] = signal;
            write.Add(signal);
        }

        if (signal.Variation != reading.Variation)
        {
            signal.ChangedAt = write.Now;
        }

        var latest = reading.Latest >= 0 ? reading.Points[reading.Latest].Point : (ReleasedPoint?)null;
        var limits = reading.Segments.Count > 0 ? reading.Segments[^1] : null;
        signal.Variation = reading.Variation;
        signal.Assurance = reading.Assurance;
        signal.Rule = reading.Rule;
        signal.Since = reading.Since;
        signal.PatternLength = reading.PatternLength;
        signal.UsedPoints = reading.UsedPoints;
        signal.Centre = limits?.Centre.OrNull();
        signal.Lower = limits?.Lower.OrNull();
        signal.Upper = limits?.Upper.OrNull();
        signal.LatestPeriod = latest?.Start;
        signal.LatestValue = latest?.Value.OrNull();
        signal.AsAt = write.Now;
        return reading;
    }
}
