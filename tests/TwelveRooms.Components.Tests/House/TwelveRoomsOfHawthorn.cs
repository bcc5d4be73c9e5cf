using TwelveRooms.Statistics;

namespace TwelveRooms.Components.Tests.House;

/// <summary>The House of the design pictures.</summary>
internal static class TwelveRoomsOfHawthorn
{
    public static IReadOnlyList<HouseRoom> All { get; } =
    [
        Room(1, "Lived experience", 0, "often", "often", "We did: peer worker now here on Saturdays", (VariationIcon.CommonCause, "Peer support")),
        Room(2, "Safety", 1, "starting", "often", "We did: night lights on the corridor", (VariationIcon.CommonCause, "Felt safe today"), (VariationIcon.NotEnoughData, "Plans made together")),
        Room(3, "Relationships", 1, "often", "often", "We did: named staff photos by each door", (VariationIcon.ImprovingHigh, "Named-staff time")),
        Room(4, "Staff support", 1, "still open", "starting", "We did: reflective hour moved to 2pm", (VariationIcon.CommonCause, "Reflective practice"), (VariationIcon.ConcernHigh, "Staff sickness")),
        Room(5, "Equality", 0, "starting", "often", "We did: hair and skin products in the shop", (VariationIcon.NotEnoughData, "Adjustments made")),
        Room(6, "Avoiding harm", 2, "starting", "starting", "We did: soft words at every handover", (VariationIcon.ImprovingLow, "Restrictive practice"), (VariationIcon.CommonCause, "Seclusion")),
        Room(7, "Needs-led", 0, "often", "often", null) with { NotNow = true },
        Room(8, "Choice", 1, "starting", "often", "We did: you hold your own meeting agenda", (VariationIcon.CommonCause, "Had a say")),
        Room(9, "Environment", 0, "not yet", "starting", "We could not: new windows before June", (VariationIcon.ChangedHigh, "Repairs asked for")),
        Room(10, "Things to do", 1, "often", "often", "We did: music on Sunday afternoons", (VariationIcon.ImprovingHigh, "Something to do"), (VariationIcon.CommonCause, "Cancelled activities")),
        Room(11, "Therapeutic support", 0, "starting", "starting", null, (VariationIcon.CommonCause, "Therapy in week one")),
        Room(12, "Transparency", 0, "often", "often", "We did: this month’s charts by the front door", (VariationIcon.CommonCause, "Days to answer")),
    ];

    private static HouseRoom Room(int number, string name, int ideas, string patients, string staff, string? answer, params (VariationIcon Icon, string Name)[] measures) => new()
    {
        Number = number,
        Name = name,
        Href = $"/rooms/{number}",
        Lamp = ideas > 0,
        IdeasBeingTried = ideas,
        IdeasHref = $"/rooms/{number}/ideas",
        PatientsSaid = patients,
        StaffSaid = staff,
        NewestAnswer = answer,
        Measures = [.. measures.Select(m => new HouseMeasure(m.Icon, m.Name, IconWords.For(m.Icon).Label))],
    };
}
