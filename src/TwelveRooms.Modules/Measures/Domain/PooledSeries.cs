using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>
/// Series of a whole organisation, made of its wards': sums over sums, each period by the tree as it stood in that period, so
/// that a ward that moved stays in the figures of the organisation that ran it then. Never an average of averages.
/// </summary>
internal sealed class PooledSeries(Db db, UnitDirectory units)
{
    private static readonly Viewer Pooler = Viewer.System("pooled-series");

    /// <summary>Makes the pooled series above some touched series anew. Doing it twice gives the same.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<int> touched, CancellationToken cancel)
    {
        var series = await db.For<Series>(Pooler).Where(s => touched.Contains(s.Number) && !s.IsPublished).ToListAsync(cancel);
        var measures = series.Select(s => s.Measure).Distinct().ToList();
        var library = await db.For<Measure>(Pooler).Where(m => measures.Contains(m.Number) && m.OwnerUnit == 0).ToDictionaryAsync(m => m.Number, cancel);
        var wards = series.Select(s => s.Unit).Distinct().ToList();
        var paths = await db.Paths.Where(p => wards.Contains(p.Descendant) && p.Depth > 0).ToListAsync(cancel);
        var above = await units.FindAsync(paths.Select(p => p.Ancestor).Distinct().ToList(), Pooler, cancel);
        var pairs = from s in series
                    where library.ContainsKey(s.Measure) && CanPool(library[s.Measure])
                    from p in paths
                    where p.Descendant == s.Unit && above.TryGetValue(p.Ancestor, out var unit) && unit.Kind == UnitKind.Provider
                    select (Provider: p.Ancestor, s.Measure);
        foreach (var (provider, measure) in pairs.Distinct())
        {
            await PoolAsync(above[provider], library[measure], cancel);
        }
    }

    /// <summary>
    /// Sums over sums stay fair when a ward is silent for a month, because its exposure is missing too. A bare count would
    /// seem to fall, so it is not pooled.
    /// </summary>
    private static bool CanPool(Measure measure) => measure.NeedsDenominator;

    private Task<Outcome<Done>> PoolAsync(UnitRow provider, Measure measure, CancellationToken cancel) =>
        db.WriteAsync<Done>(Pooler, new("measures.pooled"), async (write, c) =>
        {
            await SeriesStore.LockAsync(write, provider, c);
            var paths = await write.Paths.AsNoTracking().Where(p => p.Ancestor == provider.Number && p.Depth > 0).ToListAsync(c);
            var below = paths.Select(p => p.Descendant).Distinct().ToList();
            var parts = await write.For<Series>().AsNoTracking().Where(s => below.Contains(s.Unit) && s.Measure == measure.Number).ToListAsync(c);
            var histories = await SeriesReader.InWriteAsync(write, parts, new Dictionary<int, Measure> { [measure.Number] = measure }, c);
            var sums = Sum(histories, paths, measure);
            if (sums.Count == 0)
            {
                return new Done();
            }

            var series = await SeriesStore.FindOrBeginAsync(write, provider, measure, sums.Keys.Min(), c);
            var stored = (await write.For<Point>().AsNoTracking().Where(p => p.Partition == series.Partition && p.Series == series.Number).ToListAsync(c))
                .GroupBy(p => p.Period).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Revision)!);
            var changed = 0;
            foreach (var (period, (numerator, denominator)) in sums)
            {
                stored.TryGetValue(period, out var old);
                var point = SeriesStore.PointOf(write, series, new(period, PointState.Reported, numerator, denominator, null, null), old);
                if (old is null || !SeriesStore.SaysTheSame(old, point))
                {
                    write.Add(point);
                    changed++;
                }
            }

            await write.FlushAsync(c);
            await SignalWriter.WriteAsync(write, [series], new Dictionary<int, Measure> { [measure.Number] = measure }, c);
            write.About(provider.Partition, provider.Number);
            write.Summarise($"{measure.Code}: {changed} pooled points of {parts.Count} wards");
            return new Done();
        }, cancel);

    private static SortedDictionary<DateOnly, (double Numerator, double? Denominator)> Sum(
        IReadOnlyList<SeriesHistory> histories, List<UnitPath> paths, Measure measure)
    {
        var sums = new SortedDictionary<DateOnly, (double Numerator, double? Denominator)>();
        foreach (var history in histories)
        {
            var times = paths.FindAll(p => p.Descendant == history.Series.Unit);
            foreach (var point in history.Points.Where(p => p.Raw.HasNumber && p.Part == 0 && times.Exists(t => t.From <= p.Period && t.To > p.Period)))
            {
                var sum = sums.GetValueOrDefault(point.Period, (0, measure.NeedsDenominator ? 0 : null));
                sums[point.Period] = (sum.Numerator + point.Numerator!.Value, sum.Denominator is { } d ? d + (point.Denominator ?? 0) : null);
            }
        }

        return sums;
    }
}
