using System.Globalization;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Statistics;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Measures;

/// <summary>The ways in which Measures says no.</summary>
internal static class MeasureRefusals
{
    /// <summary>Not there, and not this writer's, are one answer.</summary>
    public static Refusal NoSuchUnit(string named) => Refusal.NotFound with
    {
        Message = $"We cannot find a ward or organisation “{Short(named)}” that you may write for. Check its code.",
        Field = "Unit",
    };

    public static Refusal NoSuchMeasure(string named) => Refusal.NotFound with
    {
        Message = $"There is no measure “{Short(named)}” here. The library lists the codes.",
        Field = "Measure",
    };

    public static Refusal NotAPeriod(string text) =>
        Refusal.Invalid("period-not-a-date", $"“{Short(text)}” is not a day. Use the form 2026-03-31.", "Period");

    /// <summary>For what somebody types in a box of a page.</summary>
    public static Refusal NotADay(string text, string field) =>
        Refusal.Invalid("not-a-day", text.Length == 0 ? "Say which time it is about: any day in it, such as 31/3/2026." : $"“{Short(text)}” is not a day. Write it as 31/3/2026.", field);

    public static Refusal InTheFuture(Measure measure, DateOnly period) => Refusal.Invalid(
        "period-in-the-future", $"{Upper(measure.Cadence.Spoken(period))} has not begun yet. Choose a {measure.Cadence.Words().One} that has.", "Period");

