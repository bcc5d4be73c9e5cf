using TwelveRooms.Measures.ImportPoints.Storing;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>Finds rows of one ward, measure and period: the same said twice counts once, two different numbers must be settled by a person.</summary>
internal static class Duplicates
{
    /// <summary>Marks them, and leaves in <see cref="CheckedPoints"/> at most one row to be taken for each number.</summary>
    public static void Mark(CheckedPoints points)
    {
        var rows = points.Rows;
        var taken = TakenRows.Of(points);
        List<(int First, int Again)> pairs = [];
        foreach (var stretch in taken.Stretches)
        {
            var first = stretch.Start;
            for (var i = stretch.Start + 1; i < stretch.Start + stretch.Length; i++)
            {
                if (taken[i].Period == taken[first].Period)
                {
                    pairs.Add((taken.Order[first], taken.Order[i]));
                }
                else
                {
                    first = i;
                }
            }
        }

        foreach (var group in pairs.GroupBy(p => p.First))
        {
            var all = group.Select(p => p.Again).Prepend(group.Key).ToList();
            var blank = all.FindAll(i => rows[i].Status == ValueStatus.Missing);
            if (blank.Count > 0 && blank.Count < all.Count)
            {
                foreach (var i in blank)
                {
                    points.Say(i, new(ImportCode.DuplicateExact, Weight.Ignore, "", $"It has no number, and line {Place(rows[all.First(o => !blank.Contains(o))])} has one for the same ward, measure and time. That is read."));
                }

                all = [.. all.Except(blank)];
            }

            var first = rows[all[0]];
            if (all.TrueForAll(i => SaysTheSame(rows[i], first)))
            {
                foreach (var i in all.Skip(1))
                {
                    points.Say(i, new(ImportCode.DuplicateExact, Weight.Ignore, "", $"The same as line {Place(first)}. It counts once."));
                }
            }
            else
            {
                foreach (var i in all)
                {
                    var others = string.Join(", ", all.Where(o => o != i).Take(5).Select(o => Place(rows[o])));
                    points.Say(i, new(ImportCode.DuplicateConflict, Weight.Reject, "", $"There is another number for the same ward, measure and time on line {others}. Keep the one that is right."));
                }
            }
        }
    }

    private static string? Snapped(CheckedRow row) =>
        row.Remarks?.FirstOrDefault(r => r.Code is ImportCode.PeriodSnapped or ImportCode.PeriodSnappedToMonth)?.Message;

    private static string Place(CheckedRow row) => row.Across is null ? $"{row.Line}" : $"{row.Line}:{row.Across}";

    /// <summary>Two days of one month are two numbers, however alike: of weeks, perhaps, or of days.</summary>
    private static bool SaysTheSame(CheckedRow a, CheckedRow b) =>
        Snapped(a) == Snapped(b) && a.Status == b.Status && a.Numerator.Equals(b.Numerator) && a.Denominator.Equals(b.Denominator);
}
