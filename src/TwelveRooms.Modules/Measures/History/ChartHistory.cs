using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ThisWeek;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.History;

/// <summary>Where a page of a chart's history ended. What was decided at an instant stands above the numbers of that instant.</summary>
internal readonly record struct ChartMarkAt(long At, int Rank, int Period, int Revision)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}.{Rank}.{Period}.{Revision}");

    public static ChartMarkAt? Read(string? text)
    {
        var parts = text?.Split('.') ?? [];
        var numbers = new long[4];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (parts.Length != numbers.Length || !long.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers[0] < 253402300800000 && numbers[2] <= DateOnly.MaxValue.DayNumber && numbers[3] <= short.MaxValue && numbers[1] <= int.MaxValue
            ? new(numbers[0], (int)numbers[1], (int)numbers[2], (int)numbers[3])
            : null;
    }

    /// <summary>Whether something comes on a later page than what this mark ends.</summary>
    public bool IsBefore(ChartMarkAt other) => (other.At, -other.Rank, other.Period, other.Revision).CompareTo((At, -Rank, Period, Revision)) < 0;
}

/// <summary>
/// Every change of one chart: numbers with what was there before, decisions, locks, the measure, recalls. Numbers come from their revisions, which
/// the database refuses to change; each is told as the chart tells it to this reader, and without who typed it: a list of who put in how much, and
/// when, is nobody's to read.
/// </summary>
internal sealed class ChartHistory(Db db, UnitDirectory units, AuditTrail trail) : IHistorySource
{
    private const int NumberRank = 1_000_000;
    private static readonly string[] Asking = ["measures.asked", "measures.asking-ended"];

    public HistoryOf Of => HistoryOf.Chart;

    public async Task<Outcome<HistoryView>> ReadAsync(HistoryQuery query, Viewer viewer, CancellationToken cancel)
    {
        var all = viewer.WithWholeTree();
        if (await units.FindWithStandingAsync(query.Id, viewer, cancel) is not var (unit, standing)
            || await db.For<Series>(viewer).Where(s => s.Unit == unit.Number)
                .Join(db.For<Measure>(all).Named(query.Measure ?? ""), s => s.Measure, m => m.Number, (s, m) => new { Series = s, Measure = m }).SingleOrDefaultAsync(cancel) is not { } found)
        {
            return Refusal.NotFound;
        }

        var tier = standing.CanSee ? standing.Tier : Tier.Published;
        var seen = new SeenChart(unit, found.Series, found.Measure, tier);
        var after = ChartMarkAt.Read(query.Before);
        var recalls = await db.For<Recall>(all).Where(r => r.Series == found.Series.Number).OrderBy(r => r.At).ToListAsync(cancel);
        var others = (await OthersAsync(seen, recalls, all, cancel)).OrderByDescending(e => e.At)
            .Select((entry, place) => (Mark: new ChartMarkAt(entry.At.ToUnixTimeMilliseconds(), place, 0, 0), Entry: entry));
        var numbers = seen.ShowsNumbers ? await NumbersAsync(seen, recalls, after, all, cancel) : [];
        var page = others.Concat(numbers).Where(e => after is not { } mark || mark.IsBefore(e.Mark))
            .OrderByDescending(e => e.Mark.At).ThenBy(e => e.Mark.Rank).ThenByDescending(e => e.Mark.Period).ThenByDescending(e => e.Mark.Revision).Take(IHistorySource.PageLength + 1).ToList();
        return new HistoryView(
            $"{found.Measure.Name}, {unit.Name}",
            [(unit.Name, unit.Kind == UnitKind.Ward ? $"/wards/{unit.Id.Value}" : $"/organisations/{unit.Id.Value}"), (found.Measure.Name, $"/units/{unit.Id.Value}/measures/{found.Measure.Id.Value}")],
            [.. page.Take(IHistorySource.PageLength).Select(e => e.Entry)],
            page.Count > IHistorySource.PageLength ? page[IHistorySource.PageLength - 1].Mark.ToString() : null)
        {
            Note = seen.ShowsNumbers ? null : "Earlier numbers of this chart are read inside the organisation. Here stands what was decided about it.",
        };
    }

