using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components.Tests.Charts;
using TwelveRooms.Components.Tests.House;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components.Tests.Preview;

/// <summary>What the preview pages show; the types that they use are public so that Razor can see them.</summary>
public abstract class PreviewModel : PageModel
{
    public IReadOnlyList<HouseRoom> Rooms { get; } = TwelveRoomsOfHawthorn.All;

    public ChartReading Practice { get; } = Readings.RestrictivePractice();

    public ChartReading Few { get; } = Readings.Few();

    public ChartReading Gaps { get; } = Readings.AllGaps();

    public ChartReading FiveHundred { get; } = Readings.Of(Enumerable.Range(0, 500).Select(i => (double?)(50 + (10 * Math.Sin(i * 1.7)) + (i % 11))), 55, 38, 72, looks: i => i > 480 ? PointLook.Concern : i is > 200 and < 212 ? PointLook.ChangedUp : null);

    public ChartReading Negative { get; } = Readings.Of([-3, 2, -1, 4, -6, 1, 0, 3, -2, 5, -4, 2, 1, -1], 0.1, -9.4, 9.6);

    public ChartReading Flat { get; } = Readings.Of(Enumerable.Repeat((double?)5, 20), 5, 5, 5, MeasureKind.Count);

    public ChartReading One { get; } = Readings.Of([7.5], 7.5, 7.5, 7.5);

    public ChartReading Hidden { get; } = Readings.Of([new(Readings.Start, 0, PointState.Reported, 3, 4)], new(MeasureKind.Rate, 1000, Sensitivity.AboutPeople), _ => null, [], new(), VariationIcon.CannotBeShown, tier: Tier.Published);

    public ChartLabels Labels { get; } = Readings.Labels with { Summary = "There has been less restrictive practice since March 2026." };

    public ChartLabels Plain { get; } = new() { Title = "A measure", Value = "Value" };

    public IReadOnlyList<ChartMark> Marks { get; } = Readings.Marks;

    public IReadOnlyList<ThreadStep> Thread { get; } =
    [
        new("commitment", "6 Avoiding harm", "/rooms/6"), new("idea", "Soft words at handover", "/ideas/1"), new("test", "Cycle 3, ready to study", "/tests/3"),
        new("measure", "Restrictive practice", IsCurrent: true), new("people said", "“They talk first now”", "/said"), new("board", "November pack", "/board"),
    ];

    public static RoomsPage Page(string title, params RoomsLink[] breadcrumbs) => new()
    {
        Title = title,
        NavItems = [new("Hawthorn Ward", "/ward", IsCurrent: true), new("Our organisation", "/org"), new("Ideas and stories", "/ideas"), new("Help", "/help")],
        Breadcrumbs = breadcrumbs,
        SignedInAs = "Sam, ward manager",
        AccountLinks = [new("My roles", "/me")],
        SignOutAction = "/sign-out",
        IsDemo = true,
    };
}

public sealed class MeasurePageModel : PreviewModel;

public sealed class HousePageModel : PreviewModel;

public sealed class WardPageModel : PreviewModel;

public sealed class ChartsPageModel : PreviewModel;

public sealed class FormPageModel : PreviewModel
{
    public string? Cancelled { get; set; } = "300";

    public string? Reason { get; set; } = "away";

    public string[] Chosen { get; set; } = ["2"];

    public string? Story { get; set; }

    public string? WardType { get; set; } = "picu";

    public DateParts StartsOn { get; set; } = DateParts.From(new(2026, 11, 9));

    public IReadOnlyList<Choice> Reasons { get; } = [new("busy", "Too busy"), new("away", "The person who counts was away"), new("unknown", "We could not tell"), new("closed", "The ward was closed"), new("na", "It does not apply here")];

    public IReadOnlyList<Choice> WardTypes { get; } = [new("", "All types"), new("acute", "Adult acute"), new("picu", "Psychiatric intensive care")];

    public void OnGet()
    {
        ModelState.AddModelError(nameof(Cancelled), "You wrote 300. Only 41 activities were planned this week.");
        ModelState.SetModelValue("StartsOn.Day", "9", "9");
        ModelState.AddModelError(nameof(StartsOn), "The start must be a Monday.");
    }
}
