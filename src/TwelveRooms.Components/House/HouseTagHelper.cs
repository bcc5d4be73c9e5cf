using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>How the House is shown.</summary>
public enum HouseVariant
{
    /// <summary>The drawing; on narrow screens a house of names and furniture, 1 to 12.</summary>
    Compact = 0,

    /// <summary>The House page: all words, in floor order, with the building around them.</summary>
    Full,

    /// <summary>A plain list by number.</summary>
    List,
}

/// <summary>The House: <c>&lt;rooms-house rooms="@rooms" variant="Full" /&gt;</c>.</summary>
[HtmlTargetElement("rooms-house", Attributes = "rooms")]
public sealed class HouseTagHelper : TagHelper
{
    /// <summary>The twelve rooms, in any order.</summary>
    public IReadOnlyList<HouseRoom> Rooms { get; set; } = [];

    /// <summary>How it is shown.</summary>
    public HouseVariant Variant { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Variant switch
        {
            HouseVariant.Full => FullHouse.Draw(Rooms),
            HouseVariant.List => List(),
            _ => new Markup().Add(HouseDrawing.Draw(Rooms)).Add(Cottage()),
        });
    }

    private IEnumerable<HouseRoom> ByNumber => Rooms.OrderBy(r => r.Number);

    private Markup List()
    {
        var list = new Markup();
        var tells = HouseTells.Of(Rooms);
        foreach (var room in ByNumber)
        {
            list.Add($"""<li><a href="{room.Href}">{room.Name}</a>.{room.Sentences(tells)}</li>""");
        }

        return new Markup().Add($"""<ol class="rooms-room-list">{list}</ol>""");
    }

    private Markup Cottage()
    {
        var list = new Markup();
        foreach (var room in ByNumber)
        {
            var ideas = room.IdeasBeingTried == 0
                ? new()
                : new Markup().Add($"""<p class="rooms-cottage__ideas">{Furniture.SmallLamp(isLit: true)} {room.IdeasBeingTried} {(room.IdeasBeingTried == 1 ? "idea" : "ideas")}</p>""");
            var icons = new Markup();
            foreach (var measure in room.Measures.Take(2))
            {
                icons.Add($"""<svg class="rooms-svg" width="24" height="24" viewBox="0 0 40 40" role="img" aria-label="{measure.Name}: {measure.Words}" focusable="false">{Drawing.Of(IconDrawing.Of(measure.Icon))}</svg>""");
            }

            var furniture = new Markup().Add($"""<svg class="rooms-svg rooms-cottage__furniture" viewBox="0 0 100 76" aria-hidden="true" focusable="false">{Furniture.Of(room.Number)}</svg>""");
            list.Add($"""<li><a href="{room.Href}"><span class="rooms-room__number">{room.Number}</span> {room.Name}</a>{ideas}{(room.Measures.Count == 0 ? new() : new Markup().Add($"""<p class="rooms-cottage__icons">{icons}</p>"""))}{furniture}</li>""");
        }

        return new Markup().Add($"""<div class="rooms-cottage">{Furniture.LowRoof("rooms-cottage__roof")}<ol>{list}</ol></div>""");
    }
}
