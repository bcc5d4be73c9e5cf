using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.Domain;

/// <summary>One move: below which unit, from which day on.</summary>
internal readonly record struct UnitMove(Unit Unit, int Parent, DateOnly From);

/// <summary>One new name: from which day on; without a day in place of the first name that it had.</summary>
internal readonly record struct UnitNaming(Unit Unit, string Name, DateOnly? From);

/// <summary>
/// Changes the tree inside one write, and rewrites the closure with each change. The write must reach the whole tree
/// (<see cref="Viewer.WithWholeTree"/>), because a unit that is new or on the move lies outside its owner's reach for a moment.
/// </summary>
internal static class UnitTree
{
    /// <summary>Before anything was recorded: the first day of a parent whose start nobody knows.</summary>
    public static readonly DateOnly Ever = new(1900, 1, 1);

    private const int TreeLock = 2;

    public static async Task<Unit> AddAsync(Write write, NewUnit added, CancellationToken cancel) =>
        (await AddAllAsync(write, [added], cancel))[0];

    /// <summary>Adds many units whose parents are there already, in the order given.</summary>
    public static async Task<IReadOnlyList<Unit>> AddAllAsync(Write write, IReadOnlyList<NewUnit> added, CancellationToken cancel)
    {
        if (added.Count == 0)
        {
            return [];
        }

        await TakeAsync(write, cancel);
        var partitions = await PartitionsForAsync(write, added, cancel);
        var units = added.Select((a, i) => a.ToUnit(partitions[i], write.Today)).ToList();
        units.ForEach(write.Add);
        await write.FlushAsync(cancel);
        for (var i = 0; i < units.Count; i++)
        {
            var (unit, plan) = (units[i], added[i]);
            write.Add(new UnitName { Unit = unit.Number, From = plan.From, Name = plan.Name });
            if (plan.Parent is { } parent)
            {
                List<(DateOnly From, int Parent)> all = [(plan.From, parent), .. plan.LaterParents];
                for (var p = 0; p < all.Count; p++)
                {
                    var to = p + 1 < all.Count ? all[p + 1].From : DateOnly.MaxValue;
                    write.Add(new UnitParent { Unit = unit.Number, Parent = all[p].Parent, From = all[p].From, To = to });
                }
            }
        }

        await write.FlushAsync(cancel);
        return await Closure.RewriteAsync(write, units.ConvertAll(u => u.Number), cancel)
            ? units
            : throw new InvalidOperationException("A new unit cannot lie below itself.");
    }

    /// <summary>Gives a name from a day on; the name that holds today is the one that is read.</summary>
    public static Task RenameAsync(Write write, Unit unit, string name, DateOnly from, CancellationToken cancel) =>
        RenameAllAsync(write, [new(unit, name, from)], cancel);

    /// <summary>Gives many names, one to each unit.</summary>
    public static async Task RenameAllAsync(Write write, IReadOnlyList<UnitNaming> namings, CancellationToken cancel)
    {
        if (namings.Count == 0)
        {
            return;
        }

        await TakeAsync(write, cancel);
        var numbers = namings.Select(n => n.Unit.Number).ToList();
        var stored = (await write.For<UnitName>().Where(n => numbers.Contains(n.Unit)).ToListAsync(cancel)).ToLookup(n => n.Unit);
        foreach (var (unit, name, day) in namings)
        {
            var names = stored[unit.Number].ToList();
            var from = day ?? names.Min(n => n.From);
            if (names.Find(n => n.From == from) is { } same)
            {
                same.Name = name;
            }
            else
            {
                names.Add(new() { Unit = unit.Number, From = from, Name = name });
                write.Add(names[^1]);
            }

            unit.Name = names.Where(n => n.From <= write.Today).MaxBy(n => n.From)?.Name ?? name;
            unit.Version++;
        }

        await write.FlushAsync(cancel);
    }

    /// <summary>Puts a unit below another from a day on, in place of whatever was planned from that day.</summary>
    /// <returns>False when that would make a loop; nothing is changed then.</returns>
    public static async Task<bool> MoveAsync(Write write, Unit unit, int parent, DateOnly from, CancellationToken cancel) =>
        parent != unit.Number
        && !await write.Paths.AnyAsync(p => p.Descendant == parent && p.Ancestor == unit.Number && p.To > from, cancel)
        && await MoveAllAsync(write, [new(unit, parent, from)], cancel);

    /// <summary>Makes many moves, in order, and rewrites the closure once.</summary>
    /// <returns>False when one of them made a loop; the write must then be refused.</returns>
    public static async Task<bool> MoveAllAsync(Write write, IReadOnlyList<UnitMove> moves, CancellationToken cancel)
    {
        await TakeAsync(write, cancel);
        var numbers = moves.Select(m => m.Unit.Number).ToHashSet();
        var parents = (await write.For<UnitParent>().Where(p => numbers.Contains(p.Unit)).ToListAsync(cancel))
            .GroupBy(p => p.Unit).ToDictionary(g => g.Key, g => g.ToList());

        // A later move of a unit may write the row that an earlier one removed, so the first moves of all units go first.
        foreach (var round in moves.GroupBy(m => m.Unit).SelectMany(g => g.Index()).GroupBy(m => m.Index, m => m.Item).OrderBy(g => g.Key))
        {
            foreach (var (unit, parent, from) in round)
            {
                Move(write, unit, parent, from, parents.TryGetValue(unit.Number, out var rows) ? rows : parents[unit.Number] = []);
            }

            await write.FlushAsync(cancel);
        }

        return await Closure.RewriteAsync(write, numbers, cancel);
    }

    private static void Move(Write write, Unit unit, int parent, DateOnly from, List<UnitParent> rows)
    {
        foreach (var row in rows.Where(p => p.From < from && p.To > from))
        {
            row.To = from;
        }

        foreach (var row in rows.Where(p => p.From > from).ToList())
        {
            rows.Remove(row);
            write.Remove(row);
        }

        if (rows.Find(p => p.From == from) is { } same)
        {
            (same.Parent, same.To) = (parent, DateOnly.MaxValue);
        }
        else
        {
            rows.Add(new() { Unit = unit.Number, Parent = parent, From = from, To = DateOnly.MaxValue });
            write.Add(rows[^1]);
        }

        unit.Version++;
    }

    /// <summary>An organisation gets a partition of its own, once; what hangs below it takes the one of the organisation above.</summary>
    private static async Task<IReadOnlyList<short>> PartitionsForAsync(Write write, IReadOnlyList<NewUnit> added, CancellationToken cancel)
    {
        var last = await write.For<Unit>().MaxAsync(u => (short?)u.Partition, cancel) ?? 0;
        var parents = added.Where(a => a.Parent is not null).Select(a => a.Parent!.Value).Distinct().ToList();
        var above = await write.For<Unit>().Where(u => parents.Contains(u.Number)).Select(u => new { u.Number, u.Partition })
            .ToDictionaryAsync(u => u.Number, u => u.Partition, cancel);
        return [.. added.Select(a => a.Kind == UnitKind.Provider ? ++last : a.Parent is { } parent ? above[parent] : (short)0)];
    }

    private static Task TakeAsync(Write write, CancellationToken cancel) => write.Viewer.Reach == ReachKind.Everything
        ? write.LockAsync(TreeLock, 0, cancel)
        : throw new InvalidOperationException("The tree is changed with the whole of it in reach, after the rights have been checked.");
}
