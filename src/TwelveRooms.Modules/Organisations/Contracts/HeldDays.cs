using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>The days between which something is held on a unit: it must have been open on both.</summary>
/// <param name="OldestEnds">Last day of the oldest period that has a number.</param>
/// <param name="NewestBegins">First day of the newest period that has a number.</param>
internal readonly record struct HeldSpan(DateOnly OldestEnds, DateOnly NewestBegins)
{
    /// <summary>Why a unit cannot have been open only between these days; null when it can.</summary>
    public string? RefuseLife(string name, DateOnly? openedOn, DateOnly? closedOn) =>
        closedOn < NewestBegins ? $"{name} has numbers for {WardChange.Words(NewestBegins)} and cannot have closed on {WardChange.Words(closedOn.Value)}. Use that day or a later one, or correct the numbers first."
        : openedOn > OldestEnds ? $"{name} has numbers for {WardChange.Words(OldestEnds)} and cannot have opened on {WardChange.Words(openedOn.Value)}. Use that day or an earlier one, or correct the numbers first."
        : null;
}

/// <summary>Knows for which days a module holds something on some units. Whoever keeps dated rows of wards registers one.</summary>
internal interface IHeldDays
{
    /// <summary>The span of each unit; a unit on which nothing is held is left out.</summary>
    Task<IReadOnlyDictionary<int, HeldSpan>> OfAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel);
}

/// <summary>What all modules hold on some units, taken together. A module that fails stops the write: a ward is not closed on a guess.</summary>
internal sealed class HeldDays(IEnumerable<IHeldDays> sources)
{
    public async Task<IReadOnlyDictionary<int, HeldSpan>> OfAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel)
    {
        var spans = new Dictionary<int, HeldSpan>();
        foreach (var source in units.Count == 0 ? [] : sources)
        {
            foreach (var (unit, span) in await source.OfAsync(units, viewer, cancel))
            {
                spans[unit] = !spans.TryGetValue(unit, out var other) ? span : new(
                    span.OldestEnds < other.OldestEnds ? span.OldestEnds : other.OldestEnds,
                    span.NewestBegins > other.NewestBegins ? span.NewestBegins : other.NewestBegins);
            }
        }

        return spans;
    }
}
