using Microsoft.AspNetCore.Html;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>The key below a chart: only what the chart shows.</summary>
internal static class ChartKey
{
    public static Markup Draw(ChartReading reading, string id)
    {
        var list = new Markup();
        var hasLimits = reading.Segments.Any(s => s.Lower.IsShown);
        var looks = reading.Points.Where(p => p.Point.Value.IsShown).Select(p => p.Use == PointUse.LeftOut ? PointLook.LeftOut : p.Look).Distinct().Order();
        foreach (var look in looks)
        {
            Add(list, 18, SpcPoints.Group(look, SpcPoints.Shape(look, 9, 9, 1)), NameOf(look, hasLimits));
        }

        if (hasLimits)
        {
            Add(list, 30, new HtmlString("""<path d="M0 2H30V16H0Z" fill="#eaf1f8"/><path d="M0 2H30M0 16H30" stroke="#3b5573" stroke-width="1.4" stroke-dasharray="2 3.2"/>"""), "the range to expect");
        }

        if (reading.Settings.Targets.Any(t => TargetSpan.Of(t, reading, 0) is not null))
        {
            Add(list, 30, new HtmlString("""<path d="M0 9H30" stroke="#212b32" stroke-width="2" stroke-dasharray="10 4 2 4"/>"""), "target");
        }

        foreach (var kind in reading.Points.Where(p => !p.Point.Value.IsShown).Select(p => GapWords.Of(p.Point)).Distinct().Order())
        {
            var pattern = $"{id}-key-{kind}";
            Add(list, 18, new Markup().Add($"""<defs>{GapWords.Pattern(kind, pattern)}</defs><rect width="18" height="18" fill="url(#{pattern})"/>"""), GapWords.InGap(kind));
        }

        return new Markup().Add($"""<ul class="rooms-key" aria-label="Key">{list}</ul>""");
    }

    private static void Add(Markup list, int width, IHtmlContent shapes, string words) =>
        list.Add($"<li>{Drawing.Framed(shapes, $"0 0 {width} 18", width, 18, null)}{words}</li>");

    private static string NameOf(PointLook look, bool hasLimits) => look switch
    {
        PointLook.Improvement => "getting better",
        PointLook.Concern => "concern",
        PointLook.ChangedUp => "changed, higher",
        PointLook.ChangedDown => "changed, lower",
        PointLook.LeftOut => "left out, with a reason",
        _ => hasLimits ? "ordinary ups and downs" : "a number so far",
    };
}
