using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;

namespace TwelveRooms.Measures.AskMeasure;

/// <summary>The ways in which asking a ward for something is refused.</summary>
internal static class AskRefusals
{
    public static Refusal ComesFromElsewhere(Measure measure) => Refusal.Invalid(
        "not-asked-of-wards", $"{measure.Name} is not typed by wards: it comes from your organisation’s systems or a survey.");

    public static Refusal AlreadyAsked(Measure measure, string ward) => Refusal.Conflict(
        "already-asked", $"{ward} is asked for “{measure.Name}” already.");

    public static Refusal NotAsked(Measure measure, string ward) => Refusal.Conflict(
        "not-asked", $"{ward} is not asked for “{measure.Name}” any more.");

    public static Refusal WhyMissing { get; } = Refusal.Invalid(
        "end-reason-missing", "Say why it stops. The numbers so far are kept, and so is the reason.", "Reason");
}
