using Microsoft.AspNetCore.Html;

namespace TwelveRooms.Components;

/// <summary>The House page: words are HTML, and the building stands behind and around them.</summary>
internal static class FullHouse
{
    private static readonly HtmlString Gable = new(
        """<svg class="rooms-svg rooms-house__gable" viewBox="0 0 1088 292" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path d="M0 292 92 36Q104 0 140 0H948Q984 0 996 36L1088 292Z" fill="#3b5573"/><path d="M36 292 122 21H966L1052 292Z" fill="#f3efe6" stroke="#14325a" stroke-width="2"/></svg>""");

    private static readonly HtmlString Chimney = new(
        """<svg class="rooms-svg rooms-house__chimney" viewBox="0 0 68 46" aria-hidden="true" focusable="false"><path d="M8 8H60V46H8Z" fill="#3b5573"/><path d="M0 0H68V11H0Z" fill="#14325a"/></svg>""");

    private static readonly HtmlString Garden = new(
        """<svg class="rooms-svg rooms-house__garden rooms-house__garden--left" viewBox="0 0 76 200" aria-hidden="true" focusable="false" fill="none" stroke="#14325a" stroke-width="1.8" stroke-linecap="round"><path d="M38 200V130"/><ellipse cx="38" cy="72" rx="33" ry="66" fill="#d3e2f0"/><path d="M38 160V50M38 98l-12-12M38 84l12-12"/><path d="M2 199c-3-14 8-18 12-8 4-8 14-4 11 8" fill="#fff"/></svg><svg class="rooms-svg rooms-house__garden rooms-house__garden--right" viewBox="0 0 76 60" aria-hidden="true" focusable="false" fill="#d3e2f0" stroke="#14325a" stroke-width="1.8"><path d="M10 8V60M66 8V60M14 40V60M62 40V60" fill="none"/><path d="M4 10H72V17H4ZM4 22H72V29H4ZM0 34H76V41H0Z"/></svg>""");

    public static Markup Draw(IReadOnlyList<HouseRoom> rooms)
    {
        var tells = HouseTells.Of(rooms);
        var floors = new Markup();
        for (var i = 0; i < HouseFloor.All.Count; i++)
        {
            var floor = HouseFloor.All[i];
            var list = new Markup();
            foreach (var number in floor.Rooms)
            {
                if (rooms.FirstOrDefault(r => r.Number == number) is { } room)
                {
                    list.Add(Room(room, tells));
                }
            }

            var gable = i == 0 ? Gable : HtmlString.Empty;
            floors.Add(
                $"""
                <section class="rooms-house__floor{(i == 0 ? " rooms-house__floor--roof" : "")}">{gable}<h2><strong>{floor.Name}</strong>: {floor.About}</h2><ul class="rooms-house__rooms rooms-house__rooms--{floor.Rooms.Count}">{list}</ul></section>
                """);
        }

        var lenses = new Markup();
        foreach (var lens in HouseFloor.Lenses)
        {
            lenses.Add($"<li>{lens}</li>");
        }

        return new Markup().Add(
            $"""<div class="rooms-house">{Chimney}{Garden}{Furniture.LowRoof("rooms-house__roof")}{floors}<ul class="rooms-house__lenses" aria-label="Under all rooms">{lenses}</ul></div>""");
    }

    private static Markup Room(HouseRoom room, HouseTells tells)
    {
        var lamp = new Markup().Add($"""<svg class="rooms-svg rooms-room__lamp" viewBox="-27 0 54 58" aria-hidden="true" focusable="false">{Furniture.Lamp(room.Lamp, hasGlow: true)}</svg>""");
        var furniture = new Markup().Add($"""<svg class="rooms-svg rooms-room__furniture" viewBox="0 0 100 77" aria-hidden="true" focusable="false">{Furniture.Of(room.Number)}</svg>""");
        return new Markup().Add(
            $"""
            <li class="rooms-room">{lamp}<h3 class="rooms-room__name"><a href="{room.Href}"><span class="rooms-room__number">{room.Number}</span> {room.Name}</a></h3>{(tells.Voices ? Said(room) : new())}{Ideas(room, tells)}{(tells.Answers ? Answer(room) : new())}<div class="rooms-room__foot">{Measures(room)}{furniture}</div></li>
            """);
    }

    private static Markup Said(HouseRoom room) => new Markup().Add(
        $"""<p class="rooms-room__said"><span>{Furniture.Bubble(isSolid: false)}Patients: <strong>{room.PatientsSaid ?? "not asked yet"}</strong></span><span>{Furniture.Bubble(isSolid: true)}Staff: <strong>{room.StaffSaid ?? "not asked yet"}</strong></span></p>""");

    private static Markup Ideas(HouseRoom room, HouseTells tells)
    {
        if (room.IdeasInWords(tells) is not { } ideas)
        {
            return new();
        }

        var words = room is { IdeasHref: { } href, IdeasBeingTried: > 0 }
            ? new Markup().Add($"""<a href="{href}">{ideas}</a>""")
            : new Markup().Add($"{ideas}");
        return new Markup().Add($"""<p class="rooms-room__ideas">{Furniture.SmallLamp(room.Lamp)}{words}</p>""");
    }

    private static Markup Answer(HouseRoom room) => room.NewestAnswer is null
        ? new Markup().Add($"""<p class="rooms-room__answer rooms-room__quiet">Nothing answered yet</p>""")
        : new Markup().Add($"""<p class="rooms-room__answer">{room.NewestAnswer}</p>""");

    private static Markup Measures(HouseRoom room)
    {
        if (room.Measures.Count == 0)
        {
            return new Markup().Add($"""<p class="rooms-room__quiet">No measure yet</p>""");
        }

        var list = new Markup();
        foreach (var measure in room.Measures.Take(HouseRoom.MostMeasures))
        {
            list.Add($"""<li>{VariationIconTagHelper.Draw(measure.Icon, 24, decorative: true)}<span>{measure.Name}<span class="nhsuk-u-visually-hidden">: {measure.Words}</span></span></li>""");
        }

        if (room.More is { } more)
        {
            list.Add($"""<li><a class="rooms-room__more" href="{room.Href}">{more}<span class="nhsuk-u-visually-hidden"> in {room.Name}</span></a></li>""");
        }

        return new Markup().Add($"<ul>{list}</ul>");
    }
}
