using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.RecallNumber;

/// <summary>
/// Sums follow the numbers that are in them: while a ward's number is withdrawn, so are the sums of its site and its organisation for that
/// time. Leaving the ward out of the sum instead would tell the number to whoever kept the older sum.
/// </summary>
internal static class SumRecalls
{
    /// <summary>
    /// Holds off whoever writes numbers of the unit, and whoever adds up the sums that it is in: a sum that was read before a recall and written
    /// after it would bring back what is withdrawn. The lowest number first, as everybody does who locks several.
    /// </summary>
    public static async Task LockAsync(Write write, RecallPlace place, CancellationToken cancel)
    {
        var series = place.Series;
        var above = await write.Paths.AsNoTracking().Where(p => p.Descendant == series.Unit).Select(p => p.Ancestor).Distinct().ToListAsync(cancel);
        foreach (var unit in above.Append(series.Unit).Distinct().Order())
        {
            await SeriesStore.LockAsync(write, unit, cancel);
        }
    }

    /// <summary>Withdraws what rests on a number that has just been withdrawn.</summary>
    public static async Task FollowAsync(Write write, RecallPlace place, Recall recall, CancellationToken cancel)
    {
        foreach (var sum in await SumsAsync(write, place.Series, recall.Period, cancel))
        {
            write.Add(Following(write, sum.Number, recall));
        }
    }

    /// <summary>The same for a sum that is made anew: what is withdrawn of the parts it is made of is withdrawn of it.</summary>
    /// <param name="write">The write that makes the sum.</param>
    /// <param name="sum">The series of the sum.</param>
    /// <param name="parts">By the number of their series, the wards that lie or lay here.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task EnsureAsync(Write write, Series sum, IReadOnlyDictionary<int, PooledWard> parts, CancellationToken cancel)
    {
        var series = parts.Keys.ToList();
        var recalls = await write.For<Recall>().AsNoTracking().Where(r => r.ReissuedAt == null && (series.Contains(r.Series) || r.Series == sum.Number)).ToListAsync(cancel);
        var known = recalls.Where(r => r.Series == sum.Number).Select(r => r.Because).ToHashSet();
        foreach (var recall in recalls.Where(r => r.Series != sum.Number && r.Because is null && !known.Contains(r.Id) && (r.Period is not { } day || parts[r.Series].Times.Any(t => t.From <= day && t.To > day))))
        {
            write.Add(Following(write, sum.Number, recall));
        }
    }

    /// <summary>Gives out again what was withdrawn because of a number that is given out again.</summary>
    public static async Task<IReadOnlyList<int>> EndAsync(Write write, Recall recall, CancellationToken cancel)
    {
        var followed = await write.For<Recall>().Where(r => r.Because == recall.Id && r.ReissuedAt == null).ToListAsync(cancel);
        foreach (var one in followed)
        {
            (one.ReissuedAt, one.ReissuedByName, one.Note, one.WasCorrected) = (recall.ReissuedAt, recall.ReissuedByName, recall.Note, recall.WasCorrected);
            one.Version++;
        }

        return followed.ConvertAll(f => f.Series);
    }

    /// <summary>Writes the signals of some series anew, so that what stands beside them says nothing that is withdrawn.</summary>
    public static async Task SignAsync(Write write, Measure measure, IReadOnlyCollection<int> numbers, CancellationToken cancel)
    {
        var series = await write.For<Series>().Where(s => numbers.Contains(s.Number)).ToListAsync(cancel);
        await SignalWriter.WriteAsync(write, series, new Dictionary<int, Measure> { [measure.Number] = measure }, cancel);
    }

    /// <summary>The series of the same measure above, in which a period of this one is added up; of a whole chart those of any time.</summary>
    public static async Task<IReadOnlyList<Series>> SumsAsync(Write write, Series series, DateOnly? period, CancellationToken cancel)
    {
        var above = await write.Paths.AsNoTracking()
            .Where(p => p.Descendant == series.Unit && p.Depth > 0 && (period == null || (p.From <= period && p.To > period))).Select(p => p.Ancestor).Distinct().ToListAsync(cancel);
        return await write.For<Series>().AsNoTracking().Where(s => above.Contains(s.Unit) && s.Measure == series.Measure && !s.IsPublished).OrderBy(s => s.Number).ToListAsync(cancel);
    }

    /// <summary>Whether a number of a period stands in a series; of any period where none is named.</summary>
    public static async Task<bool> HasNumberAsync(Write write, Series series, DateOnly? period, CancellationToken cancel)
    {
        var latest = await write.For<Point>().AsNoTracking()
            .Where(p => p.Partition == series.Partition && p.Series == series.Number && (period == null || p.Period == period))
            .Select(p => new { p.Period, p.Part, p.Revision, p.State, p.IsWithdrawn }).ToListAsync(cancel);
        return latest.GroupBy(p => (p.Period, p.Part)).Select(g => g.MaxBy(p => p.Revision)!)
            .Any(p => !p.IsWithdrawn && p.State is PointState.Reported or PointState.ConfirmedZero);
    }

    private static Recall Following(Write write, int series, Recall recall) => new()
    {
        Series = series,
        Period = recall.Period,
        Because = recall.Id,
        Why = recall.Why,
        By = recall.By,
        ByName = recall.ByName,
        At = write.Now,
    };
}
