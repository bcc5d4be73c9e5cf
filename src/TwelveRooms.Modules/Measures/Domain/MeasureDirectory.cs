using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.Domain;

/// <summary>Finds measures within the viewer's reach.</summary>
internal sealed class MeasureDirectory(Db db)
{
    /// <summary>One measure by its code or its id, as text; null when it is not there or not this viewer's to see.</summary>
    public Task<Measure?> FindAsync(string codeOrId, Viewer viewer, CancellationToken cancel)
    {
        var measures = db.For<Measure>(viewer);
        if (Guid.TryParse(codeOrId, out var guid))
        {
            var id = MeasureId.From(guid);
            return measures.SingleOrDefaultAsync(m => m.Id == id, cancel);
        }

        return measures.SingleOrDefaultAsync(m => m.Code == codeOrId, cancel);
    }

    /// <summary>Every measure of the library and of the viewer's wards, A to Z.</summary>
    public async Task<IReadOnlyList<Measure>> AllAsync(Viewer viewer, CancellationToken cancel) =>
        await db.For<Measure>(viewer).OrderBy(m => m.Name).ToListAsync(cancel);
}
