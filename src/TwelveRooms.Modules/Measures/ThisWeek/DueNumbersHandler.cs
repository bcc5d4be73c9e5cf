using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ThisWeek;

/// <summary>A ward whose questions somebody wants to answer.</summary>
internal sealed record DueNumbersQuery(Guid Ward);

/// <summary>What a ward is asked for now, what is already in, and what may still be changed.</summary>
internal sealed class DueNumbersHandler(Db db, UnitDirectory units, SeriesReader reader, RoomsClock clock)
{
    public async Task<Outcome<WeekView>> HandleAsync(DueNumbersQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(query.Ward, viewer, cancel) is not { Kind: UnitKind.Ward } ward)
        {
            return Refusal.NotFound;
        }

        var standing = await db.StandingAsync(viewer, ward.Number, cancel);
        if (!standing.CanSee || standing.Tier == Tier.Published)
        {
            return Refusal.NotFound;
        }

        var locks = await MonthLocks.OfAsync(db.For<MonthLock>(viewer), [ward.Number], cancel);
        var (items, locked) = (new List<DueNumber>(), new List<MonthLock>());
        foreach (var history in await reader.OfUnitsAsync([ward.Number], viewer, cancel))
        {
            if (DueRule.PeriodOf(ward, history.Measure, history.Series, clock.Today) is { } period)
            {
                var item = Item(history, period, standing, viewer);
                var held = locks.Of(ward.Number, history.Measure.Cadence, period);
                if (held is not null)
                {
                    locked.Add(held);
                }

                if (held is null || !item.IsDue) // nothing is asked for that cannot be put in
                {
                    items.Add(held is null ? item : item with { MayChange = false });
                }
            }
        }

        return new WeekView(ward, standing, [.. items.OrderBy(i => i.Measure.Cadence).ThenBy(i => i.Measure.Name, StringComparer.Ordinal)], clock.Today)
        {
            Locked = [.. locked.DistinctBy(l => l.Month)],
        };
    }

    private DueNumber Item(SeriesHistory history, DateOnly period, Standing standing, Viewer viewer)
    {
        var stored = history.Points.LastOrDefault(p => p.Period == period);
        var last = history.Points.LastOrDefault(p => p.Period < period && p.Raw.HasNumber);
        var saved = stored is null ? null : StoredNumber.From(stored, history.Measure, standing.Tier);
        var isOwn = stored?.By == viewer.Actor;
        var mayChange = stored is not null && DueRule.MayChangeUntil(saved!.SavedOn) >= clock.Today
            && (viewer.IsDevice ? isOwn : CorrectionRule.May(standing, stored, clock.Today));
        return new(
            history.Measure, period, saved, last is null ? null : StoredNumber.From(last, history.Measure, standing.Tier),
            mayChange, saved is null ? null : SentenceOf(history, saved, standing.Tier)) { IsOwn = isOwn };
    }

    private static string? SentenceOf(SeriesHistory history, StoredNumber saved, Tier tier)
    {
        if (saved.State is not (PointState.Reported or PointState.ConfirmedZero))
        {
            return saved.Reason is { } reason ? reason.TrimEnd('.') + "." : null;
        }

        var reading = history.Read(tier, null);
        var index = reading.Points.Select(p => p.Point.Start).ToList().LastIndexOf(saved.Period);
        return index < 0 ? null : NewValueWords.For(reading, index, history.Measure.Vocabulary);
    }
}
