using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>What happened along the way, in sentences: <c>&lt;rooms-chart-marks marks="@marks" /&gt;</c>. Same letters as the chart's lane.</summary>
[HtmlTargetElement("rooms-chart-marks", Attributes = "marks")]
public sealed class ChartMarksTagHelper : TagHelper
{
    /// <summary>The same marks as the chart's.</summary>
    public IEnumerable<ChartMark> Marks { get; set; } = [];

    /// <summary>The period of the chart; it decides how dates are written.</summary>
    public ChartPeriod Period { get; set; } = ChartPeriod.Month;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var list = new Markup();
        foreach (var mark in ChartMark.Lettered(Marks))
        {
            var link = mark.LinkText is null ? new() : new Markup().Add($"""<a href="{mark.Href}">{mark.LinkText}</a>""");
            var name = mark.Kind == ChartMarkKind.Test ? "Test" : "Mark " + mark.Letter;
            list.Add($"""<li>{Drawing.Framed(mark.Draw(), "-12 -12 24 24", 26, 26, name)}<p><strong>{(Period == ChartPeriod.Week ? "Week of " : "")}{PeriodWords.Long(mark.Date, Period)}.</strong> {link}{mark.Text}</p></li>""");
        }

        output.Content.SetHtmlContent(new Markup().Add($"""<ul class="rooms-marks">{list}</ul>"""));
    }
}
