using Microsoft.AspNetCore.Html;

namespace TwelveRooms.Components;

/// <summary>What stands in the rooms.</summary>
internal static class Furniture
{
    private static readonly string[] Names =
    [
        "lived-experience", "safety", "relationships", "staff-support", "equality", "avoiding-harm",
        "needs-led", "choice", "environment", "things-to-do", "therapeutic-support", "transparency",
    ];

    /// <summary>The furniture of a room, 100 wide, floor at 76.</summary>
    public static IHtmlContent Of(int number) => Drawing.Of($"room-{number:00}-{Names[number - 1]}");

    /// <summary>A lamp that hangs from the origin. The bulb shows that it is lit, so that colour is not alone in saying so.</summary>
    public static Markup Lamp(bool isLit, bool hasGlow) => isLit
        ? new Markup().Add(hasGlow ? new HtmlString("""<path d="M-9 22 -26 58H26L9 22Z" fill="#fff3cf"/>""") : HtmlString.Empty).Add(new HtmlString(
            """<path d="M0 0V12" stroke="#14325a" stroke-width="1.6"/><path class="rooms-lit" d="M-10 22C-9 15-5 12 0 12S9 15 10 22Z" fill="#ffdf8a" stroke="#14325a" stroke-width="1.7" stroke-linejoin="round"/><circle cx="0" cy="24.5" r="3" fill="#ffdf8a" stroke="#14325a" stroke-width="1.4"/>"""))
        : new Markup().Add(new HtmlString(
            """<path d="M0 0V12" stroke="#14325a" stroke-width="1.6"/><path d="M-10 22C-9 15-5 12 0 12S9 15 10 22Z" fill="#fff" stroke="#14325a" stroke-width="1.7" stroke-linejoin="round"/>"""));

    /// <summary>A speech bubble: open for patients, solid for staff.</summary>
    public static Markup Bubble(bool isSolid) => Drawing.Framed(
        new Markup().Add($"""<path d="M2 2H18V12H9L5 16V12H2Z" fill="{(isSolid ? "#14325a" : "#fff")}" stroke="#14325a" stroke-width="1.8" stroke-linejoin="round"/>"""),
        "0 0 20 18", 18, 16, null);

    /// <summary>A small lamp beside words.</summary>
    public static Markup SmallLamp(bool isLit) => Drawing.Framed(new Markup().Add($"""<g transform="translate(12 0)">{Lamp(isLit, hasGlow: false)}</g>"""), "0 0 24 30", 18, 22, null);

    /// <summary>The low roof of the narrow houses.</summary>
    public static IHtmlContent LowRoof(string classes) => new Markup().Add(
        $"""<svg class="rooms-svg {classes}" viewBox="0 0 360 56" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path d="M252 8H280V30H252Z" fill="#3b5573"/><path d="M248 2H284V9H248Z" fill="#14325a"/><path d="M0 56 34 22Q40 14 52 14H308Q320 14 326 22L360 56Z" fill="#3b5573"/></svg>""");
}
