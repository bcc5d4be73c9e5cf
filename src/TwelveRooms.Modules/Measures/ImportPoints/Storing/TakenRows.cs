using TwelveRooms.Measures.ImportPoints.Checking;

namespace TwelveRooms.Measures.ImportPoints.Storing;

/// <summary>The rows of one unit and measure, in the order of their periods.</summary>
/// <param name="Unit">The place of the unit in the file's list.</param>
/// <param name="Measure">The place of the measure.</param>
/// <param name="Start">Where it begins in <see cref="TakenRows.Order"/>.</param>
/// <param name="Length">How many rows.</param>
internal readonly record struct Stretch(int Unit, int Measure, int Start, int Length);

/// <summary>The rows of a checked file that are to be stored, in the order in which they are stored: by unit, measure and period.</summary>
internal sealed class TakenRows
{
    private TakenRows(CheckedPoints points, int[] order, IReadOnlyList<Stretch> stretches) => (Points, Order, Stretches) = (points, order, stretches);

    public CheckedPoints Points { get; }

    /// <summary>Places in the file's list of rows.</summary>
    public IReadOnlyList<int> Order { get; }

    public IReadOnlyList<Stretch> Stretches { get; }

    public CheckedRow this[int at] => Points.Rows[Order[at]];

    public static TakenRows Of(CheckedPoints points) => points.InOrder ??= Sort(points);

    private static TakenRows Sort(CheckedPoints points)
    {
        var rows = points.Rows;
        var taken = new List<int>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].IsTaken)
            {
                taken.Add(i);
            }
        }

        var keys = new (int Unit, int Measure, int Period, int Place)[taken.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            var row = rows[taken[i]];
            keys[i] = (points.Units[row.Unit].Number, points.Measures[row.Measure].Number, row.Period, taken[i]);
        }

        var order = taken.ToArray();
        Array.Sort(keys, order);
        return new(points, order, [.. Cut(keys, rows, order)]);
    }

    /// <summary>Whole stretches together, so many rows at most; one that is longer stands alone.</summary>
    public IEnumerable<IReadOnlyList<Stretch>> Chunks(int most)
    {
        List<Stretch> chunk = [];
        var length = 0;
        foreach (var stretch in Stretches)
        {
            if (length > 0 && length + stretch.Length > most)
            {
                yield return chunk;
                (chunk, length) = ([], 0);
            }

            chunk.Add(stretch);
            length += stretch.Length;
        }

        if (chunk.Count > 0)
        {
            yield return chunk;
        }
    }

    private static IEnumerable<Stretch> Cut((int Unit, int Measure, int Period, int Place)[] keys, IReadOnlyList<CheckedRow> rows, int[] order)
    {
        for (var start = 0; start < keys.Length;)
        {
            var end = start + 1;
            while (end < keys.Length && keys[end].Unit == keys[start].Unit && keys[end].Measure == keys[start].Measure)
            {
                end++;
            }

            var first = rows[order[start]];
            yield return new(first.Unit, first.Measure, start, end - start);
            start = end;
        }
    }
}
