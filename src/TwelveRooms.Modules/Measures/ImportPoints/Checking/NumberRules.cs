using System.Globalization;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>
/// Whether a number can be true of a ward at a time: the rules that a typed number must pass, said for a row of a file. Nought in a
/// file is a number; nobody can be asked whether someone looked.
/// </summary>
/// <param name="today">The day in London.</param>
/// <param name="endedOn">When a measure is no longer asked for on a unit, by their numbers.</param>
internal sealed class NumberRules(DateOnly today, IReadOnlyDictionary<(int Unit, int Measure), DateOnly> endedOn)
{
    private const double Most = 10_000_000;

    /// <summary>More beds than any ward has; where a ward’s own are known, those count.</summary>
    private const int MostBeds = 500;

    public void Check(ref CheckedRow row, UnitRow unit, Measure measure, DateOnly period, List<Remark> remarks)
    {
        if (NotTaken(unit, measure) is { } never)
        {
            remarks.Add(new(ImportCode.MeasureNotTaken, Weight.Reject, "measure", never.Message));
        }

        if (Untimely(unit, measure, period) is { } untimely)
        {
            remarks.Add(untimely);
        }

        if (row.Status.HasNumber() && !remarks.Exists(r => r.Weight == Weight.Reject))
        {
            CheckAmounts(ref row, unit, measure, period, remarks);
        }
    }

    private static Refusal? NotTaken(UnitRow unit, Measure measure) =>
        measure.HowAsked == HowAsked.AlreadyPublished ? MeasureRefusals.PublishedOnly(measure)
        : measure.Kind == MeasureKind.DaysBetween ? MeasureRefusals.DerivedOnly(measure)
        : unit.Kind != UnitKind.Ward && PooledSeries.CanPool(measure) ? MeasureRefusals.AddedUp(measure, unit.Name)
        : null;

    private Remark? Untimely(UnitRow unit, Measure measure, DateOnly period)
    {
        if (period > today)
        {
            return new(ImportCode.PeriodInFuture, Weight.Reject, "period", $"{Iso(period)} has not come yet: {MeasureRefusals.InTheFuture(measure, period).Message}");
        }

        if (period > measure.Cadence.NewestOver(today) && !(unit.ClosedOn <= today))
        {
            return new(ImportCode.PeriodNotOver, Weight.Reject, "period", MeasureRefusals.NotOver(measure, period).Message);
        }

        if (unit.OpenedOn is { } opened && measure.Cadence.LastDay(period) < opened)
        {
            return new(ImportCode.WardNotOpenYet, Weight.Reject, "period", $"{unit.Name} opened on {Iso(opened)}, after {measure.Cadence.Spoken(period)}. Correct the time or the ward.");
        }

        if (unit.ClosedOn is { } closed && period > closed)
        {
            return new(ImportCode.WardClosed, Weight.Reject, "period", $"{unit.Name} closed on {Iso(closed)}, before {measure.Cadence.Spoken(period)}. Correct the time or the ward.");
        }

        return endedOn.TryGetValue((unit.Number, measure.Number), out var ended) && period >= ended
            ? new(ImportCode.MeasureEnded, Weight.Reject, "measure", MeasureRefusals.Ended(measure, ended).Message)
            : null;
    }

    private static void CheckAmounts(ref CheckedRow row, UnitRow unit, Measure measure, DateOnly period, List<Remark> remarks)
    {
        var mayHaveParts = measure.AllowsDecimals || measure.Kind is MeasureKind.Continuous or MeasureKind.Score;
        if (Odd(row.Numerator, "numerator", mayHaveParts) is { } odd)
        {
            remarks.Add(odd);
            return;
        }

        if (!measure.NeedsDenominator)
        {
            return;
        }

        if (double.IsNaN(row.Denominator))
        {
            remarks.Add(new(ImportCode.DenominatorMissing, Weight.Reject, "denominator", MeasureRefusals.DenominatorMissing(measure).Message));
        }
        else if (Odd(row.Denominator, "denominator", measure.AllowsDecimals) is { } oddBelow)
        {
            remarks.Add(oddBelow);
        }
        else if (row.Denominator == 0 && row.Numerator == 0)
        {
            row.Status = ValueStatus.NoRate;
            remarks.Add(new(ImportCode.DenominatorZero, Weight.Warning, "denominator", $"0 of 0 {measure.DenominatorWords}: there is no rate, neither 0 nor anything else. It is kept so."));
        }
        else if (NumberCheck.Misfit(measure, row.Numerator, row.Denominator) is { } misfit)
        {
            remarks.Add(new(row.Denominator == 0 ? ImportCode.DenominatorZeroWithEvents : ImportCode.NumeratorExceedsDenominator, Weight.Reject, misfit.Field?.ToLowerInvariant() ?? "", InAFile(misfit.Message)));
        }
        else if (measure.IsOverBedDays && unit.Kind == UnitKind.Ward)
        {
            CheckBedDays(row, unit, measure, period, remarks);
        }
    }

    private static void CheckBedDays(CheckedRow row, UnitRow unit, Measure measure, DateOnly period, List<Remark> remarks)
    {
        var bedDays = row.Denominator;
        if (row.Numerator > bedDays)
        {
            remarks.Add(new(ImportCode.MoreThanOneEach, Weight.Warning, "denominator", $"{Plain(row.Numerator)} in {Plain(bedDays)} bed days are more than one for each bed and day. It is kept; look whether the two columns changed places."));
        }

        if (NumberCheck.BedDays(measure, unit, period, bedDays) is { } crowded)
        {
            remarks.Add(new(ImportCode.MoreThanItsBeds, Weight.Reject, "denominator", InAFile(crowded.Message)));
        }
        else if (bedDays > MostBeds * (measure.Cadence.LastDay(period).DayNumber - period.DayNumber + 1))
        {
            remarks.Add(new(ImportCode.DenominatorImplausible, Weight.Warning, "denominator", $"{Plain(bedDays)} bed days are more than one ward can have in {measure.Cadence.Spoken(period)}. It is kept; look whether it is the whole organisation’s."));
        }
    }

    private static Remark? Odd(double number, string column, bool mayHaveParts) =>
        number < 0 ? new(ImportCode.CountNegative, Weight.Reject, column, $"{Plain(number)} is less than 0. A count cannot be; correct it, or leave the cell empty where nobody counted.")
        : number > Most ? new(ImportCode.NumberTooLarge, Weight.Reject, column, $"{Plain(number)} is larger than this could be. Look for a digit too many.")
        : !mayHaveParts && number != Math.Floor(number) ? new(ImportCode.CountNotWhole, Weight.Reject, column, $"{Plain(number)} is not a whole number, and this counts whole things. Correct it.")
        : null;

    /// <summary>In a file nobody wrote; the file says.</summary>
    private static string InAFile(string message) => message.Replace("You wrote", "The file says", StringComparison.Ordinal);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Plain(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
