using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.LockMonth;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Completeness;

/// <summary>What was due somewhere, and what came.</summary>
/// <param name="Unit">The id or the code of a ward, a site or an organisation.</param>
/// <param name="By">day, week, month, quarter or year; month when left out.</param>
internal sealed record CompletenessQuery(string Unit, string? By = null);

/// <summary>What was due of a unit's wards in the last periods of one kind, and what came of it.</summary>
/// <param name="Unit">The ward, site or organisation.</param>
/// <param name="Standing">Where the reader stands to it.</param>
/// <param name="By">The kind of period.</param>
/// <param name="Periods">The first day of each, newest first.</param>
/// <param name="Wards">Its wards, A to Z, that were open in any of them.</param>
/// <param name="Numbers">Every number of theirs, in the order of the wards.</param>
internal sealed record CompletenessView(
    UnitRow Unit, Standing Standing, Cadence By, IReadOnlyList<DateOnly> Periods, IReadOnlyList<UnitRow> Wards, IReadOnlyList<OwedNumber> Numbers)
{
    public required DateOnly Today { get; init; }

    /// <summary>How long a number has.</summary>
    public required DueDays Days { get; init; }

    /// <summary>The kinds of period in which something is asked here.</summary>
    public required IReadOnlyList<Cadence> Kinds { get; init; }

    /// <summary>Every lock that the unit had and has.</summary>
    public required IReadOnlyList<MonthLock> Locks { get; init; }

    public bool IsWard => Unit.Kind == UnitKind.Ward;

    /// <summary>Of the programme's set, or of what wards have chosen themselves.</summary>
    public IReadOnlyList<OwedNumber> Of(bool programme) => [.. Numbers.Where(n => n.IsOfProgramme == programme)];
}

/// <summary>Says what was due of a ward or of all wards of an organisation, and what came: for page, file, API and command line.</summary>
internal sealed class CompletenessHandler(Db db, UnitDirectory units, OwedNumbers owed, LockableUnits locks, ProgrammeSettings settings, RoomsClock clock)
{
    public async Task<Outcome<CompletenessView>> HandleAsync(CompletenessQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindWithStandingAsync(query.Unit, viewer, cancel) is not var (unit, standing)
            || unit.Kind is not (UnitKind.Ward or UnitKind.Site or UnitKind.Provider)
            || !standing.CanSee || standing.Tier == Tier.Published || viewer.IsDevice)
        {
            return Refusal.NotFound;
        }

        if (PeriodKind.Find(query.By) is not { } by)
        {
            return Refusal.Invalid("period-kind-unknown", $"“{query.By}” is no kind of period. Use day, week, month, quarter or year.", "By");
        }

        var periods = PeriodKind.Last(by, clock.Today);
        var wards = await WardsAsync(unit, periods, viewer, cancel);
        var numbers = wards.ConvertAll(w => w.Number);
        var questions = await owed.QuestionsAsync(numbers, viewer, cancel);
        var times = unit.Kind == UnitKind.Ward
            ? null
            : (await db.Paths.Where(p => p.Ancestor == unit.Number && numbers.Contains(p.Descendant)).ToListAsync(cancel)).ToLookup(p => p.Descendant);
        bool IsHere(int ward, DateOnly period) => times is null || times[ward].Any(t => t.From <= period && t.To > period);
        var days = await DueDays.OfAsync(settings, cancel);
        return new CompletenessView(unit, standing, by, periods, wards, await owed.OfAsync(wards, IsHere, questions, by, periods, days, viewer, cancel))
        {
            Today = clock.Today,
            Days = days,
            Kinds = [.. questions.Cadences.Append(Cadence.Month).Distinct().Order()],
            Locks = await locks.LocksOfAsync(unit.Number, viewer, cancel),
        };
    }

    /// <summary>A to Z, never by what they sent; a ward that was not open in any of the periods is left out.</summary>
    private async Task<List<UnitRow>> WardsAsync(UnitRow unit, IReadOnlyList<DateOnly> periods, Viewer viewer, CancellationToken cancel)
    {
        if (unit.Kind == UnitKind.Ward)
        {
            return [unit];
        }

        var below = await units.BelowAsync(unit.Number, UnitKind.Ward, viewer, cancel);
        var standings = await db.StandingsAsync(viewer, [.. below.Select(w => w.Number)], cancel);
        return
        [
            .. below.Where(w => !(w.ClosedOn < periods[^1]) && !(w.OpenedOn > clock.Today)
                    && standings.TryGetValue(w.Number, out var standing) && standing.CanSee && standing.Tier != Tier.Published)
                .OrderBy(w => w.Name, StringComparer.CurrentCulture).ThenBy(w => w.Number),
        ];
    }
}
