using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>Where things stand in one drawing of a chart: periods along, values up.</summary>
internal sealed class ChartFrame
{
    /// <summary>Up to so many points are drawn one by one.</summary>
    public const int MostDrawn = 1_500;

    /// <summary>With more points, so many upright strokes stand for them.</summary>
    public const int Strokes = 1_000;

    private readonly DateOnly[] _redrawn;

    public ChartFrame(ChartReading reading, ChartLabels labels, IReadOnlyList<ChartMark> marks, ChartSize size)
    {
        (Reading, Labels, Size) = (reading, labels, size);
        Period = labels.Period ?? PeriodWords.Of(reading.Points);
        First = Math.Max(0, reading.Points.Count - size.MostPoints);
        HasLimits = reading.Segments.Any(s => s.Lower.IsShown && s.Upper.IsShown);
        ToGo = reading.IsWaiting() ? reading.ToGo : 0;
        Scale = ChartScale.Of(reading, First);

        var longest = Scale.Ticks.Max(t => TickText(t).Length);
        Left = Math.Max(size.HasWords ? 46 * size.Type : 34, (longest * size.Font * 0.56) + 12);
        Left = Math.Min(Left, size.Width / 3);
        Right = size.Width - (size.HasWords ? EndRoom() : 8);
        Step = (Right - Left) / Math.Max(1, Count + ToGo);
        Stride = Count <= MostDrawn ? 1 : (Count + Strokes - 1) / Strokes;
        _redrawn = [.. marks.Where(m => m.Kind is ChartMarkKind.Rebase or ChartMarkKind.DefinitionBreak).Select(m => m.Date)];
        Lane = MarksLane.Arrange(marks, this);
        Top = Lane.Height + 14;
        Bottom = size.Height + (size.IsFixed ? 0 : Math.Max(0, Lane.Height - 40)) - Foot;
    }

    public ChartReading Reading { get; }

    public ChartLabels Labels { get; }

    public ChartSize Size { get; }

    public ChartPeriod Period { get; }

    /// <summary>Index of the first point that is drawn.</summary>
    public int First { get; }

    public int Count => Reading.Points.Count - First;

    public bool HasLimits { get; }

    /// <summary>Placeholders for the points that limits still need.</summary>
    public int ToGo { get; }

    public NiceScale Scale { get; }

    public MarksLane Lane { get; }

    /// <summary>Whether a mark above says already that limits were redrawn at a point.</summary>
    public bool SaysRedrawn(int index)
    {
        var points = Reading.Points;
        return Array.Exists(_redrawn, day => day >= points[index].Point.Start && (index + 1 == points.Count || day < points[index + 1].Point.Start));
    }

    public double Left { get; }

    public double Right { get; }

    public double Top { get; }

    public double Bottom { get; }

    public double Step { get; }

    public double Height => Bottom + Foot;

    /// <summary>How many points share one upright stroke: 1 unless there are more than a screen can tell apart.</summary>
    public int Stride { get; }

    /// <summary>How large points are drawn: smaller when they stand close, so that 500 of them stay a line.</summary>
    public double Points => Size.Scale * Math.Clamp(Step / 11, 0.42, 1);

    public double X(int index) => Left + ((index - First + 0.5) * Step);

    public double Y(double value) => Bottom - (Scale.PartOf(value) * (Bottom - Top - 10));

    public string TickText(double value) => ScaleText.Of(value, Scale.Decimals) + Labels.Unit.Trim() switch { "%" => "%", _ => "" };

    /// <summary>About how wide a text is in Arial.</summary>
    public double WidthOf(string text) => text.Length * Size.Font * 0.54;

    // Room for the names of the periods.
    private double Foot => 34 * Size.Type;

    private double EndRoom()
    {
        var longest = 0.0;
        foreach (var end in EndLabels.Of(Reading, Labels))
        {
            longest = Math.Max(longest, WidthOf(end.Value + " " + end.Name));
        }

        return longest == 0 ? 24 : Math.Min(Size.Width / 2, longest + 18);
    }
}
