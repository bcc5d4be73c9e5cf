using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>Points by their look. Shape says it, colour repeats it: ring, disc, square, triangle, broken ring with a cross.</summary>
internal static class SpcPoints
{
    public static Markup Draw(ChartFrame frame)
    {
        var byLook = new SortedDictionary<PointLook, Markup>();
        foreach (var (i, look) in frame.Stride == 1 ? Each(frame) : Strokes.Points(frame))
        {
            if (!byLook.TryGetValue(look, out var shapes))
            {
                byLook[look] = shapes = new();
            }

            AddShape(shapes, look, frame.X(i), frame.Y(frame.Reading.Points[i].Point.Value.Value), frame.Points);
        }

        var all = new Markup();
        foreach (var (look, shapes) in byLook)
        {
            all.Add(Group(look, shapes, frame.Points));
        }

        return all.Add(Placeholders(frame));
    }

    /// <summary>How a point looks: one that counts in nothing is left out, whatever rules say.</summary>
    public static PointLook LookOf(ReadPoint point) =>
        point.Use == PointUse.LeftOut ? PointLook.LeftOut : point.Look is PointLook.Gap ? PointLook.Ordinary : point.Look;

    /// <summary>One point at a place; <paramref name="scale"/> 1 is the size on a wide screen.</summary>
    public static Markup Shape(PointLook look, double x, double y, double scale)
    {
        var shape = new Markup();
        AddShape(shape, look, x, y, scale);
        return shape;
    }

    private static IEnumerable<(int Index, PointLook Look)> Each(ChartFrame frame)
    {
        for (var i = frame.First; i < frame.Reading.Points.Count; i++)
        {
            if (frame.Reading.Points[i].Point.Value.IsShown)
            {
                yield return (i, LookOf(frame.Reading.Points[i]));
            }
        }
    }

    private static Markup AddShape(Markup to, PointLook look, double x, double y, double scale) => look switch
    {
        PointLook.Improvement => to.Add($"""<circle cx="{x}" cy="{y}" r="{6 * scale}"/>"""),
        PointLook.Concern => to.Add($"""<rect x="{x - (5.5 * scale)}" y="{y - (5.5 * scale)}" width="{11 * scale}" height="{11 * scale}"/>"""),
        PointLook.ChangedUp => to.Add($"""<path d="M{x} {y - (7 * scale)}l{6.5 * scale} {11.5 * scale}h{-13 * scale}Z"/>"""),
        PointLook.ChangedDown => to.Add($"""<path d="M{x} {y + (7 * scale)}l{6.5 * scale} {-11.5 * scale}h{-13 * scale}Z"/>"""),
        PointLook.LeftOut => to.Add($"""<circle cx="{x}" cy="{y}" r="{5 * scale}" stroke-dasharray="2.4 2"/><path d="M{x - (2.2 * scale)} {y - (2.2 * scale)}l{4.4 * scale} {4.4 * scale}m0 {-4.4 * scale}l{-4.4 * scale} {4.4 * scale}"/>"""),
        PointLook.Unusual => to.Add($"""<path d="M{x} {y - (7 * scale)}l{7 * scale} {7 * scale}l{-7 * scale} {7 * scale}l{-7 * scale} {-7 * scale}Z"/>"""),
        _ => to.Add($"""<circle cx="{x}" cy="{y}" r="{3.9 * scale}"/>"""),
    };

    /// <summary>The colours that all points of one look share.</summary>
    public static Markup Group(PointLook look, Markup shapes, double scale = 1) => look switch
    {
        PointLook.Improvement => new Markup().Add($"""<g fill="#005eb8" stroke="#fff" stroke-width="{1.2 * scale}">{shapes}</g>"""),
        PointLook.Concern => new Markup().Add($"""<g fill="#a8480f" stroke="#fff" stroke-width="{1.2 * scale}">{shapes}</g>"""),
        PointLook.ChangedUp or PointLook.ChangedDown or PointLook.Unusual => new Markup().Add($"""<g fill="#6a3d8f" stroke="#fff" stroke-width="{1.2 * scale}">{shapes}</g>"""),
        PointLook.LeftOut => new Markup().Add($"""<g class="rooms-chart__ghosts" fill="none" stroke="#4c6272" stroke-width="{1.6 * scale}">{shapes}</g>"""),
        _ => new Markup().Add($"""<g fill="#fff" stroke="#4c6272" stroke-width="{2 * scale}">{shapes}</g>"""),
    };

    // What limits still wait for: dotted rings along the axis.
    private static Markup Placeholders(ChartFrame frame)
    {
        var rings = new Markup();
        for (var i = 0; i < frame.ToGo; i++)
        {
            rings.Add($"""<circle cx="{frame.X(frame.Reading.Points.Count + i)}" cy="{frame.Bottom - 12}" r="{4.4 * frame.Size.Scale}"/>""");
        }

        return frame.ToGo == 0 ? rings : new Markup().Add($"""<g class="rooms-chart__waiting" fill="none" stroke="#4c6272" stroke-width="1.6" stroke-dasharray="2.2 2">{rings}</g>""");
    }
}
