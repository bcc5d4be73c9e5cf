using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Domain;

/// <summary>A unit as it was on a day: its name, what it lay below, and whether it was open.</summary>
internal sealed record DayUnit(
    int Number, UnitId Id, UnitKind Kind, string Name, string? Code, int? Parent, DateOnly? OpenedOn, DateOnly? ClosedOn, bool IsChecked)
{
    /// <summary>Every name that it has had.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public bool HasClosedBy(DateOnly day) => ClosedOn < day;

    public bool IsOpenOn(DateOnly day) => !(OpenedOn > day) && !HasClosedBy(day);

    /// <summary>Whether a searched text stands in its code or one of its names.</summary>
    public bool Matches(string text) =>
        string.Equals(Code, text, StringComparison.OrdinalIgnoreCase) || Names.Any(n => n.Contains(text, StringComparison.OrdinalIgnoreCase));
}

/// <summary>The organisations of the whole programme as they stood on a day. Sites and wards are not among them.</summary>
internal sealed class TreeDay
{
    private TreeDay(IReadOnlyDictionary<int, DayUnit> units, ILookup<int, UnitSuccessor> successors) => (Units, Successors) = (units, successors);

    public IReadOnlyDictionary<int, DayUnit> Units { get; }

    public ILookup<int, UnitSuccessor> Successors { get; }

    public static async Task<TreeDay> ReadAsync(Db db, DateOnly day, Viewer viewer, CancellationToken cancel)
    {
        var units = await db.For<Unit>(viewer).Where(u => u.Kind != UnitKind.Site && u.Kind != UnitKind.Ward).ToListAsync(cancel);
        var numbers = db.For<Unit>(viewer).Where(u => u.Kind != UnitKind.Site && u.Kind != UnitKind.Ward).Select(u => u.Number);
        var names = (await db.For<UnitName>(viewer).Where(n => numbers.Contains(n.Unit)).ToListAsync(cancel)).ToLookup(n => n.Unit);
        var parents = await db.For<UnitParent>(viewer).Where(p => numbers.Contains(p.Unit) && p.From <= day && p.To > day)
            .ToDictionaryAsync(p => p.Unit, p => p.Parent, cancel);
        var successors = (await db.For<UnitSuccessor>(viewer).Where(s => numbers.Contains(s.Unit)).ToListAsync(cancel)).ToLookup(s => s.Unit);
        var rows = units.Select(u => new DayUnit(
            u.Number, u.Id, u.Kind, names[u.Number].Where(n => n.From <= day).MaxBy(n => n.From)?.Name ?? u.Name, u.Code,
            parents.TryGetValue(u.Number, out var parent) ? parent : null, u.OpenedOn, u.ClosedOn, u.IsChecked)
        { Names = [u.Name, .. names[u.Number].Select(n => n.Name)] });
        return new(rows.ToDictionary(u => u.Number), successors);
    }

    /// <summary>The nearest unit above of a kind that was open on the day; null where there is none.</summary>
    public DayUnit? Above(DayUnit unit, UnitKind kind, DateOnly day)
    {
        for (var at = unit.Parent; at is { } number && Units.TryGetValue(number, out var above); at = above.Parent)
        {
            if (above.Kind == kind && above.IsOpenOn(day))
            {
                return above;
            }
        }

        return null;
    }

    /// <summary>What a reader must know beside the name: closed, followed by whom, not checked.</summary>
    public string WordsOf(DayUnit unit, DateOnly day)
    {
        var words = new List<string>();
        if (unit.ClosedOn is { } closed)
        {
            var how = !unit.HasClosedBy(day) ? "open until" : Successors[unit.Number].Any(s => s.IsSplit) ? "closed and shared out after" : "closed after";
            words.Add($"{how} {WardChange.Words(closed)}");
        }

        var after = Successors[unit.Number].Select(s => Units.GetValueOrDefault(s.Successor)?.Name).OfType<string>().Order(StringComparer.CurrentCulture).ToList();
        if (after.Count > 0)
        {
            words.Add($"followed by {string.Join(", ", after)}");
        }

        if (!unit.IsChecked)
        {
            words.Add("not checked against the register");
        }

        return string.Join("; ", words);
    }
}
