using Microsoft.AspNetCore.Html;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>One entry of a key: a small drawing, 18 high, and its words.</summary>
internal readonly record struct KeyEntry(int Width, IHtmlContent Shapes, string Words);

/// <summary>The key below a chart: only what the chart shows.</summary>
internal static class ChartKey
{
    public static Markup Draw(ChartReading reading, ChartPeriod period, string id) => List(Of(reading, period, id));

    /// <summary>Entries as a list on a page.</summary>
    public static Markup List(IEnumerable<KeyEntry> entries)
    {
        var list = new Markup();
        foreach (var (width, shapes, words) in entries)
        {
            list.Add($"<li>{Drawing.Framed(shapes, $"0 0 {width} 18", width, 18, null)}{words}</li>");
        }

        return new Markup().Add($"""<ul class="rooms-key" aria-label="Key">{list}</ul>""");
    }

    /// <summary>What the chart shows, in the order of a key.</summary>
    public static IReadOnlyList<KeyEntry> Of(ChartReading reading, ChartPeriod period, string id)
    {
        var entries = new List<KeyEntry>();
        var hasLimits = reading.Segments.Any(s => s.HasLimits);
        var hasLines = reading.Segments.Any(s => s.HasLines(reading));
        var looks = reading.Points.Where(p => p.Point.Value.IsShown).Select(p => p.Use == PointUse.LeftOut ? PointLook.LeftOut : p.Look).Distinct().Order();

        // Where strokes stand for many points, ordinary ones have no ring.
        foreach (var look in looks.Where(look => look != PointLook.Ordinary || reading.Points.Count <= ChartFrame.MostDrawn))
        {
            entries.Add(new(18, SpcPoints.Group(look, SpcPoints.Shape(look, 9, 9, 1)), NameOf(look, hasLines)));
        }

        if (hasLimits)
        {
            entries.Add(new(30, new HtmlString("""<path d="M0 2H30V16H0Z" fill="#eaf1f8"/><path d="M0 2H30M0 16H30" stroke="#3b5573" stroke-width="1.4" stroke-dasharray="2 3.2"/>"""), "the range to expect"));
        }

        foreach (var inner in reading.Inner)
        {
            entries.Add(new(30, new HtmlString("""<path d="M0 9H30" stroke="#3b5573" stroke-width="1" stroke-dasharray="1 5"/>"""), WordsOf(inner, reading)));
        }

        if (reading.Segments.Any(s => s.BaselineEnd is not null && s.HasLines(reading)))
        {
            entries.Add(new(30, new HtmlString("""<path d="M0 9H30" stroke="#14325a" stroke-width="5"/>"""), $"{PeriodWords.Noun(period, 2)} that the range rests on"));
        }

        if (reading.Settings.Targets.Any(t => TargetSpan.Of(t, reading, 0) is not null))
        {
            entries.Add(new(30, new HtmlString("""<path d="M0 9H30" stroke="#212b32" stroke-width="2" stroke-dasharray="10 4 2 4"/>"""), "target"));
        }

        if (reading.IsWaiting())
        {
            entries.Add(new(18, new HtmlString("""<circle cx="9" cy="9" r="5" fill="none" stroke="#4c6272" stroke-width="1.6" stroke-dasharray="2.2 2"/>"""), "still to come"));
        }

        foreach (var kind in reading.Points.Where(p => !p.Point.Value.IsShown).Select(p => GapWords.Of(p, reading)).Distinct().Order())
        {
            var pattern = $"{id}-key-{kind}";
            entries.Add(new(18, new Markup().Add($"""<defs>{GapWords.Pattern(kind, pattern)}</defs><rect width="18" height="18" fill="url(#{pattern})"/>"""), GapWords.InGap(kind)));
        }

        return entries;
    }

    // Only thirds have plain words; no rule set in use looks anywhere else.
    private static string WordsOf(InnerLines inner, ChartReading reading) =>
        $"{inner.Sigmas switch { 1 => "a third", 2 => "two thirds", var other => ScaleText.Of(other / 3 * 100, 0) + "%" }} of the way from {reading.CentreInWords()} to a limit";

    private static string NameOf(PointLook look, bool hasLines) => look switch
    {
        PointLook.Improvement => "getting better",
        PointLook.Concern => "concern",
        PointLook.ChangedUp => "changed, higher",
        PointLook.ChangedDown => "changed, lower",
        PointLook.LeftOut => "left out, with a reason",
        PointLook.Unusual => "unusual pattern",
        _ => hasLines ? "ordinary ups and downs" : "a number so far",
    };
}