    private sealed record SeenChart(UnitRow Unit, Series Series, Measure Measure, Tier Tier)
    {
        /// <summary>As what the chart tells it to this reader.</summary>
        public Tier Told => SeriesHistory.Allowed(Measure, Tier);

        public bool IsOutside => Told == Tier.Published && !Series.IsPublished;

        /// <summary>Outside, yesterday's sum beside today's would tell what one ward sent in between; of rare events coaches see no day.</summary>
        public bool ShowsNumbers => Series.IsPublished || Told != Tier.Published;

        /// <summary>Whether nothing of the chart is shown, so that nothing of its story is.</summary>
        public bool IsHidden => Told == Tier.Published && Measure.AboutPeople && !Series.IsPublished;
    }

    private async Task<IReadOnlyList<(ChartMarkAt Mark, HistoryEntry Entry)>> NumbersAsync(
        SeenChart seen, IReadOnlyList<Recall> recalls, ChartMarkAt? after, Viewer all, CancellationToken cancel)
    {
        var (partition, number) = (seen.Series.Partition, seen.Series.Number);
        var points = db.For<Point>(all).Where(p => p.Partition == partition && p.Series == number && p.Part == 0);
        var page = points;
        if (after is { } mark)
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(mark.At);
            var (period, revision) = (DateOnly.FromDayNumber(mark.Period), (short)mark.Revision);
            page = mark.Rank < NumberRank
                ? points.Where(p => p.At <= at)
                : points.Where(p => p.At < at || (p.At == at && (p.Period < period || (p.Period == period && p.Revision < revision))));
        }

