using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>The tree as it was before the file, read once: a country is a few thousand rows.</summary>
internal sealed class StoredTree
{
    private readonly Dictionary<string, Unit> _byCode;
    private readonly ILookup<int, UnitParent> _parents;

    private StoredTree(List<Unit> units, List<UnitParent> parents)
    {
        Programme = units.Find(u => u.Kind == UnitKind.Programme);
        _byCode = units.Where(u => u.Code is not null).ToDictionary(u => u.Code!);
        _parents = parents.ToLookup(p => p.Unit);
    }

    public Unit? Programme { get; private set; }

    public static async Task<StoredTree> LoadAsync(Write write, CancellationToken cancel) => new(
        await write.For<Unit>().ToListAsync(cancel),
        await write.For<UnitParent>().AsNoTracking().ToListAsync(cancel));

    public Unit? Find(string code) => _byCode.GetValueOrDefault(code);

    public void Take(Unit made)
    {
        _byCode.Add(made.Code!, made);
        Programme = made.Kind == UnitKind.Programme ? made : Programme;
    }

    /// <summary>The unit of a parent's code; a null code is the programme.</summary>
    public Unit ParentOf(DraftParent parent) => parent.Code is null ? Programme! : _byCode[parent.Code];

    /// <summary>The parents as they were before the file, oldest first.</summary>
    public IReadOnlyList<UnitParent> ParentsOf(Unit unit) => [.. _parents[unit.Number].OrderBy(p => p.From)];

    public Unit? ParentOn(Unit unit, DateOnly day) =>
        _parents[unit.Number].FirstOrDefault(p => p.From <= day && p.To > day) is { } row
            ? _byCode.Values.FirstOrDefault(u => u.Number == row.Parent) ?? Programme
            : null;
}
