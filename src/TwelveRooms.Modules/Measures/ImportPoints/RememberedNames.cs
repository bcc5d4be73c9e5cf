using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>What somebody has said that a name in an organisation's files means.</summary>
/// <param name="Id">To forget it by.</param>
/// <param name="Organisation">Whose files.</param>
/// <param name="Name">The name, as names are compared: in small letters.</param>
/// <param name="Means">The ward or the measure.</param>
internal sealed record RememberedName(Guid Id, string Organisation, string Name, string Means);

/// <summary>Lists the remembered names of the organisations that somebody may bring numbers into.</summary>
internal sealed class RememberedNames(Db db, UnitDirectory directory, MeasureDirectory measures)
{
    /// <summary>By organisation, then by name.</summary>
    public async Task<IReadOnlyList<RememberedName>> AllAsync(Viewer viewer, CancellationToken cancel)
    {
        var names = await db.For<ImportName>(viewer).Where(n => n.Kind != ImportNameKind.Published).ToListAsync(cancel);
        var standings = await db.StandingsAsync(viewer, [.. names.Select(n => n.Provider).Distinct()], cancel);
        names.RemoveAll(n => viewer.Reach != ReachKind.Everything && !(standings.TryGetValue(n.Provider, out var standing) && standing.May(Rights.Import)));
        var units = names.Select(n => n.Provider).Concat(names.Where(n => n.Kind == ImportNameKind.Ward).Select(n => n.Target)).Distinct().ToList();
        var unitName = (await directory.FindAsync(units, viewer, cancel)).ToDictionary(u => u.Key, u => u.Value.Name);
        var measureName = (await measures.AllAsync(viewer, cancel)).ToDictionary(m => m.Number, m => m.Name);
        return
        [
            .. names.Select(n => new RememberedName(
                    n.Id, unitName.GetValueOrDefault(n.Provider, "?"), n.Name,
                    n.Target == ImportName.Nothing ? n.Kind == ImportNameKind.Ward ? "no ward, and its rows are left out" : "no measure, and is left out"
                    : (n.Kind == ImportNameKind.Ward ? unitName : measureName).GetValueOrDefault(n.Target, "a ward or measure that is not there any more")))
                .OrderBy(n => n.Organisation, StringComparer.CurrentCulture).ThenBy(n => n.Name, StringComparer.CurrentCulture),
        ];
    }
}
