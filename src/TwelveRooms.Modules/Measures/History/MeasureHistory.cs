using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Measures.History;

/// <summary>Every change of how a measure is asked, of what counts, and of how it is charted.</summary>
internal sealed class MeasureHistory(Db db, MeasureDirectory measures) : IHistorySource
{
    public HistoryOf Of => HistoryOf.Measure;

    public async Task<Outcome<HistoryView>> ReadAsync(HistoryQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await measures.FindAsync(query.Id, viewer, cancel) is not { } measure)
        {
            return Refusal.NotFound;
        }

        var skip = int.TryParse(query.Before, out var at) && at > 0 ? at : 0;
        var changes = await db.For<MeasureChange>(viewer).Where(c => c.Measure == measure.Number).OrderByDescending(c => c.At).ThenBy(c => c.Id)
            .Skip(skip).Take(IHistorySource.PageLength + 1).ToListAsync(cancel);
        return new HistoryView(
            measure.Name,
            [("Measures", "/measures"), (measure.Name, $"/measures/{measure.Id.Value}")],
            [.. changes.Take(IHistorySource.PageLength).Select(EntryOf)],
            changes.Count > IHistorySource.PageLength ? $"{skip + IHistorySource.PageLength}" : null);
    }

    /// <summary>A change as every chart of the measure tells it, with who decided.</summary>
    public static HistoryEntry EntryOf(MeasureChange change) => new(change.At, change.IsBreak ? "The measure is counted in another way" : "The measure is charted in another way")
    {
        Who = change.ByName,
        Why = change.Reason,
        Changes =
        [
            .. new[]
            {
                change.WayBefore == change.WayAfter ? null : new HistoryChange("How it is asked", WayWords.Before(change.WayBefore), WayWords.Before(change.WayAfter)),
                change.DefinitionBefore == change.DefinitionAfter ? null : new HistoryChange("What counts", change.DefinitionBefore, change.DefinitionAfter),
                change.ChartBefore == change.ChartAfter ? null : new HistoryChange("Chart", ChartKindWords.NameOf(change.ChartBefore), ChartKindWords.NameOf(change.ChartAfter)),
            }.OfType<HistoryChange>(),
        ],
    };
}
