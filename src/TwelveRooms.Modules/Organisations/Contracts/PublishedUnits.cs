using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>What a publisher calls a unit. Where it gives a code, that alone says which; the same unit may be spelt in many ways.</summary>
internal readonly record struct PublishedName(string Code, string Name)
{
    public bool Equals(PublishedName other) => Code == other.Code && (Code.Length > 0 || Name == other.Name);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Code.Length > 0 ? Code : Name);
}

/// <summary>Finds the units that published files name, inside a write that has the whole tree in reach.</summary>
internal static class PublishedUnits
{
    /// <summary>Countries that figures are published for. They stand beside each other: England and Wales is no part of the tree, and England none of it.</summary>
    private static readonly Dictionary<string, string> Countries = new() { ["ENGLAND"] = "England", ["ENGLAND_WALES"] = "England and Wales" };

    /// <summary>
    /// The units of some names. A country is made when it is missing. An organisation without a code is known by its name, and made
    /// "not checked" when it is missing, because no file of organisations could bring it in. So is one whose code the register does not have,
    /// while it has others of the same file and nobody of that name: registers lag behind and leave out. Any other code that is not there is
    /// left out, because it is a slip, or the register has not been loaded.
    /// </summary>
    public static async Task<IReadOnlyDictionary<PublishedName, UnitRow>> FindOrMakeAsync(
        Write write, IReadOnlyCollection<PublishedName> named, ICollection<string> notes, CancellationToken cancel)
    {
        var known = await KnownAsync(write, cancel);
        var missing = new List<NewUnit>();
        var isLoaded = named.Any(n => n.Code.Length > 0 && Find(known, n) is { Kind: UnitKind.Provider });
        foreach (var name in named.Where(n => Find(known, n) is null))
        {
            if (Countries.TryGetValue(name.Code, out var country))
            {
                missing.Add(new(UnitKind.Country, country, name.Code, null, UnitTree.Ever));
            }
            else if (name.Code.Length == 0)
            {
                missing.Add(NotChecked(known, name));
                notes.Add($"{name.Name} is published without a code. It was made as an organisation that is not checked.");
            }
            else if (isLoaded && name.Name.Length > 0 && !known.Exists(u => IsCalled(u, name.Name)))
            {
                missing.Add(NotChecked(known, name));
                notes.Add($"{name.Name} ({name.Code}) is not among the organisations. It was made as one that is not checked.");
            }
        }

        if (missing.Count > 0)
        {
            await UnitTree.AddAllAsync(write, missing, cancel);
            known = await KnownAsync(write, cancel);
        }

        return named.Select(n => (Name: n, Unit: Find(known, n))).Where(p => p.Unit is not null).ToDictionary(p => p.Name, p => p.Unit!);
    }

    private static NewUnit NotChecked(List<UnitRow> known, PublishedName name) => new(
        UnitKind.Provider, name.Name, name.Code.Length > 0 ? name.Code : null, known.Find(u => u.Kind == UnitKind.Programme)?.Number, UnitTree.Ever) { IsChecked = false };

    private static Task<List<UnitRow>> KnownAsync(Write write, CancellationToken cancel) =>
        UnitDirectory.Rows(write.For<Unit>().AsNoTracking().Where(u => u.Kind != UnitKind.Site && u.Kind != UnitKind.Ward)).ToListAsync(cancel);

    private static UnitRow? Find(List<UnitRow> known, PublishedName name) => name.Code.Length > 0
        ? known.Find(u => u.Code == name.Code)
        : known.Find(u => u.Kind == UnitKind.Provider && IsCalled(u, name.Name));

    private static bool IsCalled(UnitRow unit, string name) => string.Equals(unit.Name, name, StringComparison.OrdinalIgnoreCase);
}
