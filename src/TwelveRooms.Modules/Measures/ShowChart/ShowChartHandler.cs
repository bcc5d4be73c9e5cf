using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ShowChart;

/// <summary>A chart that somebody wants to see.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Measure">The measure's id or code.</param>
/// <param name="AsOf">As it stood at the end of this day; null for now.</param>
internal sealed record ShowChartQuery(string Unit, string Measure, DateOnly? AsOf = null);

/// <summary>Everything that a chart's page, file or API answer says; made once, for one reader.</summary>
internal sealed record ChartView(UnitRow Unit, Measure Measure, Series Series, Standing Standing, ChartReading Reading, ChartWords Words)
{
    public required IReadOnlyList<ChartDecision> Decisions { get; init; }

    /// <summary>What was written beside each period; nothing for a reader who may not see the chart.</summary>
    public required IReadOnlyDictionary<DateOnly, PeriodNote> Notes { get; init; }

    /// <summary>Whether the reader stands outside the organisation: what its people wrote stays inside, and so do its earlier days.</summary>
    public bool IsOutside { get; init; }

    /// <summary>The periods whose month is locked, for those who hold the numbers.</summary>
    public IReadOnlySet<DateOnly> Locked { get; init; } = new HashSet<DateOnly>();

    public DateOnly? AsOf { get; init; }

    /// <summary>How it was asked and what counted, on that day.</summary>
    public required MeasureWording Wording { get; init; }

    /// <summary>The latest change of how the measure is charted, up to that day.</summary>
    public MeasureChange? OtherChart { get; init; }

    /// <summary>How old the newest number is, in words; null when nothing has come.</summary>
    public string? Age { get; init; }
}

/// <summary>Reads one chart for one reader, as it stands or as it stood.</summary>
internal sealed class ShowChartHandler(Db db, UnitDirectory units, SeriesReader reader, RoomsClock clock)
{
    public async Task<Outcome<ChartView>> HandleAsync(ShowChartQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (query.AsOf > clock.Today)
        {
            return MeasureRefusals.DayToCome(query.AsOf.Value);
        }

        DateTimeOffset? asOf = query.AsOf is { } day ? RoomsClock.EndOf(day) : null;
        if (await units.FindWithStandingAsync(query.Unit, viewer, cancel) is not var (unit, standing)
            || await reader.OneAsync(unit.Number, query.Measure, asOf, viewer, cancel) is not { } history)
        {
            return Refusal.NotFound;
        }

        var measure = history.Measure;
        var changes = asOf is null && measure.Version == 0 ? [] : await db.For<MeasureChange>(viewer).Where(c => c.Measure == measure.Number).ToListAsync(cancel);
        var tier = standing.CanSee ? standing.Tier : Tier.Published;
        var isOutside = tier == Tier.Published && !history.Series.IsPublished;
        if (isOutside && asOf is not null)
        {
            return MeasureRefusals.EarlierDayInside; // yesterday's sum beside today's tells what one ward sent in between
        }

        var until = Until(history, query.AsOf ?? clock.Today);
        var wording = MeasureWording.At(measure, changes, asOf);
        history = (history with { Chart = wording.Chart }).For(tier);
        var reading = history.Read(tier, until);
        return new ChartView(unit, measure, history.Series, standing, reading, ChartWords.For(reading, measure.Vocabulary with { Centre = ChartText.CentreOf(reading) }))
        {
            IsOutside = isOutside,
            Decisions = reading.Series.CannotBeShown ? [] : isOutside ? [.. history.Decisions.Where(d => d.Kind != MarkKind.Note).Select(d => d.WithoutWords())] : history.Decisions,
            Notes = reading.Series.CannotBeShown
                ? new Dictionary<DateOnly, PeriodNote>()
                : history.Points.Where(p => !isOutside || p.By == PooledSeries.Signature).GroupBy(p => p.Period).ToDictionary(g => g.Key, g => NoteOf(g.Last())),
            Locked = isOutside || asOf is not null || history.Series.IsPublished ? new HashSet<DateOnly>() : await LockedAsync(unit.Number, measure.Cadence, reading, viewer, cancel),
            AsOf = query.AsOf,
            Wording = wording,
            OtherChart = changes.Where(c => c.ChartBefore != c.ChartAfter && !(c.At > asOf)).MaxBy(c => c.At),
            Age = reading.Series.CannotBeShown ? null : AgeOf(history, clock.Today),
        };
    }

    /// <summary>An open series shows its silence up to the newest period that is due; a published or ended one stops where it stops.</summary>
    internal static DateOnly? Until(SeriesHistory history, DateOnly today) =>
        history.Series.IsPublished || history.Series.EndedOn is not null ? null : history.Measure.Cadence.LastWhole(today);

    private async Task<IReadOnlySet<DateOnly>> LockedAsync(int unit, Cadence cadence, ChartReading reading, Viewer viewer, CancellationToken cancel)
    {
        var locks = await MonthLocks.OfAsync(db.For<MonthLock>(viewer), [unit], cancel);
        return reading.Points.Select(p => p.Point.Start).Where(period => locks.Of(unit, cadence, period) is not null).ToHashSet();
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
