using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ShowChart;

/// <summary>A series that a viewer was found to see.</summary>
internal sealed record SeenSeries(UnitRow Unit, Standing Standing, SeriesHistory History)
{
    public Tier Tier => Standing.CanSee ? Standing.Tier : Tier.Published;

    /// <summary>Whether the reader stands outside the organisation.</summary>
    public bool IsOutside => Tier == Tier.Published && !History.Series.IsPublished;
}

/// <summary>Makes charts of series for one reader: the only place where a history becomes what pages, files and answers say.</summary>
internal sealed class ChartMaker(Db db, UnitHistories histories, RoomsClock clock)
{
    /// <summary>The charts of some series, in their order.</summary>
    /// <param name="series">The series.</param>
    /// <param name="asOf">As they stood at the end of this day; null for now.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<ChartView>> MakeAsync(IReadOnlyList<SeenSeries> series, DateOnly? asOf, Viewer viewer, CancellationToken cancel)
    {
        var changed = series.Select(s => s.History.Measure).Where(m => asOf is not null || m.Version != 0).Select(m => m.Number).Distinct().ToList();
        var changes = (changed.Count == 0 ? [] : await db.For<MeasureChange>(viewer).Where(c => changed.Contains(c.Measure)).ToListAsync(cancel)).ToLookup(c => c.Measure);
        var happenings = await histories.OfAsync(series.Select(s => s.Unit).DistinctBy(u => u.Number).ToList(), viewer, cancel);
        var holding = asOf is not null ? [] : series.Where(s => !s.IsOutside && !s.History.Series.IsPublished).Select(s => s.Unit.Number).Distinct().ToList();
        var locks = holding.Count == 0 ? null : await MonthLocks.OfAsync(db.For<MonthLock>(viewer), holding, cancel);
        var loaded = await LoadedAsync([.. series.Where(s => s.History.Series.IsPublished).Select(s => s.History.Measure.Number).Distinct()], viewer, cancel);
        return [.. series.Select(s => Make(s with { History = s.History with { Loaded = loaded[s.History.Measure.Number].ToHashSet() } }, asOf, [.. changes[s.History.Measure.Number]], happenings[s.Unit.Number]) is var chart && locks is not null && holding.Contains(s.Unit.Number) && !s.History.Series.IsPublished
            ? chart with { Locked = LockedIn(chart, locks) }
            : chart)];
    }

    /// <summary>The periods of which some unit has a published number: a file of theirs has been loaded here.</summary>
    private async Task<ILookup<int, DateOnly>> LoadedAsync(IReadOnlyList<int> measures, Viewer viewer, CancellationToken cancel) =>
        (measures.Count == 0
            ? []
            : await (from s in db.For<Series>(viewer)
                     where s.IsPublished && measures.Contains(s.Measure)
                     join p in db.For<Point>(viewer) on s.Number equals p.Series
                     select new { s.Measure, p.Period }).Distinct().ToListAsync(cancel))
        .ToLookup(p => p.Measure, p => p.Period);

    private static HashSet<DateOnly> LockedIn(ChartView chart, MonthLocks locks) =>
        [.. chart.Reading.Points.Select(p => p.Point.Start).Where(period => locks.Of(chart.Unit.Number, chart.Measure.Cadence, period) is not null)];

    /// <summary>
    /// An open series shows its silence up to the newest period that is due, of a unit that closed up to its last day; a published or
    /// ended one stops where it stops.
    /// </summary>
    internal static DateOnly? Until(SeriesHistory history, UnitRow unit, DateOnly today) =>
        history.Series.IsPublished || history.Series.EndedOn is not null ? null
        : history.Measure.Cadence.LastWhole(unit.ClosedOn is { } closed && closed < today ? closed.AddDays(1) : today);

    private ChartView Make(SeenSeries seen, DateOnly? asOf, IReadOnlyList<MeasureChange> changes, IEnumerable<UnitHappening> happenings)
    {
        var (measure, today) = (seen.History.Measure, asOf ?? clock.Today);
        DateTimeOffset? until = asOf is { } day ? RoomsClock.EndOf(day) : null;
        var wording = MeasureWording.At(measure, changes, until);
        var history = (seen.History with { Chart = wording.Chart }).For(seen.Tier);
        var reading = history.Read(seen.Tier, Until(history, seen.Unit, today));
        var (isHidden, isOutside) = (reading.Series.CannotBeShown, seen.IsOutside);
        var words = ChartWords.For(reading, measure.Vocabulary with { Centre = ChartText.CentreOf(reading) });
        IReadOnlyList<Recall> recalls = isHidden ? [] : isOutside ? [.. history.Recalls.Select(r => r.WithoutWords())] : history.Recalls;
        return new(seen.Unit, measure, history.Series, seen.Standing, reading, words with { Shows = ChartText.WithRecalls(words.Shows, recalls, measure, seen.Tier) })
        {
            Recalls = recalls,
            IsOutside = isOutside,
            Decisions = isHidden ? [] : isOutside ? [.. history.Decisions.Where(d => d.Kind != MarkKind.Note).Select(d => d.WithoutWords())] : history.Decisions,
            Happenings = isHidden || reading.Points.Count == 0 ? [] : [.. happenings.Where(h => h.Day >= reading.Points[0].Point.Start && h.Day <= today)],
            Notes = isHidden
                ? new Dictionary<DateOnly, PeriodNote>()
                : history.Points.Where(p => !isOutside || p.By == PooledSeries.Signature).GroupBy(p => p.Period).ToDictionary(g => g.Key, g => NoteOf(g.Last())),
            Exposures = isHidden || isOutside ? new Dictionary<DateOnly, Released>() : history.Points.Where(p => p is { Part: 0, Raw.HasNumber: false, Denominator: not null })
                .ToDictionary(p => p.Period, p => Released.From(p.Denominator, measure.Shape.Sensitivity, seen.Tier)),
            AsOf = asOf,
            Wording = wording,
            OtherChart = changes.Where(c => c.ChartBefore != c.ChartAfter && !(c.At > until)).MaxBy(c => c.At),
            Age = isHidden ? null : AgeOf(history, clock.Today),
        };
    }

    private static PeriodNote NoteOf(Point point) => new(point.Reason, point.Initials, point.At, point.Revision);

    private static string? AgeOf(SeriesHistory history, DateOnly today)
    {
        var newest = history.Points.Where(p => p.Raw.HasNumber).Select(p => (DateOnly?)p.Period).Max();
        if (newest is not { } period)
        {
            return null;
        }

        var days = today.DayNumber - history.Measure.Cadence.LastDay(period).DayNumber;
        return days switch
        {
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(days, 0)} days old"),
            < 730 => string.Create(CultureInfo.InvariantCulture, $"{days / 30.44:0} months old"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{days / 365.25:0.#} years old"),
        };
    }
}