        var rows = await page.OrderByDescending(p => p.At).ThenByDescending(p => p.Period).ThenByDescending(p => p.Revision).Take(IHistorySource.PageLength + 1).ToListAsync(cancel);
        var changed = rows.Where(p => p.Revision > 0).ToList();
        var periods = changed.Select(p => p.Period).Distinct().ToList();
        var (first, last) = changed.Count == 0 ? ((short)0, (short)0) : ((short)(changed.Min(p => p.Revision) - 1), changed.Max(p => p.Revision));
        var earlier = (periods.Count == 0 ? [] : await points.Where(p => periods.Contains(p.Period) && p.Revision >= first && p.Revision < last).ToListAsync(cancel))
            .ToDictionary(p => (p.Period, p.Revision));
        return
        [
            .. rows.Select(p => (
                new ChartMarkAt(p.At.ToUnixTimeMilliseconds(), NumberRank, p.Period.DayNumber, p.Revision),
                EntryOf(seen, recalls, p, earlier.GetValueOrDefault((p.Period, (short)(p.Revision - 1)))))),
        ];
    }

    private static HistoryEntry EntryOf(SeenChart seen, IReadOnlyList<Recall> recalls, Point point, Point? before)
    {
        var isWithdrawn = seen.Tier != Tier.Own && Recall.Of(recalls, point.Period, point.At) is not null;
        string? Words(Point? p) => p is null || p.IsWithdrawn ? null
            : isWithdrawn ? "withdrawn"
            : p.State == PointState.NotReported ? "said to have no number"
            : StoredNumber.From(p, seen.Measure, seen.Told).Words;
        var what = seen.Measure.Cadence.SpokenWithYear(point.Period);
        var isFirst = before is null or { IsWithdrawn: true };
        return new(point.At, point.IsWithdrawn ? $"The number of {what} was taken back" : isFirst ? $"A number came for {what}" : $"The number of {what} was changed")
        {
            Who = point.By switch
            {
                _ when point.By == PooledSeries.Signature => "added up by the platform",
                _ when point.Import != 0 => "brought in with a file",
                var by when by.StartsWith("key:", StringComparison.Ordinal) => "sent by another system",
                var by when by.StartsWith("operator:", StringComparison.Ordinal) => "at the command line",
                var by when by.StartsWith("system:", StringComparison.Ordinal) => "by the platform",
                _ => "put in on a page",
            },
            Why = isWithdrawn ? null : point.Reason,
            Changes = [new("Number", Words(before), Words(point))],
        };
    }

    private async Task<IReadOnlyList<HistoryEntry>> OthersAsync(SeenChart seen, IReadOnlyList<Recall> recalls, Viewer all, CancellationToken cancel)
    {
        var (series, unit, measure) = (seen.Series.Number, seen.Unit.Number, seen.Measure.Number);
        var entries = new List<HistoryEntry>();
        entries.AddRange((await db.For<MeasureChange>(all).Where(c => c.Measure == measure).ToListAsync(cancel)).Select(MeasureHistory.EntryOf));
        if (seen.IsHidden)
        {
            return entries;
        }

        entries.AddRange(recalls.SelectMany(r => RecallEntries(r, seen)));
        foreach (var decision in await db.For<ChartDecision>(all).Where(d => d.Series == series && (!seen.IsOutside || d.Kind != MarkKind.Note)).ToListAsync(cancel))
        {
            entries.Add(new(decision.At, KindWords(decision, seen.Measure)) { Who = seen.IsOutside ? "" : decision.ByName, Why = seen.IsOutside ? null : decision.Text });
            if (decision.WithdrawnAt is { } at)
            {
                entries.Add(new(at, $"Taken back: {KindWords(decision, seen.Measure)}") { Who = seen.IsOutside ? "" : decision.WithdrawnByName ?? "", Why = seen.IsOutside ? null : decision.WithdrawnWhy });
            }
        }

        if (seen.IsOutside || seen.Series.IsPublished)
        {
            return entries;
        }

        foreach (var one in await db.For<MonthLock>(all).Where(l => l.Unit == unit).ToListAsync(cancel))
        {
            entries.Add(new(one.At, $"{one.MonthWords} was locked") { Who = one.ByName });
            if (one.UnlockedAt is { } at)
            {
                entries.Add(new(at, $"{one.MonthWords} was unlocked") { Who = one.UnlockedByName ?? "", Why = one.UnlockedWhy });
            }
        }

        var key = measure.ToString(CultureInfo.InvariantCulture);
        entries.AddRange((await trail.OfUnitAsync(unit, Asking, null, IHistorySource.PageLength * 4, cancel))
            .Where(r => AuditedRow.Of(r).Any(row => row.Table == "measures_series" && (row["Measure"] == key || row["Number"] == series.ToString(CultureInfo.InvariantCulture))))
            .Select(r => new HistoryEntry(r.At, r.Action == Asking[0] ? "The ward began to be asked for it" : "The ward is no longer asked for it")
            {
                Actor = r.Actor, Unit = unit, Why = AuditedRow.WhyOf(r),
            }));
        return entries;
    }

    private static IEnumerable<HistoryEntry> RecallEntries(Recall recall, SeenChart seen)
    {
        var what = recall.Period is { } period ? $"the number of {seen.Measure.Cadence.SpokenWithYear(period)}" : "the whole chart";
        yield return new(recall.At, $"Withdrawn outside the ward: {what}{(recall.Because is null ? "" : ", because a number in it was")}")
        {
            Who = seen.IsOutside ? "" : recall.ByName, Why = seen.IsOutside ? null : recall.Why,
        };
        if (recall.ReissuedAt is { } at)
        {
            yield return new(at, $"Given out again, {(recall.WasCorrected ? "corrected" : "as it was")}: {what}")
            {
                Who = seen.IsOutside ? "" : recall.ReissuedByName ?? "", Why = seen.IsOutside ? null : recall.Note,
            };
        }
    }

    private static string KindWords(ChartDecision decision, Measure measure)
    {
        var at = decision.Kind == MarkKind.Target ? RoomsDay(decision.Day) : measure.Cadence.SpokenWithYear(decision.Day);
        return decision.Kind switch
        {
            MarkKind.Rebase => $"Limits redrawn from {at}",
            MarkKind.LeftOut => $"Left out, still shown: {at}",
            MarkKind.DefinitionBreak => $"Counted in another way from {at}",
            MarkKind.RecordingConfirmed => $"Recording checked up to {at}",
            MarkKind.Target => string.Create(CultureInfo.InvariantCulture, $"A target of {decision.Value:#,0.##} from {at}"),
            MarkKind.Recalculated => "Limits worked out once more",
            _ => $"A note for {at}",
        };
    }

    private static string RoomsDay(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
