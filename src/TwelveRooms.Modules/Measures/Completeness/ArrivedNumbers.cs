using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Time;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Completeness;

/// <summary>What is in for one period of one series.</summary>
/// <param name="State">As it stands now.</param>
/// <param name="CameOn">The day of its first answer; of one that was taken back and came again, the day of the second time.</param>
/// <param name="IsImported">Whether that answer came with an import.</param>
/// <param name="Reason">Why it was not counted, or why it was corrected.</param>
internal sealed record Arrived(PointState State, DateOnly CameOn, bool IsImported, string? Reason);

/// <summary>What has come for some series between two periods, and when anything came first.</summary>
internal sealed class ArrivedNumbers
{
    private readonly Dictionary<(int Series, DateOnly Period), Arrived> _arrived = [];
    private readonly HashSet<(int Series, DateOnly Period)> _blank = [];
    private readonly HashSet<int> _ever = [];
    private readonly Dictionary<int, DateOnly> _first = [];

    private ArrivedNumbers()
    {
    }

    public static async Task<ArrivedNumbers> ReadAsync(
        IQueryable<Point> points, IReadOnlyCollection<Series> series, DateOnly first, DateOnly last, CancellationToken cancel)
    {
        var arrived = new ArrivedNumbers();
        var (partitions, numbers) = (series.Select(s => s.Partition).Distinct().ToList(), series.Select(s => s.Number).ToList());
        if (numbers.Count == 0)
        {
            return arrived;
        }

        var theirs = points.Where(p => partitions.Contains(p.Partition) && numbers.Contains(p.Series) && p.Part == 0);
        var rows = await theirs.Where(p => p.Period >= first && p.Period <= last)
            .Select(p => new Row(p.Series, p.Period, p.Revision, p.State, p.At, p.Import, p.IsWithdrawn, p.Reason)).ToListAsync(cancel);
        foreach (var period in rows.GroupBy(r => (r.Series, r.Period)))
        {
            // What was taken back is as if it had never been: what counts began after the last time that it was.
            var standing = period.OrderBy(r => r.Revision).Aggregate(new List<Row>(), (kept, row) => row.IsGone ? [] : [.. kept, row]);
            if (standing.Count > 0)
            {
                arrived._arrived[period.Key] = new(standing[^1].State, RoomsClock.DayOf(standing[0].At), standing[0].Import != 0, standing[^1].Reason);
                arrived._ever.Add(period.Key.Series);
            }
            else if (!period.MaxBy(r => r.Revision)!.IsWithdrawn)
            {
                arrived._blank.Add(period.Key);
            }
        }

        // Of the others an older number may have come, outside of what is shown.
        var silent = numbers.Where(n => !arrived._ever.Contains(n)).ToList();
        var older = await theirs.Where(p => silent.Contains(p.Series) && !p.IsWithdrawn && p.State != PointState.NotReported
                && !points.Any(q => q.Partition == p.Partition && q.Series == p.Series && q.Period == p.Period && q.Part == p.Part && q.Revision > p.Revision))
            .Select(p => p.Series).Distinct().ToListAsync(cancel);
        arrived._ever.UnionWith(older);
        foreach (var begun in await theirs.GroupBy(p => p.Series).Select(g => new { g.Key, First = g.Min(p => p.At) }).ToListAsync(cancel))
        {
            arrived._first[begun.Key] = RoomsClock.DayOf(begun.First);
        }

        return arrived;
    }

    public Arrived? Of(int series, DateOnly period) => _arrived.GetValueOrDefault((series, period));

    /// <summary>Whether somebody put in that there is no number, and not why.</summary>
    public bool IsBlank(int series, DateOnly period) => _blank.Contains((series, period));

    /// <summary>Whether anything that still stands has ever come for a series.</summary>
    public bool HasEver(int series) => _ever.Contains(series);

    /// <summary>Whether an answer came after its day, and not as the history that an import brought along with the first.</summary>
    public bool IsLate(int series, Arrived arrived, DateOnly dueOn) => arrived.CameOn > dueOn && !(arrived.IsImported && dueOn < _first[series]);

    private sealed record Row(int Series, DateOnly Period, short Revision, PointState State, DateTimeOffset At, int Import, bool IsWithdrawn, string? Reason)
    {
        /// <summary>Taken back, or told not to be there: neither is an answer.</summary>
        public bool IsGone => IsWithdrawn || State == PointState.NotReported;
    }
}