    public static Refusal NotOver(Measure measure, DateOnly period) => Refusal.Invalid(
        "period-not-over",
        $"{Upper(measure.Cadence.Spoken(period))} is not over yet, and half a {measure.Cadence.Words().One} would look like a fall. It can be put in when its last day, {Day(measure.Cadence.LastDay(period))}, is done.",
        "Period");

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
        $"You wrote {Number(numerator)} for “{measure.NumeratorWords}” and 0 for “{measure.DenominatorWords}”. One of the two cannot be right: check both.", "Denominator");

    public static Refusal MoreThanItsBeds(Measure measure, string ward, int beds, DateOnly period, int most, double denominator) => Refusal.Invalid(
        "more-than-its-beds",
        $"You wrote {Number(denominator)} bed days. {ward} has {Number(beds)} beds, so {measure.Cadence.Spoken(period)} has about {Number(most)} at most. Check the number, or the beds of the ward.", "Denominator");

    public static Refusal PartAboveWhole(Measure measure, double numerator, double denominator) => Refusal.Invalid(
        "part-above-whole", $"You wrote {Number(numerator)}. There were only {Number(denominator)} {measure.DenominatorWords}. Check both numbers.", "Numerator");

    public const string ZeroNotConfirmedCode = "zero-not-confirmed";

    public static Refusal ZeroNotConfirmed(Measure measure, bool isTyped) => Refusal.Invalid(
        ZeroNotConfirmedCode,
        isTyped
            ? $"{measure.Name}: did someone look? Say that we looked and there were none, or that we did not count."
            : $"{measure.Name} is 0: did someone look? Send it as confirmed_zero when somebody did, as not_collected when nobody counted.",
        "Numerator");

    public static Refusal EarlierDayInside { get; } = Refusal.Invalid(
        "earlier-day-inside", "Earlier days are shown inside the organisation only. Leave the day out to see the chart as it is now.", "on");

    public static Refusal NoneButANumber(double number) => Refusal.Invalid(
        "none-but-a-number", $"You say that there were none, and the number is {Number(number)}. If it is the number, say that we have one (reported); if there were none, empty the box, or write 0.", "Numerator");

    public static Refusal NumberInAGap(PointState state, string number) => Refusal.Invalid(
        "number-in-a-gap", $"It says {StateWords.Of(state)}, and a number came with it: {(number.Length > 30 ? number[..30] + "…" : number)}. Leave the number out, or send it as reported.", "Numerator");

    public static Refusal ReasonMissing { get; } = Refusal.Invalid(
        "reason-missing", "Say why it was not counted. A gap is fine; the reason helps later.", "Reason");

    public static Refusal NotASignature(string text) => Refusal.Invalid(
        "not-a-signature",
        $"“{(text.Length > 24 ? text[..24] + "…" : text)}” is not initials or a role. Write initials, at most 4 capital letters, such as “SO”, or a role, such as “nurse in charge”. No names.",
        "Initials");

    public static Refusal AlreadyRecorded(Measure measure, Point stored, int? replaces) => Refusal.Conflict(
        "measure-already-recorded",
        $"{Upper(measure.Cadence.Spoken(stored.Period))} already has a number: {Said(stored)}, put in by {By(stored)} on {Day(RoomsClock.DayOf(stored.At))}. "
        + (replaces is { } seen ? $"That is revision {stored.Revision}; yours would correct revision {seen}. " : "")
        + "Look at it, then correct it if yours is right.", "Numerator");

    /// <summary>For a device, which is told that there is a number and not which one.</summary>
    public static Refusal AlreadyInHere(Measure measure, DateOnly period) => Refusal.Conflict(
        "measure-already-recorded", $"Somebody else has already put in {measure.Cadence.Spoken(period)}. Nothing of theirs was changed.", "Numerator");

    public static Refusal NotDueHere { get; } = Refusal.Invalid(
        "not-due-here", "This device puts in what is due now. Ask the ward manager to correct an older number.", "Period");

    public static Refusal NotTheirsToCorrect(Measure measure, Point stored) => Refusal.Invalid(
        "correction-not-yours",
        $"{Upper(measure.Cadence.Spoken(stored.Period))} was put in by {By(stored)} on {Day(RoomsClock.DayOf(stored.At))}. The ward manager or a data champion can correct it.", "Numerator");

    public static Refusal CorrectionNeedsReason { get; } = Refusal.Invalid(
        "correction-reason-missing", "Say why the number changes. The old one stays in the history.", "Reason");

    /// <summary>What is wrong with a line of a file that says something else than what is stored.</summary>
    public static string ChangeNeedsReason(UnexplainedChange change)
    {
        if (change.Known is not { } known)
        {
            return EarlierThanAll(change.Measure, change.Period, change.First).Message;
        }

        var period = Upper(change.Measure.Cadence.Spoken(change.Period));
        return change.IsWithin
            ? $"An earlier line says {Said(known)} for the same ward, measure and {change.Measure.Cadence.Words().One}. Keep the one that is right."
            : $"{period} already has another number: {Said(known)}, put in by {By(known)} on {Day(RoomsClock.DayOf(known.At))}. "
                + "Give the reason for the change on this line, or one for the whole file; or take the line out.";
    }

    public const string MonthLockedCode = "month-locked";

    public static Refusal MonthLocked(MonthLock locked) => Refusal.Conflict(
        MonthLockedCode, $"{locked.Words} Its numbers stand as they are. {locked.Remedy}");

    public static Refusal PublishedOnly(Measure measure) => Refusal.Invalid(
        "published-only", $"{measure.Name} is published by a national body. It comes in from the publisher’s own file, as published figures, and is not typed.", "Measure");

    public static Refusal AddedUp(Measure measure, string place) => Refusal.Invalid(
        "added-up", $"{measure.Name} of {place} is added up from its wards. Put the number in for a ward.", "Unit");

    public static Refusal ReasonTooLong(int length, int longest) => Refusal.Invalid(
        "reason-too-long", $"The reason has {Number(length)} characters. Use up to {longest}.", "Reason");

    public static Refusal EarlierThanAll(Measure measure, DateOnly period, DateOnly first) => Refusal.Invalid(
        "earlier-than-all",
        $"{Upper(measure.Cadence.Spoken(period))} is before the first number here, {measure.Cadence.Spoken(first)}, and the limits may rest on what came first. Say why it is added now.", "Reason");

    public static Refusal DerivedOnly(Measure measure) => Refusal.Invalid(
        "derived-only", $"{measure.Name} is worked out from dates; it is not typed.", "Measure");

    public static Refusal NotAFormat(string format) => Refusal.Invalid(
        "not-a-format", $"“{Short(format)}” is not a format. Use csv, xlsx or json.", "Format");

    public static Refusal TooManyForAWorkbook(int most) => Refusal.Invalid(
        "too-many-for-a-workbook", $"There are more than {Number(most)} rows, and a sheet of a workbook holds no more. Take them as CSV, or site by site.", "Format");

    private static string By(Point stored) => ThisWeek.StoredNumber.Signed(stored.Initials, stored.By);

    private static string Said(Point point) => point.State == Statistics.PointState.Recalled ? "one that is withdrawn outside the ward"
        : point.Numerator is not { } n ? "not counted"
        : point.Denominator is { } d ? $"{Number(n)} of {Number(d)}" : Number(n);

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
