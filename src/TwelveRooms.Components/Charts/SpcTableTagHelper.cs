using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>The chart's twin in numbers and words, newest first: <c>&lt;rooms-spc-table reading="@reading" labels="@labels" rows="8" /&gt;</c>.</summary>
[HtmlTargetElement("rooms-spc-table", Attributes = "reading,labels")]
public sealed class SpcTableTagHelper : TagHelper
{
    /// <summary>The chart as it was read for this reader.</summary>
    public ChartReading Reading { get; set; } = null!;

    /// <summary>Its words.</summary>
    public ChartLabels Labels { get; set; } = null!;

    /// <summary>How many of the newest periods stand open; the rest fold into "All 36 months". Null shows all.</summary>
    public int? Rows { get; set; }

    /// <summary>Whether each row says the lines at its point: always where they move, or when a page asks for it.</summary>
    public bool Lines { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw());
    }

    internal Markup Draw()
    {
        if (Reading.Series.CannotBeShown || Reading.Points.Count == 0)
        {
            return new();
        }

        var count = Reading.Points.Count;
        var open = Math.Min(Rows ?? count, count);
        var period = Labels.Period ?? PeriodWords.Of(Reading.Points);
        var words = new PointWords(Reading, Labels);
        var table = Table(period, words, count - open, count, "The numbers, newest first");
        return open == count
            ? table
            : table.Add(DetailsTagHelper.Draw(
                $"The {count - open} earlier {PeriodWords.Noun(period, count - open)}",
                Table(period, words, 0, count - open, "Earlier numbers, newest first"),
                extra: "rooms-earlier"));
    }

    // The roles repeat what the tags say, because on a phone each row is laid out on two lines and browsers then forget it.
    private Markup Table(ChartPeriod period, PointWords words, int from, int to, string caption)
    {
        var body = new Markup();
        for (var i = to - 1; i >= from; i--)
        {
            body.Add(Row(i, period, words));
        }

        return new Markup().Add(
            $"""
            <table class="rooms-table rooms-table--spc" role="table"><caption class="nhsuk-u-visually-hidden">{Labels.Title}. {caption}</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{PeriodWords.Heading(period)}</th>{Head(Labels.Numerator)}{Head(Labels.Denominator)}{Head(Labels.Value)}{Head(ShowsLines ? CentreHead : null)}{(ShowsLines ? new Markup().Add($"""<th scope="col" role="columnheader" class="rooms-number rooms-range">Range to expect</th>""") : new())}<th scope="col" role="columnheader">What it means</th></tr></thead><tbody role="rowgroup">{body}</tbody></table>
            """);
    }

    private static Markup Head(string? words) =>
        words is null ? new() : new Markup().Add($"""<th scope="col" role="columnheader" class="rooms-number">{words}</th>""");

    private Markup Row(int index, ChartPeriod period, PointWords words)
    {
        var point = Reading.Points[index].Point;
        var row = new Markup().Add($"""<tr role="row"><th scope="row" role="rowheader">{PeriodWords.Brief(point, period)}</th>""");
        if (Labels.Numerator is not null)
        {
            row.Add(Cell(Part(point, point.Numerator)));
        }

        if (Labels.Denominator is not null)
        {
            row.Add(Cell(Part(point, point.Denominator)));
        }

        row.Add(Cell(Value(point)));
        if (ShowsLines)
        {
            row.Add(Cell(Line(index, (s, at) => at.Centre, s => s.Centre.OrNull()))).Add($"""<td role="cell" class="rooms-number rooms-range"><span class="rooms-phone-only">Range to expect </span>{Range(index)}</td>""");
        }

        return row.Add($"""<td role="cell">{words.Meaning(index)}{(Labels.Locked.Contains(point.Start) ? " (locked)" : "")}</td></tr>""");
    }

    private bool ShowsLines => Lines || Reading.Moves();

    private string CentreHead => Reading.CentreName() is var name ? char.ToUpperInvariant(name[0]) + name[1..] : "";

    private string Line(int index, Func<LimitSegment, PointLines, Released> moving, Func<LimitSegment, double?> level)
    {
        var segment = Reading.SegmentAt(index);
        var value = segment is null || !segment.HasLines(Reading) ? null : Reading.Moves() ? moving(segment, Reading.Lines[index]).OrNull() : level(segment);
        return value is { } at ? EndLabels.Text(at, Labels) : "–";
    }

    private string Range(int index)
    {
        var lower = Line(index, (_, at) => at.Lower, s => s.HasLimits ? ChartScale.LowerOf(s, Reading) : null);
        var upper = Line(index, (_, at) => at.Upper, s => s.HasLimits ? ChartScale.UpperOf(s, Reading) : null);
        return upper == "–" ? upper : $"{lower} to {upper}";
    }

    private static Markup Cell(string words) => new Markup().Add($"""<td role="cell" class="rooms-number">{words}</td>""");

    private string Part(ReleasedPoint point, Released part) =>
        part.IsHidden || point.Value.IsHidden ? "hidden" : part.IsShown ? part.ToText(Labels.Decimals) : "–";

    private string Value(ReleasedPoint point) =>
        point.Value.IsHidden ? "hidden" : point.Value.IsShown ? Aligned(point.Value.Value) + Labels.Unit : "–";

    // In a column every value has the same decimals, so that figures stand under each other: none where all are whole.
    private string Aligned(double value) =>
        Math.Round(value, Decimals, MidpointRounding.AwayFromZero).ToString("N" + Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private int? _decimals;

    private int Decimals => _decimals ??= (Reading.Kind != ChartKind.TimeBetween && Reading.Series.Shape.Kind is MeasureKind.Count or MeasureKind.DaysBetween)
        || (Reading.Series.Shape.Kind == MeasureKind.Continuous && Reading.Points.All(p => !p.Point.Value.IsShown || p.Point.Value.Value % 1 == 0)) ? 0 : Labels.Decimals;
}
