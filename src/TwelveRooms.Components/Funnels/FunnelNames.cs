using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components;

/// <summary>A name beside its point.</summary>
internal readonly record struct PlacedName(string Name, double X, double Y, string Anchor);

/// <summary>Names beside the points outside the outer lines, where there is room; the sentence below has them all.</summary>
internal static class FunnelNames
{
    private const int Most = 12;

    public static IReadOnlyList<PlacedName> Of(FunnelFrame frame)
    {
        var placed = new List<PlacedName>();
        if (!frame.Size.HasWords)
        {
            return placed;
        }

        var taken = frame.Funnel.Points.Where(p => FunnelWords.IsFarOutside(p.Place)).Select(p => At(frame, p)).Select(p => new Box(p.X - 8, p.Y - 8, p.X + 8, p.Y + 8)).ToList();
        foreach (var point in frame.Funnel.Points.Where(p => FunnelWords.IsFarOutside(p.Place) && p.Unit.Name is not null))
        {
            var (x, y) = At(frame, point);
            var (width, half) = (frame.WidthOf(point.Unit.Name!), frame.Size.Font * 0.6);
            foreach (var (dx, dy, anchor) in (ReadOnlySpan<(double, double, string)>)[(12, 0, "start"), (-12, 0, "end"), (8, -half - 8, "start"), (8, half + 8, "start"), (-8, -half - 8, "end"), (-8, half + 8, "end")])
            {
                var left = anchor == "start" ? x + dx : x + dx - width;
                var box = new Box(left, y + dy - half, left + width, y + dy + half);
                if (box.Left >= frame.Left && box.Right <= frame.Right && box.Top >= 0 && box.Bottom <= frame.Bottom && !taken.Exists(box.Touches))
                {
                    placed.Add(new(point.Unit.Name!, x + dx, y + dy + (half * 0.6), anchor));
                    taken.Add(box);
                    break;
                }
            }

            if (placed.Count == Most)
            {
                break;
            }
        }

        return placed;
    }

    private static (double X, double Y) At(FunnelFrame frame, ReleasedFunnelPoint point) => (frame.X(point.Unit.Denominator.Value), frame.Y(point.Ratio.Value));

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Touches(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
    }
}
