using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.Domain;

/// <summary>Finds measures within the viewer's reach.</summary>
internal sealed class MeasureDirectory(Db db)
{
    /// <summary>One measure by its code or its id, as text; null when it is not there or not this viewer's to see.</summary>
    public Task<Measure?> FindAsync(string codeOrId, Viewer viewer, CancellationToken cancel) =>
        db.For<Measure>(viewer).Named(codeOrId).SingleOrDefaultAsync(cancel);

    /// <summary>Measures by code or id, as text; those that are not there, or not this viewer's to see, are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Measure>> FindAsync(IReadOnlyCollection<string> codesOrIds, Viewer viewer, CancellationToken cancel)
    {
        var ids = codesOrIds.Select(t => Guid.TryParse(t, out var id) ? id : (Guid?)null).OfType<Guid>().Select(MeasureId.From).ToList();
        var rows = await db.For<Measure>(viewer).Where(m => codesOrIds.Contains(m.Code) || ids.Contains(m.Id)).ToListAsync(cancel);
        var (byCode, byId) = (rows.ToDictionary(m => m.Code), rows.ToDictionary(m => m.Id.Value));
        return codesOrIds.Select(t => (Text: t, Row: Guid.TryParse(t, out var id) ? byId.GetValueOrDefault(id) : byCode.GetValueOrDefault(t)))
            .Where(f => f.Row is not null).ToDictionary(f => f.Text, f => f.Row!);
    }

    /// <summary>Every measure of the library and of the viewer's wards, A to Z.</summary>
    public async Task<IReadOnlyList<Measure>> AllAsync(Viewer viewer, CancellationToken cancel) =>
        await db.For<Measure>(viewer).OrderBy(m => m.Name).ToListAsync(cancel);
}

internal static class MeasureNames
{
    /// <summary>The measure with this code or this id, as text.</summary>
    public static IQueryable<Measure> Named(this IQueryable<Measure> measures, string codeOrId)
    {
        if (!Guid.TryParse(codeOrId, out var guid))
        {
            return measures.Where(m => m.Code == codeOrId);
        }

        var id = MeasureId.From(guid);
        return measures.Where(m => m.Id == id);
    }
}
