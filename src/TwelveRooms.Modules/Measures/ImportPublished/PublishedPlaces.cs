using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Measures.ImportPublished.Reading;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPublished;

/// <summary>An organisation of a file that has no place in the tree yet.</summary>
/// <param name="Code">Its code, or its name where it was published without one.</param>
/// <param name="Name">Its name in the file.</param>
/// <param name="Level">What kind of unit it is.</param>
/// <param name="Rows">How many rows of the whole organisation are kept for it.</param>
internal sealed record UnmatchedCode(string Code, string? Name, PublishedLevel Level, int Rows);

/// <summary>Finds the units that published files name: by code, by what somebody said a code means, or by name where there is no code.</summary>
internal sealed class PublishedPlaces(Db db, UnitDirectory directory)
{
    /// <summary>The units that a file is about; of invented figures only those that are made up as well.</summary>
    public async Task<IReadOnlyDictionary<(PublishedLevel Level, string Organisation), UnitRow>> OfAsync(PublishedFile file, Viewer viewer, CancellationToken cancel)
    {
        var found = await FindAsync([.. file.Rows.Where(r => r.IsOfAUnit || r.IsOfResidents).Select(r => (r.Level, r.Organisation)).Distinct()], viewer, cancel);
        return file.IsMadeUp ? found.Where(f => RealPlaces.IsMadeUp(f.Value)).ToDictionary(f => f.Key, f => f.Value) : found;
    }

    /// <summary>The units of some organisations as published; those that have none are left out.</summary>
    public async Task<IReadOnlyDictionary<(PublishedLevel Level, string Organisation), UnitRow>> FindAsync(
        IReadOnlyCollection<(PublishedLevel Level, string Organisation)> named, Viewer viewer, CancellationToken cancel)
    {
        var codes = named.Select(n => n.Organisation).Distinct().ToList();
        var byCode = await directory.FindAsync(codes, viewer, cancel);
        var folded = codes.ToDictionary(c => c, NameFold.Of);
        var said = await db.For<ImportName>(viewer).Where(n => n.Kind == ImportNameKind.Published).ToDictionaryAsync(n => n.Name, n => n.Target, cancel);
        var meant = await directory.FindAsync([.. said.Values.Distinct()], viewer, cancel);
        var byName = (await directory.AllAsync(UnitKind.Provider, viewer, cancel)).Where(u => u.Code is null)
            .GroupBy(u => NameFold.Of(u.Name)).ToDictionary(g => g.Key, g => g.First());
        var found = new Dictionary<(PublishedLevel, string), UnitRow>();
        foreach (var name in named)
        {
            var unit = said.TryGetValue(folded[name.Organisation], out var number) ? meant.GetValueOrDefault(number)
                : byCode.GetValueOrDefault(name.Organisation) ?? byName.GetValueOrDefault(folded[name.Organisation]);
            if (unit is not null && KindOf(name.Level) == unit.Kind)
            {
                found[name] = unit;
            }
        }

        return found;
    }

    /// <summary>The kind of unit that a level is about; null for those that have no place in the tree.</summary>
    public static UnitKind? KindOf(PublishedLevel level) => level switch
    {
        PublishedLevel.England => UnitKind.Country,
        PublishedLevel.Region => UnitKind.Region,
        PublishedLevel.Icb => UnitKind.Icb,
        PublishedLevel.Provider or PublishedLevel.Sending or PublishedLevel.Receiving => UnitKind.Provider,
        _ => null,
    };
}
