using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>Knows real sites and wards from made-up ones.</summary>
internal sealed class RealPlaces(Db db)
{
    /// <summary>The names of all real sites and wards that the viewer may see.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(Viewer viewer, CancellationToken cancel) =>
    [
        .. (await db.For<Unit>(viewer).Where(u => u.Kind == UnitKind.Ward || u.Kind == UnitKind.Site).Select(u => new { u.Name, u.Code }).ToListAsync(cancel))
            .Where(u => !MadeUpCode.Is(u.Code ?? "")).Select(u => u.Name),
    ];
}
