using TwelveRooms.Access.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.History;

/// <summary>Reads one page of the history of a thing, and says who by what they were then.</summary>
internal sealed class ShowHistoryHandler(IEnumerable<IHistorySource> sources, ActorWords words)
{
    public async Task<Outcome<HistoryView>> HandleAsync(HistoryQuery query, Viewer viewer, CancellationToken cancel)
    {
        var outcome = viewer.IsDevice ? Refusal.NotFound : await sources.Single(s => s.Of == query.Of).ReadAsync(query, viewer, cancel);
        if (outcome.IsRefused)
        {
            return outcome;
        }

        var entries = new List<HistoryEntry>();
        foreach (var entry in outcome.Value.Entries)
        {
            entries.Add(entry with { Who = entry.Who ?? await WhoAsync(entry, cancel) });
        }

        return outcome.Value with { Entries = entries };
    }

    private async Task<string> WhoAsync(HistoryEntry entry, CancellationToken cancel)
    {
        var role = await words.OfAsync(entry.Actor ?? "", entry.Unit, RoomsClock.DayOf(entry.At), cancel);
        return entry.Name is { } name ? $"{name}, {role}" : role;
    }
}
