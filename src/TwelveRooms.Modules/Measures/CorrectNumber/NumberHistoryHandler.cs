using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Measures.ThisWeek;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.CorrectNumber;

/// <summary>One period's number with all that it was before.</summary>
internal sealed record NumberHistoryQuery(Guid Unit, Guid Measure, DateOnly? Day);

/// <summary>What somebody needs to put in or correct an older number.</summary>
/// <param name="Unit">Where.</param>
/// <param name="Measure">What.</param>
/// <param name="Period">First day of the period.</param>
/// <param name="Periods">The periods to choose from, newest first.</param>
/// <param name="Revisions">All that was ever put in for the period, oldest first.</param>
internal sealed record NumberHistory(UnitRow Unit, Measure Measure, DateOnly Period, IReadOnlyList<DateOnly> Periods, IReadOnlyList<StoredNumber> Revisions)
{
    /// <summary>Whether this reader may put in another number for the period.</summary>
    public bool MayCorrect { get; init; }

    /// <summary>Who locked its month; null while it is open.</summary>
    public MonthLock? Lock { get; init; }

    public StoredNumber? Current => Revisions.Count > 0 ? Revisions[^1] : null;
}

/// <summary>Reads a period's revisions for somebody who may correct them; for nobody else is it there.</summary>
internal sealed class NumberHistoryHandler(Db db, UnitDirectory units, MeasureDirectory measures, RoomsClock clock)
{
    private const int MostPeriods = 200;

    /// <summary>So many can be chosen before the first number, or when there is none.</summary>
    private const int Earlier = 13;

    public async Task<Outcome<NumberHistory>> HandleAsync(NumberHistoryQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(query.Unit, viewer, cancel) is not { } unit
            || await measures.FindAsync(query.Measure.ToString(), viewer, cancel) is not { } measure
            || (measure.OwnerUnit != 0 && measure.OwnerUnit != unit.Number))
        {
            return Refusal.NotFound;
        }

        var standing = await db.StandingAsync(viewer, unit.Number, cancel);
        if (!standing.May(Rights.RecordNumbers) || standing.Tier == Tier.Published || viewer.IsDevice)
        {
            return Refusal.NotFound;
        }

        var series = await db.For<Series>(viewer).SingleOrDefaultAsync(s => s.Unit == unit.Number && s.Measure == measure.Number, cancel);
        if (series is null && !measure.WardEntered)
        {
            return Refusal.NotFound;
        }

        var period = measure.Cadence.StartOf(query.Day ?? measure.Cadence.LastWhole(clock.Today));
        var revisions = series is null
            ? []
            : await db.For<Point>(viewer).Where(p => p.Partition == series.Partition && p.Series == series.Number && p.Period == period && p.Part == 0)
                .OrderBy(p => p.Revision).ToListAsync(cancel);
        var number = series?.Number;
        var recalls = standing.Tier == Tier.Own || number is null ? [] : await db.For<Recall>(viewer).Where(r => r.Series == number).ToListAsync(cancel);
        var isWithdrawn = Recall.Of(recalls, period, null) is not null;
        var first = series is null
            ? null
            : await db.For<Point>(viewer).Where(p => p.Partition == series.Partition && p.Series == series.Number).MinAsync(p => (DateOnly?)p.Period, cancel);
        var locked = (await MonthLocks.OfAsync(db.For<MonthLock>(viewer), [unit.Number], cancel)).Of(unit.Number, measure.Cadence, period);
        return new NumberHistory(unit, measure, period, Periods(measure, unit, period, first), [.. revisions.Select(p => StoredNumber.From(isWithdrawn ? p.Recalled("withdrawn outside the ward") : p, measure, standing.Tier))])
        {
            Lock = locked,
            MayCorrect = locked is null && (revisions.Count == 0 || CorrectionRule.May(standing, revisions[^1], clock.Today)),
        };
    }

    /// <summary>From the newest back to a year or so before the first number; an older one is put in by file.</summary>
    private List<DateOnly> Periods(Measure measure, UnitRow unit, DateOnly chosen, DateOnly? first)
    {
        var (periods, before) = (new List<DateOnly>(), 0);
        var newest = measure.Cadence.NewestOver(clock.Today);
        for (var start = newest; periods.Count < MostPeriods && before < Earlier && !(unit.OpenedOn > measure.Cadence.LastDay(start)); start = measure.Cadence.StartOf(start.AddDays(-1)))
        {
            periods.Add(start);
            before += first is { } oldest && start >= oldest ? 0 : 1;
        }

        if (!periods.Contains(chosen))
        {
            periods.Add(chosen);
        }

        return periods;
    }
}
