using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>Tells wards from the sites between, inside a write that has them in reach.</summary>
internal static class PooledWards
{
    /// <summary>Those of some units that are wards.</summary>
    public static Task<List<UnitRow>> FindAsync(Write write, IReadOnlyCollection<int> numbers, CancellationToken cancel) =>
        UnitDirectory.Rows(write.For<Unit>().AsNoTracking().Where(u => numbers.Contains(u.Number) && u.Kind == UnitKind.Ward)).ToListAsync(cancel);
}
