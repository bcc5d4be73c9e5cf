using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>What lamps, bubbles and icons in the House mean: <c>&lt;rooms-house-key /&gt;</c>.</summary>
[HtmlTargetElement("rooms-house-key")]
public sealed class HouseKeyTagHelper : TagHelper
{
    private static readonly (VariationIcon Icon, string Words)[] Icons =
    [
        (VariationIcon.ImprovingHigh, "getting better"),
        (VariationIcon.CommonCause, "no real change"),
        (VariationIcon.ConcernHigh, "concern"),
        (VariationIcon.ChangedHigh, "changed"),
        (VariationIcon.NotEnoughData, "not enough data yet"),
    ];

    /// <summary>Whether the bubbles are in it too.</summary>
    public bool Full { get; set; }

    /// <summary>The rooms that it explains; what none of them shows is not explained.</summary>
    public IReadOnlyList<HouseRoom> Rooms { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var list = new Markup();
        var tells = HouseTells.Of(Rooms);
        if (tells.Ideas)
        {
            Add(list, Furniture.SmallLamp(isLit: true), "a lamp is on where an idea is being tried");
        }

        if (Full && tells.Voices)
        {
            Add(list, Furniture.Bubble(isSolid: false), "what patients said");
            Add(list, Furniture.Bubble(isSolid: true), "what staff said");
        }

        foreach (var (icon, words) in Icons)
        {
            Add(list, VariationIconTagHelper.Draw(icon, 24, decorative: true), words);
        }

        output.Content.SetHtmlContent(new Markup().Add($"""<ul class="rooms-key" aria-label="Key">{list}</ul>"""));
    }

    private static void Add(Markup list, IHtmlContent drawing, string words) => list.Add($"<li>{drawing}{words}</li>");
}
