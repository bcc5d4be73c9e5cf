using System.Globalization;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Measures;

/// <summary>The ways in which Measures says no.</summary>
internal static class MeasureRefusals
{
    public static Refusal NotAPeriod(string text) =>
        Refusal.Invalid("period-not-a-date", $"“{text}” is not a day. Use the form 2026-03-31.", "Period");

    public static Refusal InTheFuture(Measure measure, DateOnly period) => Refusal.Invalid(
        "period-in-the-future", $"{Upper(measure.Cadence.Spoken(period))} has not begun yet. Choose a {measure.Cadence.Words().One} that has.", "Period");

    public static Refusal DayToCome(DateOnly day) => Refusal.Invalid(
        "day-to-come", $"{day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} has not come yet. Choose a day up to today.", ShowChart.EarlierDay.Field);

    public static Refusal BeforeOpening(string ward, DateOnly opened) => Refusal.Invalid(
        "before-opening", $"{ward} opened on {Day(opened)}. Choose a time after that.", "Period");

    public static Refusal AfterClosing(string ward, DateOnly closed) => Refusal.Invalid(
        "after-closing", $"{ward} closed on {Day(closed)}. Its numbers end there; what was put in before can still be corrected.", "Period");

    public static Refusal Ended(Measure measure, DateOnly ended) => Refusal.Invalid(
        "measure-ended", $"{measure.Name} is not asked for here since {Day(ended)}.", "Period");

    public static Refusal DenominatorMissing(Measure measure) => Refusal.Invalid(
        "denominator-missing", $"{measure.Name} also needs {measure.DenominatorWords}. Write that number too.", "Denominator");

    public static Refusal EventsOverNothing(Measure measure, double numerator) => Refusal.Invalid(
        "denominator-zero",
        $"You wrote {Number(numerator)} {measure.NumeratorWords}, but 0 {measure.DenominatorWords}. One of the two cannot be right: check both.", "Denominator");

    public static Refusal PartAboveWhole(Measure measure, double numerator, double denominator) => Refusal.Invalid(
        "part-above-whole", $"You wrote {Number(numerator)}. There were only {Number(denominator)} {measure.DenominatorWords}. Check both numbers.", "Numerator");

    public static Refusal ZeroNotConfirmed(Measure measure) => Refusal.Invalid(
        "zero-not-confirmed",
        $"{measure.Name}: did someone look? Say “we looked: there were none”, or “we did not count”.", "Numerator");

    public static Refusal ReasonMissing { get; } = Refusal.Invalid(
        "reason-missing", "Say why it was not counted. A gap is fine; the reason helps later.", "Reason");

    public static Refusal InitialsTooLong(string text) => Refusal.Invalid(
        "initials-too-long", $"“{(text.Length > 24 ? text[..24] + "…" : text)}” is longer than initials or a role word. Write up to 20 letters, such as “SO” or “nurse”.", "Initials");

    public static Refusal AlreadyRecorded(Measure measure, Point stored) => Refusal.Conflict(
        "measure-already-recorded",
        $"{Upper(measure.Cadence.Spoken(stored.Period))} already has a number: {Said(stored)}, put in by {stored.Initials ?? "someone"} on {Day(RoomsClock.DayOf(stored.At))}. "
        + "Look at it, then correct it if yours is right.", "Numerator");

    /// <summary>For a device, which is told that there is a number and not which one.</summary>
    public static Refusal AlreadyInHere(Measure measure, DateOnly period) => Refusal.Conflict(
        "measure-already-recorded", $"Somebody else has already put in {measure.Cadence.Spoken(period)}. Nothing of theirs was changed.", "Numerator");

    public static Refusal NotDueHere { get; } = Refusal.Invalid(
        "not-due-here", "This device puts in what is due now. Ask the ward manager to correct an older number.", "Period");

    public static Refusal CorrectionNeedsReason { get; } = Refusal.Invalid(
        "correction-reason-missing", "Say why the number changes. The old one stays in the history.", "Reason");

    public static Refusal DerivedOnly(Measure measure) => Refusal.Invalid(
        "derived-only", $"{measure.Name} is worked out from dates; it is not typed.", "Measure");

    private static string Said(Point point) => point.Numerator is not { } n
        ? "not counted"
        : point.Denominator is { } d ? $"{Number(n)} of {Number(d)}" : Number(n);

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
