namespace TwelveRooms.Statistics;

/// <summary>A line on a chart, with the width inside which a point lies on it and not beyond it.</summary>
/// <remarks>
/// A point is on a line when they differ by no more than 1e-12 × max(1, |line|, |point|). The two edges are worked out once:
/// taking the point's own size into account would move them by less than a double can hold.
/// </remarks>
internal readonly struct Line
{
    public const double Tolerance = 1e-12;

    public Line(double at)
    {
        var width = Tolerance * Math.Max(1, Math.Abs(at));
        (HighEdge, LowEdge) = (at + width, at - width);
    }

    /// <summary>A value greater than this is above the line.</summary>
    public double HighEdge { get; }

    /// <summary>A value less than this is below the line.</summary>
    public double LowEdge { get; }

    /// <summary>Whether the line lies on a value or below it.</summary>
    public bool IsAtOrBelow(double value) => !(value < LowEdge);

    /// <summary>Whether the line lies on a value or above it.</summary>
    public bool IsAtOrAbove(double value) => !(value > HighEdge);
}
