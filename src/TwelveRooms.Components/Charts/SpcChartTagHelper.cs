using Microsoft.AspNetCore.Razor.TagHelpers;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>
/// A chart of one series: <c>&lt;rooms-spc-chart reading="@reading" labels="@labels" marks="@marks" id="chart" /&gt;</c>.
/// Pair it with <c>rooms-spc-table</c>, which says the same in words.
/// </summary>
/// <remarks>
/// It is drawn for three widths and the style sheet shows one; the others are not read out. Only released values reach it:
/// a hidden point has no coordinate, and a series that cannot be shown has no drawing.
/// </remarks>
[HtmlTargetElement("rooms-spc-chart", Attributes = "reading,labels")]
public sealed class SpcChartTagHelper : TagHelper
{
    /// <summary>The chart as it was read for this reader.</summary>
    public ChartReading Reading { get; set; } = null!;

    /// <summary>Its words.</summary>
    public ChartLabels Labels { get; set; } = null!;

    /// <summary>What happened along the way, in any order.</summary>
    public IEnumerable<ChartMark> Marks { get; set; } = [];

    /// <summary>Begins the ids of the drawing; one per page.</summary>
    public string Id { get; set; } = "chart";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw());
    }

    internal Markup Draw()
    {
        if (Reading.Series.CannotBeShown || Reading.Variation == VariationIcon.CannotBeShown)
        {
            return new Markup().Add(
                $"""<p class="rooms-chart__hidden" id="{Id}"><strong>Hidden.</strong> These numbers are about people and are not shown here. The ward and its own organisation can see them.</p>""");
        }

        if (Reading.Points.Count == 0)
        {
            return new Markup().Add($"""<p class="rooms-chart__hidden" id="{Id}">Nothing has been sent yet. The chart begins with the first number.</p>""");
        }

        var period = Labels.Period ?? PeriodWords.Of(Reading.Points);
        var marks = ChartMark.Lettered(Marks);
        var drawings = new Markup();
        foreach (var size in (ReadOnlySpan<ChartSize>)[ChartSize.Desk, ChartSize.Middle, ChartSize.Phone])
        {
            drawings.Add(new SpcDrawing(new ChartFrame(Reading, Labels, marks, size), $"{Id}-{size.Name}").Draw(Summary(period)));
        }

        return new Markup().Add(
            $"""<figure class="rooms-chart" id="{Id}">{drawings}<figcaption>{Words(period)}{ChartKey.Draw(Reading, period, Id)}{Notes()}</figcaption></figure>""");
    }

    private string Summary(ChartPeriod period)
    {
        return SummaryOf(Reading, Labels, period);
    }

    internal static string SummaryOf(ChartReading reading, ChartLabels labels, ChartPeriod period)
    {
        if (labels.Summary is { } given)
        {
            return given;
        }

        var points = reading.Points;
        var latest = reading.Latest >= 0 && points[reading.Latest].Point.Value is { IsShown: true } value
            ? $" The latest value is {EndLabels.Text(value.Value, labels)}."
            : "";
        return $"Line chart of {points.Count} {PeriodWords.Noun(period, points.Count)}, {PeriodWords.Brief(points[0].Point, period)} to {PeriodWords.Brief(points[^1].Point, period)}.{latest} The numbers are in the table.";
    }

    private Markup Words(ChartPeriod period)
    {
        var words = new Markup();
        if (EndLabels.Sentence(Reading, Labels) is { Length: > 0 } lines)
        {
            words.Add($"""<p class="rooms-chart__lines">{lines}</p>""");
        }

        var count = Reading.Points.Count;
        if (count > ChartSize.Phone.MostPoints)
        {
            words.Add($"""<p class="rooms-chart__shown rooms-note">The newest {ChartSize.Phone.MostPoints} of {count} {PeriodWords.Noun(period, count)}. The table has all {count}.</p>""");
        }

        return words;
    }

    private Markup Notes()
    {
        var notes = ChartNotes.Of(Reading, Labels);
        var list = new Markup();
        foreach (var note in notes)
        {
            list.Add($"<li>{note}</li>");
        }

        return notes.Count == 0 ? list : new Markup().Add($"""<ul class="rooms-chart__notes rooms-note">{list}</ul>""");
    }
}
