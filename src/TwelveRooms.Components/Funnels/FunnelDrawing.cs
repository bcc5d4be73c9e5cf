using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components;

/// <summary>One drawing of a funnel, from back to front: range, gridlines, lines, points, names, axes, labels.</summary>
internal sealed class FunnelDrawing(FunnelFrame frame, string id)
{
    private const string SoftInk = "#4c6272";

    private readonly ReleasedFunnel _funnel = frame.Funnel;

    /// <summary>The whole drawing, named by its title and described by its sentence.</summary>
    public Markup Draw(string summary) => new Markup().Add(
        $"""
        <svg class="rooms-svg rooms-chart__{frame.Size.Name}" viewBox="0 0 {frame.Size.Width} {frame.Height}" role="img" aria-labelledby="{id}-title {id}-desc" focusable="false" font-size="{frame.Size.Font}"><title id="{id}-title">{frame.Labels.Title}</title><desc id="{id}-desc">{summary}</desc>{Shapes()}</svg>
        """);

    /// <summary>What the drawing holds, without its frame.</summary>
    public Markup Shapes() => new Markup().Add($"{Band()}{Gridlines()}{Lines()}{Points()}{Names()}{Axis()}{Ends()}");

    private Markup Band()
    {
        var (limits, path) = (_funnel.Limits, new Markup());
        for (var i = 0; i < limits.Count; i++)
        {
            path.Add($"{(i == 0 ? "M" : "L")}{frame.X(limits[i].Denominator.Value)} {frame.Y(limits[i].Upper95.OrNull() ?? _funnel.Target.Value)}");
        }

        for (var i = limits.Count - 1; i >= 0; i--)
        {
            path.Add($"L{frame.X(limits[i].Denominator.Value)} {frame.Y(limits[i].Lower95.OrNull() ?? _funnel.Target.Value)}");
        }

        return limits.Count == 0 ? path : new Markup().Add($"""<path class="rooms-chart__band" d="{path}Z" fill="#eaf1f8"/>""");
    }

    private Markup Gridlines()
    {
        var (lines, names) = (new Markup(), new Markup());
        foreach (var tick in frame.Scale.Ticks)
        {
            if (tick != frame.Scale.Low)
            {
                lines.Add($"M{frame.Left} {frame.Y(tick)}H{frame.Right}");
            }

            names.Add($"""<text x="{frame.Left - 8}" y="{frame.Y(tick) + (5 * frame.Size.Type)}">{frame.TickText(tick)}</text>""");
        }

        return new Markup().Add($"""<path class="rooms-grid" d="{lines}" stroke="#dddcd6" stroke-width="1"/><g text-anchor="end" fill="{SoftInk}">{names}</g>""");
    }

    private Markup Lines()
    {
        if (_funnel.Limits.Count == 0)
        {
            return new();
        }

        var (inner, outer) = (Line(l => l.Upper95).Add(Line(l => l.Lower95)), Line(l => l.Upper998).Add(Line(l => l.Lower998)));
        return new Markup().Add(
            $"""<path class="rooms-chart__limits rooms-funnel__inner" d="{inner}" fill="none" stroke="#3b5573" stroke-width="1.4" stroke-dasharray="2 3.2"/><path class="rooms-funnel__outer" d="{outer}" fill="none" stroke="#3b5573" stroke-width="1.4" stroke-dasharray="8 4"/>{Centre()}""");
    }

    private Markup Centre() => _funnel.Options.Target is null
        ? new Markup().Add($"""<path class="rooms-chart__average" d="M{frame.Left} {frame.Y(_funnel.Target.Value)}H{frame.Right}" fill="none" stroke="#14325a" stroke-width="1.6"/>""")
        : new Markup().Add($"""<path class="rooms-chart__target" d="M{frame.Left} {frame.Y(_funnel.Target.Value)}H{frame.Right}" fill="none" stroke="#212b32" stroke-width="2" stroke-dasharray="10 4 2 4"/>""");

    // A stretch along the edge of the picture is no line: it begins where it comes in.
    private Markup Line(Func<ReleasedFunnelLimits, Released> which)
    {
        var (path, isDown) = (new Markup(), false);
        for (var i = 0; i < _funnel.Limits.Count; i++)
        {
            var at = _funnel.Limits[i];
            var isSeen = which(at) is { IsShown: true } line && frame.Scale.PartOf(line.Value) is >= 0 and <= 1;
            var comesIn = !isSeen && which(at).IsShown && i + 1 < _funnel.Limits.Count && which(_funnel.Limits[i + 1]) is { IsShown: true } next && frame.Scale.PartOf(next.Value) is >= 0 and <= 1;
            if (isSeen || comesIn)
            {
                path.Add($"{(isDown ? "L" : "M")}{frame.X(at.Denominator.Value)} {frame.Y(which(at).Value)}");
            }

            isDown = isSeen || comesIn;
        }

        return path;
    }

