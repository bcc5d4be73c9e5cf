using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Contracts;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.RecallNumber;

/// <summary>What was withdrawn of one chart, and who had been given it.</summary>
internal sealed record ShowRecallQuery(string Unit, string Measure);

/// <summary>An export that held a number: by role and by what was taken, on a day.</summary>
internal sealed record TakenOut(string Role, string Of, string Format, ExportWay Way, DateOnly On)
{
    public string Words => string.Create(CultureInfo.InvariantCulture, $"{char.ToUpperInvariant(Role[0])}{Role[1..]}: {Of}, as {Format.ToUpperInvariant()}{WayWords}, on {On:d MMMM yyyy}");

    private string WayWords => Way switch { ExportWay.Api => " by another system", ExportWay.CommandLine => " at the command line", _ => "" };
}

/// <summary>One recall with the exports that had taken the number out before it.</summary>
internal sealed record RecallAccount(Recall Recall, string What, IReadOnlyList<TakenOut> TakenOut);

/// <summary>The recalls of a chart, newest first, and who could have seen it.</summary>
/// <param name="Unit">Whose.</param>
/// <param name="Measure">What.</param>
/// <param name="Recalls">Newest first.</param>
/// <param name="CouldSee">The roles that could open the chart, each with where it is held.</param>
/// <param name="CouldSeeSums">The roles that see only sums that the number is in.</param>
/// <param name="Periods">The periods with a number that is not withdrawn, newest first.</param>
internal sealed record RecallView(
    UnitRow Unit, Measure Measure, IReadOnlyList<RecallAccount> Recalls, IReadOnlyList<string> CouldSee, IReadOnlyList<string> CouldSeeSums, IReadOnlyList<DateOnly> Periods)
{
    /// <summary>What the lists cannot know.</summary>
    public const string NotKept = "Who opened a page is not kept, so it is not known who of them looked. Files, and answers to other systems, are kept since they could be taken out.";

    /// <summary>Whether a single number can be withdrawn; of days between events only the whole chart.</summary>
    public bool HasPeriods => Measure.Kind != MeasureKind.DaysBetween;

    public bool IsWholeWithdrawn => Recalls.Any(r => r.Recall is { IsInForce: true, Period: null });
}

/// <summary>Shows the recalls of a chart to those who may withdraw its numbers, without a number.</summary>
internal sealed class ShowRecallHandler(Db db, RecallReach reach, UnitReaders readers, UnitDirectory units)
{
    public async Task<Outcome<RecallView>> HandleAsync(ShowRecallQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindAsync(query.Unit, query.Measure, viewer, cancel) is not { } place)
        {
            return Refusal.NotFound;
        }

        var all = viewer.WithWholeTree();
        var series = place.Series;
        var points = await db.For<Point>(all).Where(p => p.Partition == series.Partition && p.Series == series.Number)
            .Select(p => new { p.Period, p.Part, p.Revision, p.State, p.IsWithdrawn, p.At }).ToListAsync(cancel);
        var came = points.GroupBy(p => p.Period).ToDictionary(g => g.Key, g => g.Min(p => p.At));
        var recalls = await db.For<Recall>(all).Where(r => r.Series == series.Number).OrderByDescending(r => r.At).ThenBy(r => r.Id).ToListAsync(cancel);
        var accounts = new List<RecallAccount>();
        foreach (var recall in recalls)
        {
            var since = recall.Period is { } period ? came.GetValueOrDefault(period, recall.At) : came.Values.DefaultIfEmpty(recall.At).Min();
            accounts.Add(new(recall, recall.Period is { } day ? place.Measure.Cadence.SpokenWithYear(day) : "the whole chart", await TakenOutAsync(place, since, recall.At, all, cancel)));
        }

        var standing = points.GroupBy(p => (p.Period, p.Part)).Select(g => g.MaxBy(p => p.Revision)!)
            .Where(p => !p.IsWithdrawn && p.State is PointState.Reported or PointState.ConfirmedZero).Select(p => p.Period).Distinct();
        var (could, sums) = await CouldSeeAsync(place, came.Values.DefaultIfEmpty(DateTimeOffset.UnixEpoch).Min(), all, cancel);
        return new RecallView(
            place.Unit, place.Measure, accounts, could, sums, [.. standing.Where(p => Recall.Of(recalls, p, null) is null).OrderDescending()]);
    }

    private async Task<(IReadOnlyList<string> Chart, IReadOnlyList<string> Sums)> CouldSeeAsync(RecallPlace place, DateTimeOffset since, Viewer all, CancellationToken cancel)
    {
        var could = await readers.OfAsync(place.Unit.Number, RoomsClock.DayOf(since), cancel);
        var names = await units.FindAsync(could.Select(r => r.Unit).Distinct().ToList(), all, cancel);
        var isSum = place.Unit.Kind is not (UnitKind.Ward or UnitKind.Site); // an organisation's own figures are open to those who see it from outside
        string Words(UnitReader reader) => names.TryGetValue(reader.Unit, out var unit) ? $"{reader.RoleName}, {unit.Name}" : reader.RoleName;
        return ([.. could.Where(r => r.SeesWithin || isSum).Select(Words)], [.. could.Where(r => !r.SeesWithin && !isSum).Select(Words)]);
    }

    /// <summary>The files that were made of the unit, or of what lies above it, while the number was given out.</summary>
    private async Task<IReadOnlyList<TakenOut>> TakenOutAsync(RecallPlace place, DateTimeOffset since, DateTimeOffset until, Viewer all, CancellationToken cancel)
    {
        var above = await db.Paths.Where(p => p.Descendant == place.Unit.Number).Select(p => p.Ancestor).Distinct().ToListAsync(cancel);
        var measure = place.Measure.Number;
        var exports = await db.For<NumbersExport>(all)
            .Where(e => above.Contains(e.Unit) && (e.Measure == null || e.Measure == measure) && e.At >= since && e.At <= until).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync(cancel);
        var names = await units.FindAsync(exports.Select(e => e.Unit).Distinct().ToList(), all, cancel);
        return
        [
            .. exports.Select(e => new TakenOut(
                e.ByRole, $"{(e.Measure is null ? "all numbers" : "the chart")} of {(names.TryGetValue(e.Unit, out var unit) ? unit.Name : "a unit")}", e.Format, e.Way, RoomsClock.DayOf(e.At))).Distinct(),
        ];
    }
}
