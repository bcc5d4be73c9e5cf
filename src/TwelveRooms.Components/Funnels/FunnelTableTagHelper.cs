using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components;

/// <summary>The funnel's twin in numbers and words, in the caller's order: <c>&lt;rooms-funnel-table funnel="@funnel" labels="@labels" /&gt;</c>. It cannot be sorted.</summary>
[HtmlTargetElement("rooms-funnel-table", Attributes = "funnel,labels")]
public sealed class FunnelTableTagHelper : TagHelper
{
    /// <summary>The funnel as it was made for this reader.</summary>
    public ReleasedFunnel Funnel { get; set; } = null!;

    /// <summary>Its words.</summary>
    public FunnelLabels Labels { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw());
    }

    internal Markup Draw()
    {
        var body = new Markup();
        foreach (var point in Funnel.Points)
        {
            var isHidden = point.Ratio.IsHidden;
            body.Add($"""<tr role="row"><th scope="row" role="rowheader">{point.Unit.Name ?? $"A {Labels.One} not named here"}</th>""")
                .Add(Cell(isHidden ? "hidden" : Number(point.Unit.Numerator)))
                .Add(Cell(isHidden ? "hidden" : Number(point.Unit.Denominator)))
                .Add(Cell(isHidden ? "hidden" : point.Ratio.IsShown ? Value(point.Ratio.Value) : "–"))
                .Add(Cell(point.Lower.IsShown && point.Upper.IsShown ? $"{FunnelWords.Text(point.Lower.Value, Labels)} to {FunnelWords.Text(point.Upper.Value, Labels)}" : "–"))
                .Add($"""<td role="cell">{FunnelWords.Place(point)}</td></tr>""");
        }

        return new Markup().Add(
            $"""
            <table class="rooms-table rooms-table--spc rooms-table--funnel" role="table"><caption class="nhsuk-u-visually-hidden">{Labels.Title}. The numbers, in the order of the list</caption><thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">{char.ToUpperInvariant(Labels.One[0]) + Labels.One[1..]}</th>{Head(Labels.Numerator)}{Head(Labels.Denominator)}{Head(Labels.Value)}{Head("Between the inner lines")}<th scope="col" role="columnheader">Where it lies</th></tr></thead><tbody role="rowgroup">{body}</tbody></table>
            """);
    }

    private static Markup Head(string words) => new Markup().Add($"""<th scope="col" role="columnheader" class="rooms-number">{words}</th>""");

    private static Markup Cell(string words) => new Markup().Add($"""<td role="cell" class="rooms-number">{words}</td>""");

    private static string Number(Released value) => value.IsShown ? value.ToText() : "–";

    private string Value(double value) =>
        Math.Round(value, Labels.Decimals, MidpointRounding.AwayFromZero).ToString("N" + Labels.Decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + Labels.Unit;
}
