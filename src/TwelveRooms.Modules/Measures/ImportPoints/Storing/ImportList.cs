using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints.Storing;

/// <summary>What was brought in, as far as the viewer holds it.</summary>
internal sealed class ImportList(Db db)
{
    public async Task<IReadOnlyList<ImportBatch>> NewestAsync(int most, Viewer viewer, CancellationToken cancel) =>
        await db.For<ImportBatch>(viewer).OrderByDescending(b => b.Number).Take(most).ToListAsync(cancel);
}
