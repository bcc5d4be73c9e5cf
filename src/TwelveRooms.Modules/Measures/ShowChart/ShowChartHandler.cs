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

    /// <summary>What was withdrawn outside the ward, and given out again, as far as this reader is told; the oldest first.</summary>
    public IReadOnlyList<Recall> Recalls { get; init; } = [];

    /// <summary>What became of the unit while the chart ran: moves, names, types, its end, what it took over.</summary>
    public IReadOnlyList<UnitHappening> Happenings { get; init; } = [];

    /// <summary>What was written beside each period; nothing for a reader who may not see the chart.</summary>
    public required IReadOnlyDictionary<DateOnly, PeriodNote> Notes { get; init; }

    /// <summary>What a number would have been set against in a period that has none, as far as this reader may see it.</summary>
    public IReadOnlyDictionary<DateOnly, Released> Exposures { get; init; } = new Dictionary<DateOnly, Released>();

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
internal sealed class ShowChartHandler(UnitDirectory units, SeriesReader reader, ChartMaker maker, RoomsClock clock)
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

        var seen = new SeenSeries(unit, standing, history);
        return seen.IsOutside && asOf is not null
            ? MeasureRefusals.EarlierDayInside // yesterday's sum beside today's tells what one ward sent in between
            : (await maker.MakeAsync([seen], query.AsOf, viewer, cancel))[0];
    }
}
