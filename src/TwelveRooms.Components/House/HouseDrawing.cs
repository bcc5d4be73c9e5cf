using Microsoft.AspNetCore.Html;

namespace TwelveRooms.Components;

/// <summary>The compact House: one drawing, each room one link with its whole meaning in its name.</summary>
internal static class HouseDrawing
{
    private static readonly HtmlString Around = new(
        """<path d="M0 634H960" stroke="#14325a" stroke-width="2"/><g fill="none" stroke="#14325a" stroke-width="1.8" stroke-linecap="round"><path d="M28 634V538"/><ellipse cx="28" cy="506" rx="24" ry="44" fill="#d3e2f0"/><path d="M28 538V494M28 520l-9-9M28 510l9-9"/></g><path d="M912 634c-4-22 8-30 18-26 4-10 20-8 20 6 8 2 8 14 6 20Z" fill="#d3e2f0" stroke="#14325a" stroke-width="1.8"/><path d="M704 8h44v50h-44Z" fill="#3b5573"/><path d="M698 4h56v9h-56Z" fill="#14325a"/><path d="M38 184L134 42Q150 22 178 22H782Q810 22 826 42L922 184Z" fill="#3b5573"/><path d="M68 184L150 46H810L892 184Z" fill="#f3efe6" stroke="#14325a" stroke-width="2"/><rect x="60" y="184" width="840" height="414" fill="#f3efe6" stroke="#14325a" stroke-width="3"/>""");

    private static readonly HtmlString Walls = new(
        """<path d="M480 46V184M60 322H900M60 460H900" stroke="#14325a" stroke-width="3"/><path d="M340 184V322M620 184V322M270 322V460M480 322V460M690 322V460M340 460V598M620 460V598" stroke="#14325a" stroke-width="2"/>""");

    public static Markup Draw(IReadOnlyList<HouseRoom> rooms)
    {
        var markup = new Markup().Add(
            $"""<svg class="rooms-svg rooms-house-drawing" viewBox="0 0 960 638" role="group" aria-label="The House: twelve rooms" focusable="false">{Around}""");
        var tells = HouseTells.Of(rooms);
        double[] tops = [46, 184, 322, 460];
        for (var floor = 0; floor < HouseFloor.All.Count; floor++)
        {
            var numbers = HouseFloor.All[floor].Rooms;
            var (left, width) = floor == 0 ? (68.0, 824.0) : (60.0, 840.0);
            for (var i = 0; i < numbers.Count; i++)
            {
                if (rooms.FirstOrDefault(r => r.Number == numbers[i]) is { } room)
                {
                    var x = left + (i * width / numbers.Count);
                    markup.Add(Room(room, tells, x, tops[floor], width / numbers.Count, isUnderRoof: floor == 0));
                }
            }
        }

        return markup.Add(Walls).Add(Foundation()).Add($"</svg>");
    }

    private static Markup Room(HouseRoom room, HouseTells tells, double x, double y, double width, bool isUnderRoof)
    {
        // The roof leans into its two rooms, so their words and furniture stand nearer the middle.
        var isLeft = x < 400;
        var words = x + (isUnderRoof ? isLeft ? 98 : 16 : 14);
        var scale = width < 220 ? 0.92 : 1;
        var furniture = x + width - (isUnderRoof ? isLeft ? 124 : 206 : scale * 114);
        var lamp = x + width - (isUnderRoof ? isLeft ? 40 : 118 : width < 220 ? 27 : 36);
        var icons = new Markup();
        for (var i = 0; i < Math.Min(2, room.Measures.Count); i++)
        {
            icons.Add($"""<svg x="{words + (31 * i)}" y="{y + 100}" width="26" height="26" viewBox="0 0 40 40">{Drawing.Of(IconDrawing.Of(room.Measures[i].Icon))}</svg>""");
        }

        return new Markup().Add(
            $"""
            <a href="{room.Href}" aria-label="{room.InWords(tells)}">{Wall(x, y, width, isUnderRoof, isLeft)}<g transform="translate({lamp} {y}) scale(.92)">{Furniture.Lamp(room.Lamp, hasGlow: true)}</g><g transform="translate({furniture} {y + 138 - (76 * scale)}) scale({scale})">{Furniture.Of(room.Number)}</g><text class="rooms-house-drawing__name" x="{words}" y="{y + 28}" font-size="16.5" font-weight="700" fill="#212b32"><tspan font-weight="400" fill="#4c6272">{room.Number}</tspan> {room.Name}</text>{icons}</a>
            """);
    }

    private static Markup Wall(double x, double y, double width, bool isUnderRoof, bool isLeft) => isUnderRoof
        ? new Markup().Add($"""<path class="rooms-house-drawing__room" d="{(isLeft ? "M68 184 150 46H480V184Z" : "M480 46H810L892 184H480Z")}" fill="#f3efe6"/>""")
        : new Markup().Add($"""<rect class="rooms-house-drawing__room" x="{x}" y="{y}" width="{width}" height="138" fill="#f3efe6"/>""");

    private static Markup Foundation()
    {
        var markup = new Markup().Add(new HtmlString(
            """<path d="M68 184 150 46H810L892 184" fill="none" stroke="#14325a" stroke-width="2"/><rect x="60" y="184" width="840" height="414" fill="none" stroke="#14325a" stroke-width="3"/><rect x="46" y="598" width="868" height="36" fill="#d3e2f0" stroke="#14325a" stroke-width="2"/><path d="M335.3 598V634M624.7 598V634" stroke="#14325a" stroke-width="2"/>"""));
        for (var i = 0; i < HouseFloor.Lenses.Count; i++)
        {
            markup.Add($"""<text x="{46 + (868 * (i + 0.5) / 3)}" y="622" text-anchor="middle" font-size="16" font-weight="700" fill="#14325a">{HouseFloor.Lenses[i]}</text>""");
        }

        return markup;
    }
}
