using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ThisWeek;

/// <summary>Why a number was not counted, and what that makes of the period.</summary>
internal sealed record GapReason(string Key, string Words, PointState State)
{
    public static IReadOnlyList<GapReason> All { get; } =
    [
        new("busy", "Too busy", PointState.NotCollected),
        new("away", "The person who counts was away", PointState.NotCollected),
        new("unsure", "We could not tell", PointState.NotCollected),
        new("closed", "The ward was closed", PointState.WardClosed),
        new("not-here", "It does not apply here", PointState.NotApplicable),
    ];

    public static GapReason? Find(string? key) => All.FirstOrDefault(r => r.Key == key);
}
