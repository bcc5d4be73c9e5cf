using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Completeness;

/// <summary>Works out what some wards owe by the week, the month or the quarter, and what has come of it.</summary>
internal sealed class OwedNumbers(Db db, ProgrammeSettings settings, RoomsClock clock)
{
    /// <summary>What is asked of wards at all, by the cadences that it has.</summary>
    /// <param name="Set">The programme's set, in its order.</param>
    /// <param name="Asked">The questions of the wards, with their series.</param>
    internal sealed record Questions(IReadOnlyList<Measure> Set, IReadOnlyList<(Series Series, Measure Measure)> Asked)
    {
        /// <summary>The kinds of period in which something is asked, the shortest first.</summary>
        public IReadOnlyList<Cadence> Cadences => [.. Set.Concat(Asked.Select(a => a.Measure)).Select(m => m.Cadence).Distinct().Order()];
    }

    public async Task<Questions> QuestionsAsync(IReadOnlyCollection<int> wards, Viewer viewer, CancellationToken cancel)
    {
        var codes = (await settings.ReadAsync(SettingDefinition.OutcomeSet, cancel)).Split(',');
        var owed = db.For<Measure>(viewer).Where(m => m.HowAsked != HowAsked.AlreadyPublished && m.Kind != MeasureKind.DaysBetween && m.Cadence != Cadence.Shift);
        var set = await owed.Where(m => m.OwnerUnit == 0 && codes.Contains(m.Code)).ToListAsync(cancel);
        var asked = await db.For<Series>(viewer).Where(s => wards.Contains(s.Unit) && !s.IsPublished)
            .Join(owed, s => s.Measure, m => m.Number, (s, m) => new { Series = s, Measure = m }).ToListAsync(cancel);
        return new([.. set.OrderBy(m => Array.IndexOf(codes, m.Code))], asked.ConvertAll(a => (a.Series, a.Measure)));
    }

    /// <summary>Every number of some wards and periods, wards and measures in their order.</summary>
    /// <param name="wards">The wards.</param>
    /// <param name="isHere">Whether a ward was here on a day.</param>
    /// <param name="questions">What is asked of them.</param>
    /// <param name="cadence">The kind of period.</param>
    /// <param name="periods">The periods.</param>
    /// <param name="days">How long a number has.</param>
    /// <param name="viewer">Who reads.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<OwedNumber>> OfAsync(
        IReadOnlyList<UnitRow> wards, Func<int, DateOnly, bool> isHere, Questions questions, Cadence cadence, IReadOnlyList<DateOnly> periods, DueDays days,
        Viewer viewer, CancellationToken cancel)
    {
        var asked = questions.Asked.Where(a => a.Measure.Cadence == cadence).ToList();
        var arrived = await ArrivedNumbers.ReadAsync(db.For<Point>(viewer), asked.ConvertAll(a => a.Series), periods.Min(), periods.Max(), cancel);
        var locks = await MonthLocks.OfAsync(db.For<MonthLock>(viewer), [.. wards.Select(w => w.Number)], cancel);
        var set = questions.Set.Where(m => m.Cadence == cadence).ToList();
        var inSet = set.Select(m => m.Number).ToHashSet();
        var ofWard = asked.ToLookup(a => a.Series.Unit);
        return
        [
            .. from ward in wards
               from question in OfSet(ward).Concat(ofWard[ward.Number].Where(a => !inSet.Contains(a.Measure.Number)).OrderBy(a => a.Measure.Name, StringComparer.CurrentCulture).Select(a => (a.Measure, Series: (Series?)a.Series)))
               from period in periods
               select Number(ward, question.Measure, question.Series, period),
        ];

        // The programme asks every ward: one without a series has not begun to answer.
        IEnumerable<(Measure Measure, Series? Series)> OfSet(UnitRow ward) =>
            set.Select(m => (m, ofWard[ward.Number].Where(a => a.Measure.Number == m.Number).Select(a => a.Series).FirstOrDefault()));

        OwedNumber Number(UnitRow ward, Measure measure, Series? series, DateOnly period)
        {
            var dueOn = days.DueOn(cadence, period);
            var came = series is null ? null : arrived.Of(series.Number, period);
            var outside = Outside(ward, measure, series, inSet.Contains(measure.Number), period, isHere);
            var state = NumberStates.Of(came?.State) ?? (outside is not null && series is not null && arrived.IsBlank(series.Number, period) ? NumberState.Blank : outside) ?? (clock.Today <= dueOn ? NumberState.NotYet : series is not null && arrived.HasEver(series.Number) ? NumberState.Late : NumberState.Never);
            return new(ward, measure, period, state)
            {
                IsOfProgramme = inSet.Contains(measure.Number),
                IsOwed = outside is null,
                DueOn = dueOn,
                CameOn = came?.CameOn,
                CameLate = outside is null && came is not null && arrived.IsLate(series!.Number, came, dueOn),
                Reason = state == NumberState.NotCollected ? came!.Reason : null,
                IsLocked = locks.Of(ward.Number, cadence, period) is not null,
            };
        }
    }

    /// <summary>Why a ward does not owe a number; null when it does.</summary>
    private static NumberState? Outside(UnitRow ward, Measure measure, Series? series, bool isOfProgramme, DateOnly period, Func<int, DateOnly, bool> isHere) =>
        ward.OpenedOn > measure.Cadence.LastDay(period) ? NumberState.NotOpen
        : ward.ClosedOn < period ? NumberState.WardClosed
        : !isHere(ward.Number, ward.OpenedOn > period ? ward.OpenedOn.Value : period) ? NumberState.Elsewhere
        : !IsAsked(ward, measure, series, isOfProgramme, period) ? NumberState.NotAsked
        : null;

    /// <summary>
    /// Whether a ward was asked for a period. The programme asks for its set from the day on which a ward comes into this house; anything
    /// else is asked from the day on which somebody asked, and numbers that an import brings of the time before are not asked for.
    /// </summary>
    private static bool IsAsked(UnitRow ward, Measure measure, Series? series, bool isOfProgramme, DateOnly period) =>
        isOfProgramme && (series is null || ward.HereSince is not null)
            ? !(ward.HereSince > measure.Cadence.LastDay(period)) && !(series?.EndedOn <= period)
            : series!.IsAskedIn(period, measure.Cadence);
}