    private Markup Points()
    {
        var (ordinary, between, far) = (new Markup(), new Markup(), new Markup());
        foreach (var point in _funnel.Points.Where(p => p.Ratio.IsShown))
        {
            var group = FunnelWords.IsFarOutside(point.Place) ? far : FunnelWords.IsOutside(point.Place) ? between : ordinary;
            group.Add(SpcPoints.Shape(LookOf(point.Place), frame.X(point.Unit.Denominator.Value), frame.Y(point.Ratio.Value), frame.Size.Scale));
        }

        return new Markup().Add($"""<g class="rooms-funnel__inside" fill="#fff" stroke="{SoftInk}" stroke-width="{2 * frame.Size.Scale}">{ordinary}</g>{Between(between, frame.Size.Scale)}{SpcPoints.Group(PointLook.ChangedUp, far, frame.Size.Scale)}""");
    }

    /// <summary>Points between the inner and the outer lines: hollow, because chance alone puts some there.</summary>
    public static Markup Between(Markup shapes, double scale) =>
        new Markup().Add($"""<g class="rooms-funnel__between" fill="#fff" stroke="#6a3d8f" stroke-width="{2 * scale}" stroke-linejoin="round">{shapes}</g>""");

    private static PointLook LookOf(FunnelPlace place) => place switch
    {
        FunnelPlace.AboveInner or FunnelPlace.AboveOuter => PointLook.ChangedUp,
        FunnelPlace.BelowInner or FunnelPlace.BelowOuter => PointLook.ChangedDown,
        _ => PointLook.Ordinary,
    };

    private Markup Names()
    {
        var names = new Markup();
        foreach (var (name, x, y, anchor) in FunnelNames.Of(frame))
        {
            names.Add($"""<text class="rooms-halo" x="{x}" y="{y}" text-anchor="{anchor}" fill="#212b32" stroke="#f7f6f2" stroke-width="4" paint-order="stroke">{name}</text>""");
        }

        return names;
    }

    private Markup Axis()
    {
        var (ticks, names) = (new Markup(), new Markup());
        var free = double.MinValue;
        foreach (var tick in frame.Sizes.Ticks.Where(t => _funnel.Limits.Count > 0 && t <= _funnel.Limits[^1].Denominator.Value))
        {
            var (x, text) = (frame.X(tick), ScaleText.Of(tick, frame.Sizes.Decimals));
            var half = frame.WidthOf(text) / 2;
            ticks.Add($"M{x} {frame.Bottom}v6");
            if (x - half > free)
            {
                names.Add($"""<text x="{x}" y="{frame.Bottom + (24 * frame.Size.Type)}" text-anchor="middle">{text}</text>""");
                free = x + half + 8;
            }
        }

        names.Add($"""<text x="{(frame.Left + frame.Right) / 2}" y="{frame.Bottom + (48 * frame.Size.Type)}" text-anchor="middle">{frame.Labels.Denominator}</text>""");
        return new Markup().Add($"""<path d="M{frame.Left} {frame.Bottom}H{frame.Right}{ticks}" fill="none" stroke="{SoftInk}" stroke-width="1.6"/><g fill="{SoftInk}">{names}</g>""");
    }

    private Markup Ends()
    {
        var ends = new Markup();
        if (!frame.Size.HasWords || _funnel.Limits.Count == 0)
        {
            return ends;
        }

        var labels = frame.EndLabels();
        double[] wanted = [.. labels.Select(l => frame.Y(l.At))];
        var at = LabelSpread.Apart(wanted, 20 * frame.Size.Type, frame.Top + 4, frame.Bottom);
        for (var i = 0; i < labels.Count; i++)
        {
            ends.Add($"""<text class="rooms-chart__end" x="{frame.Right + 10}" y="{at[i] + (5 * frame.Size.Type)}" fill="{labels[i].Colour}"><tspan font-weight="700">{labels[i].Bold}</tspan>{labels[i].Words[labels[i].Bold.Length..]}</text>""");
        }

        return ends;
    }
}
