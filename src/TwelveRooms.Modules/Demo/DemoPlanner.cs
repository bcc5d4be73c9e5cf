using TwelveRooms.Platform.Content;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Demo;

/// <summary>Reads the shipped files into the plan that all modules make their part from.</summary>
internal static class DemoPlanner
{
    private const int Seed = 12;

    /// <param name="now">The instant at which the demo stands.</param>
    /// <param name="wards">How many wards at most; the wards of the stories come first.</param>
    public static DemoPlan Plan(DateTimeOffset now, int wards)
    {
        var shipped = ShippedContent.Read<StoryFile>("demo-stories.json");
        var organisations = ShippedContent.Read<DemoOrganisations>("demo-organisations.json");
        return new(Seed, now, RoomsClock.DayOf(now), shipped.Months, organisations.Smaller(wards, FirstWards(shipped.Stories)), shipped.Stories);
    }

    /// <summary>The ward that most people of the demo belong to, then those of the stories, in their order.</summary>
    private static List<string> FirstWards(IReadOnlyList<DemoStory> stories) =>
    [
        .. stories.SelectMany(s => s.Planted)
            .Select(p => p.TryGetProperty("wardCode", out var code) ? code.GetString()! : "")
            .Prepend("ZX1-W01").Where(c => c.Length > 0).Distinct(),
    ];

    private sealed record StoryFile(int Months, IReadOnlyList<DemoStory> Stories);
}
