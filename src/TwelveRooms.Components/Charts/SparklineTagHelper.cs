using Microsoft.AspNetCore.Razor.TagHelpers;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>A chart the size of a word: <c>&lt;rooms-sparkline reading="@reading" /&gt;</c>. Never without words beside it.</summary>
[HtmlTargetElement("rooms-sparkline", Attributes = "reading")]
public sealed class SparklineTagHelper : TagHelper
{
    private const double Width = 132;
    private const double Height = 44;

    /// <summary>As many points as a picture of this size can tell apart, from the newest back.</summary>
    private const int MostPoints = 36;

    private int First => Math.Max(0, Reading.Points.Count - MostPoints);

    /// <summary>The chart as it was read for this reader.</summary>
    public ChartReading Reading { get; set; } = null!;

    /// <summary>Its accessible name; null leaves it to the words beside it.</summary>
    public string? Label { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw());
    }

    internal Markup Draw() => Drawing.Framed(Shapes(), "0 0 132 44", Width, Height, Label, "rooms-spark");

    private Markup Shapes()
    {
        if (Reading.Series.CannotBeShown || !Reading.Points.Any(p => p.Point.Value.IsShown))
        {
            return new Markup().Add($"""<rect x="1" y="1" width="130" height="42" fill="none" stroke="#4c6272" stroke-width="1.4" stroke-dasharray="5 4"/>""");
        }

        var first = First;
        var scale = Scale();
        double Y(double value) => 38 - (scale.PartOf(value) * 32);
        double X(int index) => 5 + ((Math.Max(index, first) - first) * 118.0 / Math.Max(1, Reading.Points.Count - 1 - first));

        var shapes = new Markup();
        foreach (var segment in Reading.Segments.Where(s => s.First + s.Length > first && s.HasLines(Reading)))
        {
            var (left, right) = (segment.First <= first ? 0 : X(segment.First) - 1, segment.First + segment.Length >= Reading.Points.Count ? 128 : X(segment.First + segment.Length - 1) + 1);
            if (Reading.Moves())
            {
                shapes.Add(Steps(segment, left, right, X, Y));
                continue;
            }

            if (segment.HasLimits)
            {
                var (top, bottom) = (Y(ChartScale.UpperOf(segment, Reading)), Y(ChartScale.LowerOf(segment, Reading)));
                shapes.Add($"""<rect x="{left}" y="{top}" width="{right - left}" height="{Math.Max(0, bottom - top)}" fill="#eaf1f8"/>""");
            }

            shapes.Add($"""<path d="M{left} {Y(segment.Centre.Value)}H{right}" stroke="#14325a" stroke-width="1.2"/>""");
        }

        foreach (var target in Reading.Settings.Targets)
        {
            if (TargetSpan.Of(target, Reading, first) is { } span)
            {
                shapes.Add($"""<path d="M{X(span.First)} {Y(target.Value)}H{X(span.Last)}" stroke="#212b32" stroke-width="1.2" stroke-dasharray="5 2.5 1.2 2.5"/>""");
            }
        }

        return shapes.Add($"""<path d="{Line(X, Y)}" fill="none" stroke="#4c6272" stroke-width="1.3" stroke-linejoin="round"/>""").Add(Points(X, Y));
    }

    private Markup Line(Func<int, double> x, Func<double, double> y)
    {
        var path = new Markup();
        var isDown = false;
        for (var i = First; i < Reading.Points.Count; i++)
        {
            var point = Reading.Points[i];
            isDown &= point.Point.Value.IsShown && Reading.SegmentAt(i)?.First != i;
            if (point.Point.Value.IsShown && point.Use == PointUse.Used)
            {
                path.Add($"{(isDown ? "L" : "M")}{x(i)} {y(point.Point.Value.Value)}");
                isDown = true;
            }
        }

        return path;
    }

    // Flagged points small, the latest counted point large: icon and words speak of that one.
    private Markup Points(Func<int, double> x, Func<double, double> y)
    {
        var points = new Markup();
        for (var i = First; i < Reading.Points.Count; i++)
        {
            var point = Reading.Points[i];
            var isFlagged = point.Look is not (PointLook.Gap or PointLook.Ordinary or PointLook.LeftOut);
            if (point.Point.Value.IsShown && i != Reading.Latest && isFlagged)
            {
                points.Add(SpcPoints.Group(point.Look, SpcPoints.Shape(point.Look, x(i), y(point.Point.Value.Value), 0.42), 0.4));
            }
        }

        if (Reading.Latest >= First && Reading.Points[Reading.Latest] is { Point.Value.IsShown: true } last)
        {
            var look = last.Look == PointLook.Gap ? PointLook.Ordinary : last.Look;
            points.Add(SpcPoints.Group(look, SpcPoints.Shape(look, x(Reading.Latest), y(last.Point.Value.Value), 0.8), 0.9));
        }

        return points;
    }

    // Steps too small to see as steps: one bar of the range for each point that has one.
    private Markup Steps(LimitSegment segment, double left, double right, Func<int, double> x, Func<double, double> y)
    {
        var (band, centre) = (new Markup(), new Markup());
        for (var i = Math.Max(First, segment.First); i < segment.First + segment.Length; i++)
        {
            var (from, to) = (i == Math.Max(First, segment.First) ? left : (x(i - 1) + x(i)) / 2, i == segment.First + segment.Length - 1 ? right : (x(i) + x(i + 1)) / 2);
            var at = Reading.Lines[i];
            if (at.Lower.IsShown && at.Upper.IsShown)
            {
                band.Add($"M{from} {y(at.Upper.Value)}H{to}V{y(at.Lower.Value)}H{from}Z");
            }

            if (at.Centre.IsShown)
            {
                centre.Add($"M{from} {y(at.Centre.Value)}H{to}");
            }
        }

        return new Markup().Add($"""<path d="{band}" fill="#eaf1f8"/><path d="{centre}" stroke="#14325a" stroke-width="1.2"/>""");
    }

    // The ends of the range itself: a word has no gridlines.
    private NiceScale Scale()
    {
        var (low, high) = ChartScale.Range(Reading, First);
        if (low > high)
        {
            return new(0, 1, 1); // silent for longer than the picture reaches back
        }

        (low, high) = (NiceScale.Near(low), NiceScale.Near(high));
        var around = Math.Max(1, Math.Abs(low) * 1e-6);
        return high - low <= 1e-9 * Math.Max(Math.Abs(low), Math.Abs(high)) ? new(low - around, high + around, 1) : new(low, high, 1);
    }
}
