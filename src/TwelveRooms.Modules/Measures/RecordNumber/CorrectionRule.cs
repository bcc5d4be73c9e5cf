using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ThisWeek;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.RecordNumber;

/// <summary>Who may correct a number. What the ward typed this week is the ward's to change; all else asks for the right to correct.</summary>
internal static class CorrectionRule
{
    public static bool May(Standing standing, Point stored, DateOnly today) =>
        standing.May(Rights.CorrectNumbers)
        || (standing.May(Rights.RecordNumbers) && Viewer.IsTyped(stored.By) && DueRule.MayChangeUntil(RoomsClock.DayOf(stored.At)) >= today);
}
