using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>What a publisher calls a unit: a code, or a name alone where it gives none.</summary>
internal readonly record struct PublishedName(string Code, string Name);

/// <summary>Finds the units that published files name, inside a write that has the whole tree in reach.</summary>
internal static class PublishedUnits
{
    private const string England = "ENGLAND";

    /// <summary>
    /// The units of some names. England is made when it is missing. An organisation without a code is known by its name, and made
    /// "not checked" when it is missing, because no file of organisations could bring it in. A code that is not there is left out.
    /// </summary>
    public static async Task<IReadOnlyDictionary<PublishedName, UnitRow>> FindOrMakeAsync(
        Write write, IReadOnlyCollection<PublishedName> named, ICollection<string> notes, CancellationToken cancel)
    {
        var known = await KnownAsync(write, cancel);
        var missing = new List<NewUnit>();
        foreach (var name in named.Where(n => Find(known, n) is null))
        {
            if (name.Code == England)
            {
                missing.Add(new(UnitKind.Country, "England", England, null, UnitTree.Ever));
            }
            else if (name.Code.Length == 0)
            {
                var programme = known.FirstOrDefault(u => u.Kind == UnitKind.Programme)?.Number;
                missing.Add(new(UnitKind.Provider, name.Name, null, programme, UnitTree.Ever) { IsChecked = false });
                notes.Add($"{name.Name} is published without a code. It was made as an organisation that is not checked.");
            }
        }

        if (missing.Count > 0)
        {
            await UnitTree.AddAllAsync(write, missing, cancel);
            known = await KnownAsync(write, cancel);
        }

        return named.Select(n => (Name: n, Unit: Find(known, n))).Where(p => p.Unit is not null).ToDictionary(p => p.Name, p => p.Unit!);
    }

    private static Task<List<UnitRow>> KnownAsync(Write write, CancellationToken cancel) =>
        UnitDirectory.Rows(write.For<Unit>().AsNoTracking().Where(u => u.Kind != UnitKind.Site && u.Kind != UnitKind.Ward)).ToListAsync(cancel);

    private static UnitRow? Find(List<UnitRow> known, PublishedName name) => name.Code.Length > 0
        ? known.Find(u => u.Code == name.Code)
        : known.Find(u => u.Kind == UnitKind.Provider && string.Equals(u.Name, name.Name, StringComparison.OrdinalIgnoreCase));
}
