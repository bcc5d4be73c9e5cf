using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>The tree as it was before the file, read once: a country is a few thousand rows.</summary>
internal sealed class StoredTree
{
    private readonly Dictionary<string, Unit> _byCode;
    private readonly Dictionary<int, Unit> _byNumber;
    private readonly ILookup<int, UnitParent> _parents;
    private readonly ILookup<int, SitePlace> _places;
    private readonly ILookup<int, UnitSuccessor> _successors;

    private StoredTree(List<Unit> units, List<UnitParent> parents, List<SitePlace> places, List<UnitSuccessor> successors)
    {
        Programme = units.Find(u => u.Kind == UnitKind.Programme);
        _byCode = units.Where(u => u.Code is not null).ToDictionary(u => u.Code!);
        _byNumber = units.ToDictionary(u => u.Number);
        _parents = parents.ToLookup(p => p.Unit);
        _places = places.ToLookup(p => p.Site);
        _successors = successors.ToLookup(s => s.Unit);
    }

    public Unit? Programme { get; private set; }

    /// <summary>Inside a write: the units are tracked, and may be changed.</summary>
    public static async Task<StoredTree> LoadAsync(Write write, CancellationToken cancel) => new(
        await write.For<Unit>().ToListAsync(cancel),
        await write.For<UnitParent>().AsNoTracking().ToListAsync(cancel),
        await write.For<SitePlace>().AsNoTracking().ToListAsync(cancel),
        await write.For<UnitSuccessor>().AsNoTracking().ToListAsync(cancel));

    /// <summary>Only to look at, while others write.</summary>
    public static async Task<StoredTree> LoadAsync(Db db, Viewer viewer, CancellationToken cancel) => new(
        await db.For<Unit>(viewer).ToListAsync(cancel),
        await db.For<UnitParent>(viewer).ToListAsync(cancel),
        await db.For<SitePlace>(viewer).ToListAsync(cancel),
        await db.For<UnitSuccessor>(viewer).ToListAsync(cancel));

    public Unit? Find(string code) => _byCode.GetValueOrDefault(code);

    public Unit? Find(int number) => _byNumber.GetValueOrDefault(number);

    public void Take(Unit made)
    {
        _byCode.Add(made.Code!, made);
        _byNumber.Add(made.Number, made);
        Programme = made.Kind == UnitKind.Programme ? made : Programme;
    }

    /// <summary>The unit of a parent's code, once it is there; a null code is the programme.</summary>
    public Unit? ParentOf(DraftParent parent) => parent.Code is null ? Programme : Find(parent.Code);

    /// <summary>The parents as they were before the file, oldest first.</summary>
    public IReadOnlyList<UnitParent> ParentsOf(Unit unit) => [.. _parents[unit.Number].OrderBy(p => p.From)];

    public Unit? ParentOn(Unit unit, DateOnly day) =>
        _parents[unit.Number].FirstOrDefault(p => p.From <= day && p.To > day) is { } row ? Find(row.Parent) : null;

    /// <summary>Where a site lies of its own.</summary>
    public IEnumerable<SitePlace> PlacesOf(Unit site) => _places[site.Number];

    public IEnumerable<Unit> SuccessorsOf(Unit unit) => _successors[unit.Number].Select(s => _byNumber[s.Successor]);
}
