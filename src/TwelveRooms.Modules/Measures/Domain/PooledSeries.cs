using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.RecallNumber;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>
/// Series of a whole organisation and of each of its sites, made of the wards': sums over sums, each period by the tree as it
/// stood in that period, so that a ward that moved stays in the figures of whoever ran it then. Never an average of averages.
/// </summary>
internal sealed class PooledSeries(Db db, UnitDirectory units, MeasureBreaks breaks)
{
    private static readonly Viewer Pooler = Viewer.System("pooled-series");

    /// <summary>Who signs a pooled point.</summary>
    public static string Signature => Pooler.Actor;

    /// <summary>Makes the pooled series above some touched series anew. Doing it twice gives the same.</summary>
    public async Task RefreshAsync(IReadOnlyCollection<int> touched, CancellationToken cancel)
    {
        var series = await db.For<Series>(Pooler).Where(s => touched.Contains(s.Number) && !s.IsPublished).ToListAsync(cancel);
        var wards = series.Select(s => s.Unit).Distinct().ToList();
        var above = (await db.Paths.Where(p => wards.Contains(p.Descendant) && p.Depth > 0).Select(p => new { p.Descendant, p.Ancestor }).Distinct().ToListAsync(cancel))
            .ToLookup(p => p.Descendant, p => p.Ancestor);
        await PoolAsync([.. series.SelectMany(s => above[s.Unit].Select(place => (place, s.Measure))).Distinct()], cancel);
    }

    /// <summary>The same for places whose wards are others than before, or were there on other days.</summary>
    public async Task RefreshAboveAsync(IReadOnlyCollection<WardElsewhere> changes, CancellationToken cancel)
    {
        var wards = changes.Select(c => c.Ward).Distinct().ToList();
        var series = (await db.For<Series>(Pooler).Where(s => wards.Contains(s.Unit) && !s.IsPublished).Select(s => new { s.Unit, s.Measure }).ToListAsync(cancel))
            .ToLookup(s => s.Unit, s => s.Measure);
        await PoolAsync([.. changes.SelectMany(c => series[c.Ward].Select(measure => (c.Above, measure))).Distinct()], cancel);
    }

    /// <summary>
    /// Sums over sums stay fair when a ward is silent for a month, because its exposure is missing too. A bare count would
    /// seem to fall, so it is not pooled.
    /// </summary>
    public static bool CanPool(Measure measure) => measure.NeedsDenominator && measure.OwnerUnit == 0;

    private async Task PoolAsync(IReadOnlyList<(int Place, int Measure)> pairs, CancellationToken cancel)
    {
        var wanted = pairs.Select(p => p.Measure).Distinct().ToList();
        var library = await db.For<Measure>(Pooler).Where(m => wanted.Contains(m.Number)).ToDictionaryAsync(m => m.Number, cancel);
        var places = await units.FindAsync(pairs.Select(p => p.Place).Distinct().ToList(), Pooler, cancel);
        var pooled = new List<int>();
        foreach (var (place, measure) in pairs.Where(p => places.TryGetValue(p.Place, out var unit) && unit.Kind is UnitKind.Provider or UnitKind.Site))
        {
            if (CanPool(library[measure]) && await PoolAsync(places[place], library[measure], cancel) is { } series)
            {
                pooled.Add(series);
            }
        }

        await breaks.EnsureAsync(pooled, cancel);
    }

    private async Task<int?> PoolAsync(UnitRow place, Measure measure, CancellationToken cancel)
    {
        int? pooled = null;
        var outcome = await db.WriteAsync<Done>(Pooler, new("measures.pooled"), async (write, c) =>
        {
            await SeriesStore.LockAsync(write, place, c);
            var (parts, histories) = await WardsAsync(write, place, measure, c);
            var sums = PooledSums.Of(parts, histories, measure);
            var series = await write.For<Series>().SingleOrDefaultAsync(s => s.Unit == place.Number && s.Measure == measure.Number, c);
            if (series is null && sums.Count == 0)
            {
                return new Done();
            }

            series ??= await SeriesStore.FindOrBeginAsync(write, place, measure, sums.Keys.Min(), c);
            var changed = await StoreAsync(write, series, sums, c);
            await SumRecalls.EnsureAsync(write, series, histories.ToDictionary(h => h.Series.Number, h => parts.First(w => w.Ward.Number == h.Series.Unit)), c);
            await write.FlushAsync(c);
            await SignalWriter.WriteAsync(write, [series], new Dictionary<int, Measure> { [measure.Number] = measure }, c);
            write.About(place.Partition, place.Number);
            write.Summarise($"{measure.Code}: {changed} pooled points of {histories.Count} wards");
            pooled = series.Number;
            return new Done();
        }, cancel);
        _ = outcome.Value;
        return pooled;
    }

    private static async Task<(IReadOnlyList<PooledWard> Wards, IReadOnlyList<SeriesHistory> Histories)> WardsAsync(
        Write write, UnitRow place, Measure measure, CancellationToken cancel)
    {
        var paths = await write.Paths.AsNoTracking().Where(p => p.Ancestor == place.Number && p.Depth > 0 && p.IsWithinOrganisation).ToListAsync(cancel);
        var below = paths.Select(p => p.Descendant).Distinct().ToList();
        var wards = (await PooledWards.FindAsync(write, below, cancel)).ToDictionary(w => w.Number);
        var numbers = wards.Keys.ToList();
        var series = await write.For<Series>().AsNoTracking().Where(s => numbers.Contains(s.Unit) && s.Measure == measure.Number).ToListAsync(cancel);
        var histories = await SeriesReader.InWriteAsync(write, series, new Dictionary<int, Measure> { [measure.Number] = measure }, cancel);
        return ([.. wards.Values.Select(w => new PooledWard(w, [.. paths.Where(p => p.Descendant == w.Number)]))], histories);
    }

    /// <summary>Adds what is new or other; a period of which no ward's number is left is taken back, as if there had never been one, if it was we who filled it.</summary>
    private static async Task<int> StoreAsync(Write write, Series series, SortedDictionary<DateOnly, PooledSum> sums, CancellationToken cancel)
    {
        var stored = (await write.For<Point>().AsNoTracking().Where(p => p.Partition == series.Partition && p.Series == series.Number).ToListAsync(cancel))
            .GroupBy(p => p.Period).ToDictionary(g => g.Key, g => g.MaxBy(p => p.Revision)!);
        var emptied = stored.Values.Where(p => !sums.ContainsKey(p.Period) && !p.IsWithdrawn && p.By == Pooler.Actor).ToList();
        emptied.ForEach(p => write.Add(SeriesStore.WithdrawnOf(write, p)));
        var changed = emptied.Count;
        foreach (var number in sums.Select(s => new CheckedNumber(s.Key, PointState.Reported, s.Value.Numerator, s.Value.Denominator, s.Value.Words, null)))
        {
            stored.TryGetValue(number.Period, out var old);
            var point = SeriesStore.PointOf(write, series, number, old);
            if (old is null || !SeriesStore.SaysTheSame(old, point) || old.Reason != point.Reason)
            {
                write.Add(point);
                changed++;
            }
        }

        return changed;
    }
}
