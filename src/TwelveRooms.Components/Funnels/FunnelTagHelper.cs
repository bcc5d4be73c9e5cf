using Microsoft.AspNetCore.Razor.TagHelpers;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components;

/// <summary>
/// Units of one kind side by side by size: <c>&lt;rooms-funnel funnel="@funnel" labels="@labels" id="funnel" /&gt;</c>.
/// Pair it with <c>rooms-funnel-table</c>, which says the same in words.
/// </summary>
[HtmlTargetElement("rooms-funnel", Attributes = "funnel,labels")]
public sealed class FunnelTagHelper : TagHelper
{
    /// <summary>The funnel as it was made for this reader.</summary>
    public ReleasedFunnel Funnel { get; set; } = null!;

    /// <summary>Its words.</summary>
    public FunnelLabels Labels { get; set; } = null!;

    /// <summary>Begins the ids of the drawing; one per page.</summary>
    public string Id { get; set; } = "funnel";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw());
    }

    internal Markup Draw()
    {
        if (Funnel.UnitsWithRatio == 0)
        {
            return new Markup().Add($"""<p class="rooms-chart__hidden" id="{Id}">{FunnelWords.Of(Funnel, Labels)[0]}</p>""");
        }

        var drawings = new Markup();
        foreach (var size in (ReadOnlySpan<ChartSize>)[ChartSize.Desk, ChartSize.Middle, ChartSize.Phone])
        {
            drawings.Add(new FunnelDrawing(new FunnelFrame(Funnel, Labels, size), $"{Id}-{size.Name}").Draw(SummaryOf(Funnel, Labels)));
        }

        var notes = new Markup();
        foreach (var note in FunnelWords.Of(Funnel, Labels))
        {
            notes.Add($"<li>{note}</li>");
        }

        return new Markup().Add(
            $"""<figure class="rooms-chart rooms-funnel" id="{Id}">{drawings}<figcaption><p class="rooms-chart__lines">{Lines()}</p>{ChartKey.List(FunnelKey.Of(Funnel, Labels))}<ul class="rooms-chart__notes rooms-note">{notes}</ul></figcaption></figure>""");
    }

    internal static string SummaryOf(ReleasedFunnel funnel, FunnelLabels labels) =>
        (labels.Summary is { } given ? given + " " : "") + $"Funnel plot of {funnel.UnitsWithRatio} {labels.Many}, {funnel.Stratum}. {FunnelWords.Chance(funnel, labels)} The numbers are in the table.";

    private string Lines()
    {
        var name = FunnelWords.Centre(Funnel, Labels);
        return $"{char.ToUpperInvariant(name[0])}{name[1..]}: {FunnelWords.Text(Funnel.Target.Value, Labels)}.";
    }
}
