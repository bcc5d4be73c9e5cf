using System.Text.Json;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Organisations.Domain;

internal enum UnitFactKind
{
    Name,
    Place,
    FollowedBy,
    TookOver,
    Type,
}

/// <summary>One dated row of a unit, whatever table it stands in.</summary>
internal sealed class UnitFact
{
    public UnitFactKind Kind { get; init; }

    public int Unit { get; init; }

    /// <summary>The unit above, or the one that followed or went before; 0 for none.</summary>
    public int Other { get; init; }

    /// <summary>Of a unit above how far; of a successor 1 where it took over a part.</summary>
    public int Depth { get; init; }

    public DateOnly From { get; init; }

    public DateOnly To { get; init; }

    public required string Text { get; init; }
}

/// <summary>Says what happened to one unit, from its dated rows.</summary>
/// <param name="unit">The unit.</param>
/// <param name="facts">All its dated rows.</param>
/// <param name="kinds">The kinds of the units that the rows name.</param>
/// <param name="names">The names of those that the reader sees.</param>
internal sealed class UnitHappenings(UnitRow unit, IReadOnlyList<UnitFact> facts, IReadOnlyDictionary<int, UnitKind> kinds, ILookup<int, UnitName> names)
{
    /// <summary>Whether some dated rows can be more than the first of each kind.</summary>
    public static bool MayHave(IEnumerable<UnitFact> facts) => facts.GroupBy(f => f.Kind)
        .Any(g => g.Key is UnitFactKind.FollowedBy or UnitFactKind.TookOver || g.Select(f => f.From).Distinct().Skip(1).Any());

    public IEnumerable<UnitHappening> All() => [.. Named(), .. Moved(), .. OfType(), .. Ended(), .. TookOver()];

    /// <summary>What the record of a last day that was taken back says; null where that day had not come, for then nothing had happened.</summary>
    public static UnitHappening? Reopened(int number, DateTimeOffset at, string record)
    {
        using var audit = JsonDocument.Parse(record);
        var closedOn = audit.RootElement.GetProperty("changes").EnumerateArray()
            .Select(c => c.TryGetProperty("before", out var before) && before.TryGetProperty(nameof(Domain.Unit.ClosedOn), out var day) ? day.GetString() : null).FirstOrDefault(d => d is not null);
        return closedOn is not null && DayText.TryReadWritten(closedOn, out var closed) && RoomsClock.DayOf(at) is var opened && closed < opened
            ? new(number, opened, "opened again", $"Opened again on {WardChange.Words(opened)}. It had closed after {WardChange.Words(closed)}.")
            : null;
    }

    private IEnumerable<UnitHappening> Named() => Changes(UnitFactKind.Name)
        .Select(c => Happening(c.After.From, "new name", $"Called {c.After.Text} since {WardChange.Words(c.After.From)}. Before, it was {c.Before.Text}."));

    private IEnumerable<UnitHappening> OfType() => Changes(UnitFactKind.Type)
        .Select(c => Happening(c.After.From, "new type", $"Of the type {c.After.Text} since {WardChange.Words(c.After.From)}. Before, it was {c.Before.Text}."));

    private IEnumerable<UnitHappening> Moved()
    {
        var above = facts.Where(f => f.Kind == UnitFactKind.Place).ToList();
        foreach (var day in above.Select(f => f.From).Distinct().Order().Skip(1))
        {
            var (before, after) = (At(above, day.AddDays(-1)), At(above, day));
            if (before.Place is { } from && after.Place is { } to && (from != to || before.Provider != after.Provider))
            {
                yield return Happening(day, "moved", MoveWords(before, after, day));
            }
        }
    }

    private string MoveWords((int? Place, int? Provider) before, (int? Place, int? Provider) after, DateOnly day)
    {
        var on = WardChange.Words(day);
        var isOther = before.Provider != after.Provider;
        if (before.Place == after.Place)
        {
            return $"Went on {on}, with its site, from {OrganisationWords(before.Provider, day.AddDays(-1))} to {OrganisationWords(after.Provider, day)}.";
        }

        var (from, to) = (PlaceWords(before, day.AddDays(-1), isOther), PlaceWords(after, day, isOther));
        return from == to ? $"Moved on {on} to another place of {to}." : $"Moved on {on} from {from} to {to}.";
    }

    /// <summary>A site with its organisation where that changes too; the organisation alone where the reader does not see the site.</summary>
    private string PlaceWords((int? Place, int? Provider) at, DateOnly day, bool withOrganisation)
    {
        var organisation = OrganisationWords(at.Provider, day);
        return NameOn(at.Place!.Value, day) is not { } place ? organisation
            : withOrganisation && at.Place != at.Provider ? $"{place} of {organisation}" : place;
    }

    private string OrganisationWords(int? provider, DateOnly day) => provider is { } number && NameOn(number, day) is { } name ? name : "another organisation";

    private (int? Place, int? Provider) At(List<UnitFact> above, DateOnly day)
    {
        var then = above.Where(f => f.From <= day && f.To > day).OrderBy(f => f.Depth).ToList();
        return (then.Find(f => f.Depth == 1)?.Other, then.Find(f => kinds.GetValueOrDefault(f.Other) == UnitKind.Provider)?.Other);
    }

    private IEnumerable<UnitHappening> Ended()
    {
        if (unit.ClosedOn is not { } closed)
        {
            yield break;
        }

        var next = facts.Where(f => f.Kind == UnitFactKind.FollowedBy).ToList();
        var part = next.Count > 1 ? ", each a part" : next.Exists(f => f.Depth == 1) ? " a part" : "";
        yield return Happening(closed, "closed", $"Closed: {WardChange.Words(closed)} was its last day.{(next.Count == 0 ? "" : $" {Upper(Listed(next))} took over{part}.")}");
    }

    private IEnumerable<UnitHappening> TookOver() => facts.Where(f => f.Kind == UnitFactKind.TookOver).GroupBy(f => (f.From, f.Depth))
        .Select(g => Happening(g.Key.From, "took over", $"Took over {(g.Key.Depth == 1 ? "a part of" : "from")} {Listed([.. g])} on {WardChange.Words(g.Key.From)}."));

    /// <summary>"Ash and Elm", A to Z; those that the reader does not see are counted and not named.</summary>
    private string Listed(List<UnitFact> others)
    {
        var seen = others.Select(o => NameOn(o.Other, o.From)).OfType<string>().Order(StringComparer.CurrentCulture).ToList();
        var unseen = others.Count - seen.Count;
        var noun = unit.Kind switch { UnitKind.Ward => "ward", UnitKind.Site => "site", _ => "organisation" };
        string[] all = [.. seen, .. unseen == 0 ? [] : new[] { unseen == 1 ? $"another {noun}" : $"{unseen} other {noun}s" }];
        return all.Length == 1 ? all[0] : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    private IEnumerable<(UnitFact Before, UnitFact After)> Changes(UnitFactKind kind)
    {
        var rows = facts.Where(f => f.Kind == kind).OrderBy(f => f.From).ToList();
        return rows.Zip(rows.Skip(1)).Where(p => p.First.Text != p.Second.Text);
    }

    /// <summary>What a unit that the reader sees was called on a day; null for one that is out of their reach.</summary>
    private string? NameOn(int other, DateOnly day) =>
        (names[other].Where(n => n.From <= day).MaxBy(n => n.From) ?? names[other].MinBy(n => n.From))?.Name;

    private UnitHappening Happening(DateOnly day, string label, string words) => new(unit.Number, day, label, words);

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
