using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.ChangeMeasure;

/// <summary>Another way of asking, or other words for what counts, from a day on.</summary>
/// <param name="Measure">The measure's id or code.</param>
/// <param name="From">Any day of the first period that is counted in the new way, as 2026-03-31.</param>
/// <param name="Way">records, survey, peer_worker or ward_staff; nothing leaves it as it is.</param>
/// <param name="Definition">What counts, whole; nothing leaves it as it is.</param>
/// <param name="Reason">Why.</param>
/// <param name="Version">The version that was shown; null where nothing was.</param>
internal sealed record ChangeMeasureCommand(string Measure, string? From, string? Way, string? Definition, string? Reason, int? Version)
{
    public RequestKey? Request { get; init; }

    public string Content => string.Join('\u001f', Measure, From, Way, Definition, Reason, Version);
}

/// <summary>A measure that has changed.</summary>
/// <param name="Measure">Its id.</param>
/// <param name="From">First day of the new way.</param>
/// <param name="Words">What stands beside the break.</param>
internal sealed record ChangedMeasure(Guid Measure, DateOnly From, string Words);

/// <summary>
/// Changes how a measure is come by or what counts, as one act: the measure, a break on every chart of it, and its history.
/// Numbers on the two sides of the break are never set against each other.
/// </summary>
internal sealed class ChangeMeasureHandler(Db db, MeasureDirectory measures)
{
    public Task<Outcome<ChangedMeasure>> HandleAsync(ChangeMeasureCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync(
        viewer.WithWholeTree(),
        new("measures.measure-changed", command.Request),
        (write, c) => ChangeAsync(write, command, viewer, c),
        (answer, c) => AgainAsync(Guid.Parse(answer), viewer, c),
        cancel);

    /// <summary>Whether this viewer may: for the library whoever administers it, for a ward's own measure whoever manages the ward's.</summary>
    public static async Task<bool> MayAsync(Db db, Measure measure, Viewer viewer, CancellationToken cancel) => measure.OwnerUnit == 0
        ? viewer.MayForAll(Rights.Administer)
        : (await db.StandingAsync(viewer, measure.OwnerUnit, cancel)).May(Rights.ManageMeasures);

    private async Task<Outcome<ChangedMeasure>> ChangeAsync(Write write, ChangeMeasureCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await measures.FindAsync(command.Measure, viewer, cancel) is not { } found || !await MayAsync(db, found, viewer, cancel))
        {
            return Refusal.NotFound;
        }

        var measure = await write.For<Measure>().SingleAsync(m => m.Number == found.Number, cancel);
        var earlier = await write.For<MeasureChange>().AsNoTracking().Where(c => c.Measure == measure.Number).ToListAsync(cancel);
        var checkedChange = ChangeCheck.Check(command, measure, earlier, write);
        if (checkedChange.IsRefused)
        {
            return checkedChange.Refusal;
        }

        var change = checkedChange.Value;
        (measure.HowAsked, measure.Definition) = (change.WayAfter, change.DefinitionAfter);
        measure.MayPleaseTheAsker = change.WayAfter == HowAsked.WardStaff;
        measure.Version++;
        write.Add(change);
        await write.FlushAsync(cancel);
        var count = await BreakAsync(write, change, cancel);
        write.Enqueue(MeasureChanged.KindName, measure.Number.ToString(CultureInfo.InvariantCulture));
        var owner = measure.OwnerUnit == 0 ? null : await write.Paths.AsNoTracking().FirstAsync(p => p.Descendant == measure.OwnerUnit, cancel);
        write.About(owner?.Partition ?? 0, owner?.Descendant, change.Reason);
        write.Summarise($"{measure.Code}: a break on {count} charts from {change.From:yyyy-MM-dd}. {change.Words}", keepsFlushed: true);
        write.Answer(change.Id.ToString());
        return new ChangedMeasure(measure.Id.Value, change.From, change.Words);
    }

    /// <summary>One break on each chart of the measure that has none there yet; they are told in one sentence, for each says the same.</summary>
    private static async Task<int> BreakAsync(Write write, MeasureChange change, CancellationToken cancel)
    {
        var series = await write.For<Series>().AsNoTracking().Where(s => s.Measure == change.Measure).Select(s => s.Number).ToListAsync(cancel);
        var broken = (await write.For<ChartDecision>().AsNoTracking()
            .Where(d => d.Kind == MarkKind.DefinitionBreak && d.Day == change.From && d.WithdrawnAt == null)
            .Join(write.For<Series>().Where(s => s.Measure == change.Measure), d => d.Series, s => s.Number, (d, _) => d.Series)
            .ToListAsync(cancel)).ToHashSet();
        write.Summarise("", keepsFlushed: true); // the measure is told whole; its breaks all say the same
        series.Where(s => !broken.Contains(s)).ToList().ForEach(s => write.Add(MeasureBreaks.On(s, change)));
        await write.FlushAsync(cancel);
        return series.Count - broken.Count;
    }

    private async Task<Outcome<ChangedMeasure>> AgainAsync(Guid id, Viewer viewer, CancellationToken cancel)
    {
        var change = await db.For<MeasureChange>(viewer).SingleOrDefaultAsync(c => c.Id == id, cancel);
        var measure = change is null ? null : await db.For<Measure>(viewer).SingleOrDefaultAsync(m => m.Number == change.Measure, cancel);
        return change is null || measure is null ? Refusal.NotFound : new ChangedMeasure(measure.Id.Value, change.From, change.Words);
    }
}
