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
    private const double RowHeight = 26;
    private const double Half = 11;

    private MarksLane(IReadOnlyList<PlacedMark> marks, int rows) => (Marks, Rows) = (marks, rows);

    public IReadOnlyList<PlacedMark> Marks { get; }

    public double Height => Rows * RowHeight;

    private int Rows { get; }

    public double Y(PlacedMark mark) => Height - ((mark.Row + 0.5) * RowHeight);

    /// <summary>Places the marks, oldest first, each in the lowest row that has room: with words first, then without.</summary>
    public static MarksLane Arrange(IReadOnlyList<ChartMark> marks, ChartFrame frame)
    {
        var taken = new List<List<(double From, double To)>>();
        var placed = new List<PlacedMark>();
        foreach (var mark in marks)
        {
            if (IndexOf(mark, frame) is not { } index)
            {
                continue;
            }

            var x = frame.X(index);
            var words = frame.Size.HasWords ? frame.WidthOf(mark.ShortLabel) + 8 : 0;
            var next = NextAfter(index, marks, frame);
            var (row, side) = Fit(taken, x, words, next, frame);
            while (taken.Count <= row)
            {
                taken.Add([]);
            }

            taken[row].Add(Span(x, words, side));
            placed.Add(new(mark, index, x, row, side));
        }

        return new(placed, taken.Count);
    }

    private static (int Row, LabelSide Side) Fit(List<List<(double From, double To)>> taken, double x, double words, double next, ChartFrame frame)
    {
        if (words > 0)
        {
            for (var row = 0; row < 3; row++)
            {
                foreach (var side in (ReadOnlySpan<LabelSide>)[LabelSide.Right, LabelSide.Left])
                {
                    var span = Span(x, words, side);
                    // Words do not run into the mark that comes next: they stand on the other side, or a row up.
                    if (span.From >= 0 && span.To <= frame.Size.Width && span.To < next - Half && IsFree(taken, row, span))
                    {
                        return (row, side);
                    }
                }
            }
        }

        for (var row = 0; ; row++)
        {
            if (IsFree(taken, row, Span(x, 0, LabelSide.None)))
            {
                return (row, LabelSide.None);
            }
        }
    }

    private static bool IsFree(List<List<(double From, double To)>> taken, int row, (double From, double To) span) =>
        row >= taken.Count || !taken[row].Any(t => span.From < t.To && t.From < span.To);

    private static (double From, double To) Span(double x, double words, LabelSide side) => side switch
    {
        LabelSide.Right => (x - Half, x + Half + words),
        LabelSide.Left => (x - Half - words, x + Half),
        _ => (x - Half, x + Half),
    };

    private static double NextAfter(int index, IReadOnlyList<ChartMark> marks, ChartFrame frame)
    {
        foreach (var mark in marks)
        {
            if (IndexOf(mark, frame) is { } later && later > index)
            {
                return frame.X(later);
            }
        }

        return double.MaxValue;
    }

    // The period that holds the date; nothing when it lies before the points that are drawn.
    private static int? IndexOf(ChartMark mark, ChartFrame frame)
    {
        for (var i = frame.Reading.Points.Count - 1; i >= frame.First; i--)
        {
            if (frame.Reading.Points[i].Point.Start <= mark.Date)
            {
                return i;
            }
        }

        return null;
    }
}
