using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Contributions;

/// <summary>The days for which wards' own numbers are held, so that no ward is closed before them. A number that was taken back is not held.</summary>
internal sealed class HeldNumbers(Db db) : IHeldDays
{
    public async Task<IReadOnlyDictionary<int, HeldSpan>> OfAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel)
    {
        var points = db.For<Point>(viewer);
        var held = await db.For<Series>(viewer).Where(s => units.Contains(s.Unit) && !s.IsPublished)
            .Join(db.For<Measure>(viewer), s => s.Measure, m => m.Number, (s, m) => new { s.Number, s.Partition, s.Unit, m.Cadence })
            .Join(
                points.Where(p => (p.State == PointState.Reported || p.State == PointState.ConfirmedZero)
                    && !points.Any(q => q.Partition == p.Partition && q.Series == p.Series && q.Period == p.Period && q.Part == p.Part && q.Revision > p.Revision)),
                s => new { s.Partition, Series = s.Number }, p => new { p.Partition, p.Series }, (s, p) => new { s.Unit, s.Cadence, p.Period })
            .GroupBy(p => new { p.Unit, p.Cadence })
            .Select(g => new { g.Key.Unit, g.Key.Cadence, Oldest = g.Min(p => p.Period), Newest = g.Max(p => p.Period) })
            .ToListAsync(cancel);
        return held.GroupBy(h => h.Unit).ToDictionary(g => g.Key, g => new HeldSpan(g.Min(h => h.Cadence.LastDay(h.Oldest)), g.Max(h => h.Newest)));
    }
}
