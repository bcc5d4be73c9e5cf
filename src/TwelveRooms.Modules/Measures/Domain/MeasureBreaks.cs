using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.Domain;

/// <summary>Keeps the lines of a measure broken where the measure changed, and reads them again once they are.</summary>
internal sealed class MeasureBreaks(Db db)
{
    private const int SeriesAtOnce = 100;
    private static readonly Viewer Breaker = Viewer.System("measure-breaks");

    /// <summary>The break of one change on one line.</summary>
    public static ChartDecision On(int series, MeasureChange change) => new()
    {
        Series = series,
        Kind = MarkKind.DefinitionBreak,
        Day = change.From,
        Text = change.Words,
        By = change.By,
        ByName = change.ByName,
        At = change.At,
    };

    /// <summary>Reads every line of a measure again, some at a time; doing it twice gives the same.</summary>
    public async Task ReadAgainAsync(int measure, CancellationToken cancel)
    {
        var series = await db.For<Series>(Breaker).Where(s => s.Measure == measure).OrderBy(s => s.Number).Select(s => s.Number).ToListAsync(cancel);
        foreach (var some in series.Chunk(SeriesAtOnce))
        {
            await WriteAsync(some, [], cancel);
        }
    }

    /// <summary>
    /// A line that was begun after its measure changed, with numbers of before, is broken there too. A break that somebody took
    /// back with a reason stays away.
    /// </summary>
    public async Task EnsureAsync(IReadOnlyCollection<int> touched, CancellationToken cancel)
    {
        var series = await db.For<Series>(Breaker).Where(s => touched.Contains(s.Number) && !s.IsPublished).ToListAsync(cancel);
        var measures = series.Select(s => s.Measure).Distinct().ToList();
        var changes = (await db.For<MeasureChange>(Breaker).Where(c => measures.Contains(c.Measure)).ToListAsync(cancel)).Where(c => c.IsBreak).ToLookup(c => c.Measure);
        var broken = series.FindAll(s => changes.Contains(s.Measure));
        if (broken.Count == 0)
        {
            return;
        }

        var numbers = broken.ConvertAll(s => s.Number);
        var partitions = broken.Select(s => s.Partition).Distinct().ToList();
        var firsts = await db.For<Point>(Breaker).Where(p => partitions.Contains(p.Partition) && numbers.Contains(p.Series))
            .GroupBy(p => p.Series).Select(g => new { Series = g.Key, First = g.Min(p => p.Period) }).ToDictionaryAsync(f => f.Series, f => f.First, cancel);
        var known = (await db.For<ChartDecision>(Breaker).Where(d => numbers.Contains(d.Series) && d.Kind == MarkKind.DefinitionBreak)
            .Select(d => new { d.Series, d.Day }).ToListAsync(cancel)).Select(d => (d.Series, d.Day)).ToHashSet();
        List<(Series Series, MeasureChange Change)> missing =
        [
            .. from s in broken
               from c in changes[s.Measure]
               where firsts.TryGetValue(s.Number, out var first) && first < c.From && !known.Contains((s.Number, c.From))
               select (s, c),
        ];
        if (missing.Count > 0)
        {
            await WriteAsync([.. missing.Select(m => m.Series.Number).Distinct()], missing.ConvertAll(m => On(m.Series.Number, m.Change)), cancel);
        }
    }

    private async Task WriteAsync(int[] numbers, List<ChartDecision> breaks, CancellationToken cancel)
    {
        var outcome = await db.WriteAsync<Done>(Breaker, new("measures.lines-read-again"), async (write, c) =>
        {
            var series = await write.For<Series>().AsNoTracking().Where(s => numbers.Contains(s.Number)).ToListAsync(c);
            var ofMeasures = series.Select(s => s.Measure).Distinct().ToList();
            var measures = await write.For<Measure>().AsNoTracking().Where(m => ofMeasures.Contains(m.Number)).ToDictionaryAsync(m => m.Number, c);
            write.Summarise($"{breaks.Count} breaks drawn, {series.Count} lines read again: {string.Join(", ", measures.Values.Select(m => m.Code).Order(StringComparer.Ordinal))}");
            breaks.ForEach(write.Add);
            await write.FlushAsync(c);
            await SignalWriter.WriteAsync(write, series, measures, c);
            write.About(0, null);
            return new Done();
        }, cancel);
        _ = outcome.Value;
    }
}
