using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>One dated change of a unit: a move, a new name, another type, its end, what it took over, its being opened again.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Day">The day on which it became so; of an end the last day.</param>
/// <param name="Label">Two or three words.</param>
/// <param name="Words">A sentence with its day. Other units are named in it only where the reader sees them.</param>
public sealed record UnitHappening(int Unit, DateOnly Day, string Label, string Words);

/// <summary>
/// What became of units over time, read from their dated rows: nobody writes a note, and nothing is stored twice. That a last day was
/// taken back leaves no row, so it is read from the audit.
/// </summary>
internal sealed class UnitHistories(Db db)
{
    /// <summary>The units are reached by the viewer; what happened to them is theirs to know, and names of other units are not.</summary>
    private static readonly Viewer Inside = Viewer.System("unit-history");

    /// <summary>What happened to some units that the viewer may see, each in the order of its days; plans are among it.</summary>
    public async Task<ILookup<int, UnitHappening>> OfAsync(IReadOnlyCollection<UnitRow> units, Viewer viewer, CancellationToken cancel)
    {
        var facts = (await FactsAsync([.. units.Select(u => u.Number)], cancel)).ToLookup(f => f.Unit);
        var changed = units.Where(u => u.ClosedOn is not null || UnitHappenings.MayHave(facts[u.Number]) || MayHaveReopened(u)).ToList();
        if (changed.Count == 0)
        {
            return Enumerable.Empty<UnitHappening>().ToLookup(h => h.Unit);
        }

        var others = changed.SelectMany(u => facts[u.Number]).Select(f => f.Other).Where(n => n != 0).Distinct().ToList();
        var kinds = await db.For<Unit>(Inside).Where(u => others.Contains(u.Number)).ToDictionaryAsync(u => u.Number, u => u.Kind, cancel);
        var names = (await db.For<UnitName>(viewer).Where(n => others.Contains(n.Unit)).ToListAsync(cancel)).ToLookup(n => n.Unit);
        var reopened = await ReopenedAsync([.. changed.Where(MayHaveReopened).Select(u => u.Number)], cancel);
        return changed.SelectMany(u => new UnitHappenings(u, [.. facts[u.Number]], kinds, names).All().Concat(reopened[u.Number])).OrderBy(h => h.Day).ToLookup(h => h.Unit);
    }

    /// <summary>A last day that was given and taken back is two changes.</summary>
    private static bool MayHaveReopened(UnitRow unit) => unit is { Kind: UnitKind.Ward, Version: >= 2 };

    /// <summary>All dated rows of the units in one question: every chart asks it.</summary>
    private Task<List<UnitFact>> FactsAsync(IReadOnlyCollection<int> units, CancellationToken cancel)
    {
        var names = db.For<UnitName>(Inside).Where(n => units.Contains(n.Unit))
            .Select(n => new UnitFact { Kind = UnitFactKind.Name, Unit = n.Unit, Other = 0, Depth = 0, From = n.From, To = n.From, Text = n.Name });
        var places = db.Paths.Where(p => units.Contains(p.Descendant) && p.Depth > 0 && p.IsWithinOrganisation)
            .Select(p => new UnitFact { Kind = UnitFactKind.Place, Unit = p.Descendant, Other = p.Ancestor, Depth = p.Depth, From = p.From, To = p.To, Text = "" });
        var followed = db.For<UnitSuccessor>(Inside).Where(s => units.Contains(s.Unit))
            .Select(s => new UnitFact { Kind = UnitFactKind.FollowedBy, Unit = s.Unit, Other = s.Successor, Depth = s.IsSplit ? 1 : 0, From = s.On, To = s.On, Text = "" });
        var tookOver = db.For<UnitSuccessor>(Inside).Where(s => units.Contains(s.Successor))
            .Select(s => new UnitFact { Kind = UnitFactKind.TookOver, Unit = s.Successor, Other = s.Unit, Depth = s.IsSplit || db.For<UnitSuccessor>(Inside).Any(o => o.Unit == s.Unit && o.Successor != s.Successor) ? 1 : 0, From = s.On, To = s.On, Text = "" });
        var types = db.For<UnitGroupMember>(Inside).Where(m => units.Contains(m.Unit))
            .Join(db.For<UnitGroup>(Inside).Where(g => g.Kind == GroupKinds.WardType), m => m.Group, g => g.Number, (m, g) => new { m.Unit, m.From, m.To, g.Name })
            .Select(m => new UnitFact { Kind = UnitFactKind.Type, Unit = m.Unit, Other = 0, Depth = 0, From = m.From, To = m.To, Text = m.Name });
        return names.Concat(places).Concat(followed).Concat(tookOver).Concat(types).ToListAsync(cancel);
    }

    private async Task<ILookup<int, UnitHappening>> ReopenedAsync(IReadOnlyCollection<int> units, CancellationToken cancel)
    {
        var records = units.Count == 0
            ? []
            : await db.For<AuditRecord>(Inside).Where(a => a.Unit != null && units.Contains(a.Unit.Value) && a.Action == ReopenWard.ReopenWardHandler.Action)
                .Select(a => new { Unit = a.Unit!.Value, a.At, a.Text }).ToListAsync(cancel);
        return records.Select(a => UnitHappenings.Reopened(a.Unit, a.At, a.Text)).OfType<UnitHappening>().ToLookup(h => h.Unit);
    }
}
