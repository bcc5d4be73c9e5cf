using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>Knows real sites and wards from made-up ones.</summary>
internal sealed class RealPlaces(Db db)
{
    /// <summary>The name of one site or ward, real or made up; null when there is none.</summary>
    public Task<string?> FirstAsync(Viewer viewer, CancellationToken cancel) =>
        db.For<Unit>(viewer).Where(u => u.Kind == UnitKind.Ward || u.Kind == UnitKind.Site).OrderBy(u => u.Number).Select(u => (string?)u.Name).FirstOrDefaultAsync(cancel);

    /// <summary>Whether a unit is made up, by its code: no register gives out such codes.</summary>
    public static bool IsMadeUp(UnitRow unit) => MadeUpCode.Is(unit.Code ?? "");

    /// <summary>The names of all real sites and wards that the viewer may see.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(Viewer viewer, CancellationToken cancel) =>
    [
        .. (await db.For<Unit>(viewer).Where(u => u.Kind == UnitKind.Ward || u.Kind == UnitKind.Site).Select(u => new { u.Name, u.Code }).ToListAsync(cancel))
            .Where(u => !MadeUpCode.Is(u.Code ?? "")).Select(u => u.Name),
    ];
}
