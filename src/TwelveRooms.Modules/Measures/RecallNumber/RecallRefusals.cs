using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.RecallNumber;

/// <summary>The ways in which a recall is refused.</summary>
internal static class RecallRefusals
{
    private const int LongestText = 400;

    public static Refusal NationalBody { get; } = Refusal.Conflict(
        "published-elsewhere", "A national body has published these figures, and they are out. Ask the publisher; a later file takes their place here.");

    /// <summary>The first day of the period that is meant; null for the whole chart.</summary>
    public static Outcome<DateOnly?> Period(string? text, Measure measure, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Outcome<DateOnly?>.FromT(null);
        }

        return measure.Kind == MeasureKind.DaysBetween
            ? Refusal.Invalid("whole-chart-only", "Each number of this chart rests on the one before it. Withdraw the whole chart.", field)
            : (measure.Cadence >= Cadence.Month ? DayText.TryReadWrittenOrMonth(text, out var day) : DayText.TryReadWritten(text, out day))
            ? Outcome<DateOnly?>.FromT(measure.Cadence.StartOf(day))
            : MeasureRefusals.NotADay(text.Trim(), field);
    }

    public static Refusal? OfText(string? text, string missing, string field) =>
        string.IsNullOrWhiteSpace(text) ? Refusal.Invalid("reason-needed", missing, field)
        : text.Length > LongestText ? Refusal.Invalid("text-too-long", $"Write at most {LongestText} characters; this has {text.Length}.", field)
        : TextGuard.Refuse(text, field);

    public static Refusal NothingThere(Measure measure, DateOnly? period, string field) => Refusal.Conflict(
        "nothing-to-withdraw", period is { } day ? $"{measure.Cadence.SpokenWithYear(day)} has no number, so nothing can be withdrawn." : "No number has come in, so nothing can be withdrawn.", field);

    public static Refusal NotWithdrawn(string field) => Refusal.Conflict("not-withdrawn", "That is not withdrawn, so it cannot be given out again.", field);

    public static Refusal OfASum(string field) => Refusal.Conflict(
        "withdrawn-with-a-ward", "This sum is withdrawn because a number of one of its wards is. It comes back by itself when that number is given out again.", field);
}
