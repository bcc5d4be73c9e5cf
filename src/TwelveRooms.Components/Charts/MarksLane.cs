namespace TwelveRooms.Components;

/// <summary>One mark in the lane: over which point, in which row, and on which side its words fit.</summary>
internal readonly record struct PlacedMark(ChartMark Mark, int Index, double X, int Row, LabelSide Side);

/// <summary>Where a mark's words stand.</summary>
internal enum LabelSide
{
    None,
    Right,
    Left,
}

/// <summary>The lane above the plot. Marks that would touch are stacked; words are kept only where they fit.</summary>
internal sealed class MarksLane
{
    private readonly double _rowHeight;

    private MarksLane(IReadOnlyList<PlacedMark> marks, int rows, double type) => (Marks, Rows, _rowHeight) = (marks, rows, 26 * type);

    public IReadOnlyList<PlacedMark> Marks { get; }

    public double Height => Rows * _rowHeight;

    private int Rows { get; }

    public double Y(PlacedMark mark) => Height - ((mark.Row + 0.5) * _rowHeight);

    /// <summary>Places the marks, oldest first, each in the lowest row that has room: with words first, then without.</summary>
    public static MarksLane Arrange(IReadOnlyList<ChartMark> marks, ChartFrame frame)
    {
        var taken = new List<List<(double From, double To)>>();
        var placed = new List<PlacedMark>();
        var places = marks.Select(mark => (Mark: mark, Index: IndexOf(mark, frame))).Where(p => p.Index >= 0).OrderBy(p => p.Index).ToList();
        var half = 11 * frame.Size.Type;
        for (var i = 0; i < places.Count; i++)
        {
            var (mark, index) = places[i];
            var later = i + 1;
            while (later < places.Count && places[later].Index == index)
            {
                later++;
            }

            var x = frame.X(index);
            var words = frame.Size.HasWords ? frame.WidthOf(mark.ShortLabel) + 8 : 0;
            var next = later < places.Count ? frame.X(places[later].Index) : double.MaxValue;
            var (row, side) = Fit(taken, x, half, words, next, frame);
            while (taken.Count <= row)
            {
                taken.Add([]);
            }

            taken[row].Add(Span(x, half, words, side));
            placed.Add(new(mark, index, x, row, side));
        }

        return new(placed, taken.Count, frame.Size.Type);
    }

    private static (int Row, LabelSide Side) Fit(List<List<(double From, double To)>> taken, double x, double half, double words, double next, ChartFrame frame)
    {
        if (words > 0)
        {
            for (var row = 0; row < 3; row++)
            {
                foreach (var side in (ReadOnlySpan<LabelSide>)[LabelSide.Right, LabelSide.Left])
                {
                    var span = Span(x, half, words, side);
                    // Words do not run into the mark that comes next: they stand on the other side, or a row up.
                    if (span.From >= 0 && span.To <= frame.Size.Width && span.To < next - half && IsFree(taken, row, span))
                    {
                        return (row, side);
                    }
                }
            }
        }

        for (var row = 0; ; row++)
        {
            if (IsFree(taken, row, Span(x, half, 0, LabelSide.None)))
            {
                return (row, LabelSide.None);
            }
        }
    }

    private static bool IsFree(List<List<(double From, double To)>> taken, int row, (double From, double To) span) =>
        row >= taken.Count || !taken[row].Any(t => span.From < t.To && t.From < span.To);

    private static (double From, double To) Span(double x, double half, double words, LabelSide side) => side switch
    {
        LabelSide.Right => (x - half, x + half + words),
        LabelSide.Left => (x - half - words, x + half),
        _ => (x - half, x + half),
    };

    // The period that holds the date; none when it lies before the points that are drawn.
    private static int IndexOf(ChartMark mark, ChartFrame frame)
    {
        var at = ChartDates.FirstFrom(frame.Reading.Points, mark.Date.AddDays(mark.Date == DateOnly.MaxValue ? 0 : 1)) - 1;
        return at >= frame.First ? at : -1;
    }
}
