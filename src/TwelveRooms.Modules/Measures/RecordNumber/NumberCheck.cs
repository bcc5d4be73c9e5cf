using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.RecordNumber;

/// <summary>Every rule that a number must pass, whoever brings it: page, API, importer or CLI.</summary>
internal static class NumberCheck
{
    /// <summary>How many characters a reason has at most, as a note has.</summary>
    public const int LongestReason = 400;

    /// <summary>Checks one number.</summary>
    /// <param name="command">As it came.</param>
    /// <param name="measure">What it is a number of.</param>
    /// <param name="unit">Where.</param>
    /// <param name="endedOn">When the question ended there; null when it is still asked.</param>
    /// <param name="today">The day in London.</param>
    /// <param name="isTyped">Whether somebody types it, who can be asked whether anyone looked. In a file or from a system, nought of what the ward does not count itself is a value.</param>
    public static Outcome<CheckedNumber> Check(RecordNumberCommand command, Measure measure, UnitRow unit, DateOnly? endedOn, DateOnly today, bool isTyped)
    {
        // "2026-03" names a month, and the quarter or year that begins with it; of a week it says nothing.
        var (text, isMonth) = (command.Period.Trim(), command.Period.Trim().Length == 7 && measure.Cadence >= Cadence.Month);
        if (!DayText.TryRead(isMonth ? text + "-01" : text, out var day))
        {
            return MeasureRefusals.NotAPeriod(command.Period);
        }

        if (measure.HowAsked == HowAsked.AlreadyPublished)
        {
            return MeasureRefusals.PublishedOnly(measure);
        }

        if (unit.Kind is not (UnitKind.Ward or UnitKind.Site or UnitKind.Provider) || (unit.Kind != UnitKind.Ward && PooledSeries.CanPool(measure)))
        {
            return MeasureRefusals.AddedUp(measure, unit.Name);
        }

        if (measure.Kind == MeasureKind.DaysBetween)
        {
            return MeasureRefusals.DerivedOnly(measure);
        }

        var period = measure.Cadence.StartOf(day);
        if (CheckTime(measure, unit, endedOn, today, period) is { } untimely)
        {
            return untimely;
        }

        var reason = Trimmed(command.Reason);
        var initials = Trimmed(command.Initials);
        if (reason?.Length > LongestReason)
        {
            return MeasureRefusals.ReasonTooLong(reason.Length, LongestReason);
        }

        if ((TextGuard.Refuse(reason, nameof(command.Reason)) ?? SignatureText.Refuse(initials)) is { } pointing)
        {
            return pointing;
        }

        return command.State switch
        {
            PointState.Reported or PointState.ConfirmedZero => CheckNumbers(command, measure, unit, isTyped, new(period, command.State, null, null, reason, initials)),
            _ when !string.IsNullOrWhiteSpace(command.Numerator) => MeasureRefusals.NumberInAGap(command.State, command.Numerator.Trim()),
            PointState.NotCollected when reason is null => MeasureRefusals.ReasonMissing,
            _ => new CheckedNumber(period, command.State, null, null, reason, initials),
        };
    }

    private static Refusal? CheckTime(Measure measure, UnitRow unit, DateOnly? endedOn, DateOnly today, DateOnly period)
    {
        if (period > today)
        {
            return MeasureRefusals.InTheFuture(measure, period);
        }

        // Half a month beside whole ones would read as a fall. Where a ward closes, its last days are all there will be.
        if (period > measure.Cadence.NewestOver(today) && !(unit.ClosedOn <= today))
        {
            return MeasureRefusals.NotOver(measure, period);
        }

        if (unit.OpenedOn is { } opened && measure.Cadence.LastDay(period) < opened)
        {
            return MeasureRefusals.BeforeOpening(unit.Name, opened);
        }

        if (unit.ClosedOn is { } closed && period > closed)
        {
            return MeasureRefusals.AfterClosing(unit.Name, closed);
        }

        return endedOn is { } ended && period >= ended ? MeasureRefusals.Ended(measure, ended) : null;
    }

    private static Outcome<CheckedNumber> CheckNumbers(RecordNumberCommand command, Measure measure, UnitRow unit, bool isTyped, CheckedNumber said)
    {
        var typed = command.State == PointState.ConfirmedZero && string.IsNullOrWhiteSpace(command.Numerator) ? "0" : command.Numerator;
        var decimals = measure.AllowsDecimals || measure.Kind is MeasureKind.Continuous or MeasureKind.Score;
        var numerator = NumberText.Read(typed, nameof(command.Numerator), measure.NeedsDenominator ? Box(measure.Question) : measure.Name, decimals, measure.NeedsDenominator);
        var denominator = measure.NeedsDenominator ? Denominator(command, measure) : 0;
        if (numerator.IsRefused)
        {
            return denominator.Refusal is { } second ? numerator.Refusal with { Problems = [new(0, second.Field ?? "", second.Message)] } : numerator.Refusal;
        }

        if (numerator.Value != 0 && command.State == PointState.ConfirmedZero)
        {
            return MeasureRefusals.NoneButANumber(numerator.Value);
        }

        if (numerator.Value == 0 && command.State == PointState.Reported && measure.CountsEvents && (isTyped || measure.WardEntered))
        {
            return MeasureRefusals.ZeroNotConfirmed(measure, isTyped);
        }

        if (!measure.NeedsDenominator)
        {
            return said with { Numerator = numerator.Value };
        }

        if (denominator.IsRefused)
        {
            return denominator.Refusal;
        }

        if (BedDays(measure, unit, said.Period, denominator.Value) is { } crowded)
        {
            return crowded;
        }

        if (Misfit(measure, numerator.Value, denominator.Value) is { } misfit)
        {
            return misfit;
        }

        return said with { Numerator = numerator.Value, Denominator = denominator.Value };
    }

    private static Outcome<double> Denominator(RecordNumberCommand command, Measure measure) => string.IsNullOrWhiteSpace(command.Denominator)
        ? MeasureRefusals.DenominatorMissing(measure)
        : NumberText.Read(command.Denominator, nameof(command.Denominator), Box(measure.DenominatorQuestion ?? "How many in all?"), measure.AllowsDecimals, ofTwo: true);

    /// <summary>More bed days than beds and days can give is a slip of a key. Beds lent and borrowed are allowed for.</summary>
    public static Refusal? BedDays(Measure measure, UnitRow unit, DateOnly period, double denominator)
    {
        const double Lent = 1.5;
        if (unit.Beds is not { } beds || !measure.IsOverBedDays)
        {
            return null;
        }

        var most = beds * (measure.Cadence.LastDay(period).DayNumber - period.DayNumber + 1);
        return denominator <= most * Lent ? null : MeasureRefusals.MoreThanItsBeds(measure, unit.Name, beds, period, most, denominator);
    }

    /// <summary>Which of two boxes a message is about: its question, as it stands above it.</summary>
    private static string Box(string question) => $"“{question}”";

    /// <summary>Why a number and what it is set against cannot both be right; null when they can.</summary>
    public static Refusal? Misfit(Measure measure, double numerator, double denominator) =>
        denominator == 0 && numerator > 0 ? MeasureRefusals.EventsOverNothing(measure, numerator)
        : measure.Kind == MeasureKind.Proportion && numerator > denominator ? MeasureRefusals.PartAboveWhole(measure, numerator, denominator)
        : null;

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
