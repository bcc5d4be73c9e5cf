using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPublished.Reading;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportPublished.Storing;

/// <summary>What a published number is of, whatever its status.</summary>
internal readonly record struct ValueKey(string Measure, DateOnly Start, DateOnly End, string Breakdown, string Organisation, string Split)
{
    public static ValueKey Of(PublishedRow row) => new(row.Measure, row.Start, row.End, row.Breakdown, row.Organisation, row.Split);
}

/// <summary>One telling of a published number.</summary>
internal readonly record struct Told(PublishedStatus Status, int Import, int Line, PointState State, double? Value)
{
    public bool SaysTheSame(PublishedRow row) => State == row.State && Nullable.Equals(Value, row.Value);
}

/// <summary>
/// Which of all tellings of a number stands: the one of the latest status, and of several the one that came last. An import that
/// was taken back tells nothing.
/// </summary>
internal static class StandingValues
{
    /// <summary>All tellings of the numbers that some rows are of, in the order in which they came.</summary>
    public static async Task<IReadOnlyDictionary<ValueKey, IReadOnlyList<Told>>> OfAsync(
        IQueryable<PublishedValue> values, IQueryable<ImportBatch> imports, IReadOnlyList<PublishedRow> rows, CancellationToken cancel)
    {
        var told = new Dictionary<ValueKey, IReadOnlyList<Told>>();
        foreach (var (start, end) in rows.Select(r => (r.Start, r.End)).Distinct().ToList())
        {
            var measures = rows.Where(r => r.Start == start && r.End == end).Select(r => r.Measure).Distinct().ToList();
            var stored = Done(values.Where(v => v.Start == start && v.End == end && measures.Contains(v.Measure)), imports)
                .OrderBy(v => v.Import).ThenBy(v => v.Line).AsNoTracking().AsAsyncEnumerable();
            await foreach (var v in stored.WithCancellation(cancel))
            {
                var key = new ValueKey(v.Measure, v.Start, v.End, v.Breakdown, v.Organisation, v.Split);
                if (!told.TryGetValue(key, out var all))
                {
                    told.Add(key, all = new List<Told>(1));
                }

                ((List<Told>)all).Add(new(v.Status, v.Import, v.Line, v.State, v.Value));
            }
        }

        return told;
    }

    /// <summary>Of some stored rows those that stand.</summary>
    public static IEnumerable<PublishedValue> Of(IEnumerable<PublishedValue> values) => values
        .GroupBy(v => (v.Measure, v.Start, v.End, v.Breakdown, v.Organisation, v.Split))
        .Select(g => g.MaxBy(v => (v.Status, v.Import, v.Line))!);

    /// <summary>Rows of imports that were not taken back.</summary>
    public static IQueryable<PublishedValue> Done(IQueryable<PublishedValue> values, IQueryable<ImportBatch> imports) =>
        values.Where(v => imports.Any(b => b.Number == v.Import && b.State == ImportState.Done));

    public static Told? Standing(IReadOnlyList<Told>? told) => told is { Count: > 0 } ? told.MaxBy(t => (t.Status, t.Import, t.Line)) : null;
}
