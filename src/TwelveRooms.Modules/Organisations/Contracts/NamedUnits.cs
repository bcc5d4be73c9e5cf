using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>A unit that a file may name, by its code or by any name that it has had.</summary>
/// <param name="Unit">The unit as it is today.</param>
/// <param name="Names">Today's name first, then earlier ones.</param>
/// <param name="Providers">The organisations that run it or ran it, by number, the newest first; its own for an organisation.</param>
internal sealed record NamedUnit(UnitRow Unit, IReadOnlyList<string> Names, IReadOnlyList<int> Providers);

/// <summary>Every organisation, site and ward in reach, with all that files may call it.</summary>
internal sealed class NamedUnits(Db db)
{
    public async Task<IReadOnlyList<NamedUnit>> AllAsync(Viewer viewer, CancellationToken cancel)
    {
        var units = await UnitDirectory.Rows(db.For<Unit>(viewer).Where(u => u.Kind == UnitKind.Provider || u.Kind == UnitKind.Site || u.Kind == UnitKind.Ward))
            .ToListAsync(cancel);
        var names = (await db.For<UnitName>(viewer).OrderByDescending(n => n.From).Select(n => new { n.Unit, n.Name }).ToListAsync(cancel)).ToLookup(n => n.Unit, n => n.Name);
        var organisations = units.Where(u => u.Kind == UnitKind.Provider).Select(u => u.Number).ToHashSet();
        var above = (await db.Paths.Where(p => p.Depth > 0).Join(db.For<Unit>(viewer).Where(u => u.Kind == UnitKind.Provider), p => p.Ancestor, u => u.Number, (p, _) => new { p.Descendant, p.Ancestor, p.To })
            .OrderByDescending(p => p.To).ToListAsync(cancel)).ToLookup(p => p.Descendant, p => p.Ancestor);
        return [.. units.Select(u => new NamedUnit(u, [u.Name, .. names[u.Number].Where(n => n != u.Name)], organisations.Contains(u.Number) ? [u.Number] : [.. above[u.Number].Distinct()]))];
    }
}
