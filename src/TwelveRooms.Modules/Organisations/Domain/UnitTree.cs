using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.Domain;

/// <summary>What is needed to add a unit.</summary>
internal sealed record NewUnit(UnitKind Kind, string Name, string? Code, int? Parent, DateOnly From)
{
    public DateOnly? OpenedOn { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public string? WardType { get; init; }

    public string? OrganisationType { get; init; }

    public int? Beds { get; init; }

    public string? Aim { get; init; }

    public bool IsChecked { get; init; } = true;

    public bool IsDemo { get; init; }
}

/// <summary>Changes the tree inside one write, and rewrites the closure with each change.</summary>
internal static class UnitTree
{
    /// <summary>Before anything was recorded: the first day of a parent whose start nobody knows.</summary>
    public static readonly DateOnly Ever = new(1900, 1, 1);

    public static async Task<Unit> AddAsync(Write write, NewUnit added, CancellationToken cancel)
    {
        var unit = new Unit
        {
            Kind = added.Kind,
            Name = added.Name,
            Code = added.Code,
            OpenedOn = added.OpenedOn,
            ClosedOn = added.ClosedOn,
            WardType = added.WardType,
            OrganisationType = added.OrganisationType,
            Beds = added.Beds,
            Aim = added.Aim,
            IsChecked = added.IsChecked,
            IsDemo = added.IsDemo,
            Partition = await PartitionForAsync(write, added, cancel),
        };
        write.Add(unit);
        await write.FlushAsync(cancel);
        write.Add(new UnitName { Unit = unit.Number, From = added.From, Name = added.Name });
        if (added.Parent is { } parent)
        {
            write.Add(new UnitParent { Unit = unit.Number, Parent = parent, From = added.From, To = DateOnly.MaxValue });
        }

        await write.FlushAsync(cancel);
        await RewritePathsAsync(write, unit.Number, cancel);
        return unit;
    }

    /// <summary>Gives a name from a day on; the newest name is the one that is read.</summary>
    public static async Task RenameAsync(Write write, Unit unit, string name, DateOnly from, CancellationToken cancel)
    {
        var same = await write.For<UnitName>().SingleOrDefaultAsync(n => n.Unit == unit.Number && n.From == from, cancel);
        if (same is null)
        {
            write.Add(new UnitName { Unit = unit.Number, From = from, Name = name });
        }
        else
        {
            same.Name = name;
        }

        var newest = await write.For<UnitName>().Where(n => n.Unit == unit.Number).MaxAsync(n => (DateOnly?)n.From, cancel);
        if (newest is null || from >= newest)
        {
            unit.Name = name;
        }

        unit.Version++;
        await write.FlushAsync(cancel);
    }

    /// <summary>Puts a unit below another from a day on.</summary>
    /// <returns>False when that would make a loop; nothing is changed then.</returns>
    public static async Task<bool> MoveAsync(Write write, Unit unit, int parent, DateOnly from, CancellationToken cancel)
    {
        if (parent == unit.Number
            || await write.Paths.AnyAsync(p => p.Descendant == parent && p.Ancestor == unit.Number && p.To > from, cancel))
        {
            return false;
        }

        var parents = await write.For<UnitParent>().Where(p => p.Unit == unit.Number).ToListAsync(cancel);
        foreach (var row in parents.Where(p => p.From >= from))
        {
            write.Remove(row);
        }

        foreach (var row in parents.Where(p => p.From < from && p.To > from))
        {
            row.To = from;
        }

        await write.FlushAsync(cancel);
        write.Add(new UnitParent { Unit = unit.Number, Parent = parent, From = from, To = DateOnly.MaxValue });
        unit.Version++;
        await write.FlushAsync(cancel);
        var below = await write.Paths.Where(p => p.Ancestor == unit.Number).OrderBy(p => p.Depth).Select(p => p.Descendant).Distinct().ToListAsync(cancel);
        await RewritePathsAsync(write, unit.Number, cancel);
        foreach (var descendant in await InDepthOrderAsync(write, unit.Number, below, cancel))
        {
            await RewritePathsAsync(write, descendant, cancel);
        }

        return true;
    }

    /// <summary>Makes the paths of one unit from its dated parents and the paths of those parents, which must be right already.</summary>
    private static async Task RewritePathsAsync(Write write, int number, CancellationToken cancel)
    {
        var unit = await write.For<Unit>().Where(u => u.Number == number).Select(u => new { u.Partition, u.Kind }).SingleAsync(cancel);
        var isWithin = unit.Kind is UnitKind.Site or UnitKind.Ward;
        var parents = await write.For<UnitParent>().Where(p => p.Unit == number).ToListAsync(cancel);
        var above = parents.ConvertAll(p => p.Parent);
        var pathsAbove = await write.Paths.AsNoTracking().Where(p => above.Contains(p.Descendant)).ToListAsync(cancel);
        foreach (var old in await write.Paths.Where(p => p.Descendant == number).ToListAsync(cancel))
        {
            write.Remove(old);
        }

        await write.FlushAsync(cancel);
        write.Add(Path(number, number, DateOnly.MinValue, DateOnly.MaxValue, 0));
        foreach (var parent in parents)
        {
            foreach (var path in pathsAbove.Where(p => p.Descendant == parent.Parent))
            {
                var (from, to) = (Later(parent.From, path.From), parent.To < path.To ? parent.To : path.To);
                if (from < to)
                {
                    write.Add(Path(number, path.Ancestor, from, to, (byte)(path.Depth + 1)));
                }
            }
        }

        await write.FlushAsync(cancel);

        UnitPath Path(int descendant, int ancestor, DateOnly from, DateOnly to, byte depth) => new()
        {
            Descendant = descendant,
            Ancestor = ancestor,
            From = from,
            To = to,
            Depth = depth,
            Partition = unit.Partition,
            IsWithinOrganisation = isWithin,
        };
    }

    /// <summary>Those below, parents before children, as they hang on any day.</summary>
    private static async Task<IReadOnlyList<int>> InDepthOrderAsync(Write write, int root, List<int> below, CancellationToken cancel)
    {
        var parents = await write.For<UnitParent>().AsNoTracking().Where(p => below.Contains(p.Unit)).ToListAsync(cancel);
        var done = new HashSet<int> { root };
        var ordered = new List<int>();
        var waiting = below.Where(n => n != root).ToList();
        while (waiting.Count > 0)
        {
            var ready = waiting.Where(n => parents.Where(p => p.Unit == n).All(p => !waiting.Contains(p.Parent))).ToList();
            if (ready.Count == 0)
            {
                ready = waiting; // two units that were each other's parent at different times: either order is right in the end
            }

            ordered.AddRange(ready);
            done.UnionWith(ready);
            waiting = [.. waiting.Where(n => !done.Contains(n))];
        }

        return ordered;
    }

    /// <summary>An organisation gets a partition of its own, once; what hangs below it takes the one of the organisation above.</summary>
    private static async Task<short> PartitionForAsync(Write write, NewUnit added, CancellationToken cancel)
    {
        if (added.Kind == UnitKind.Provider)
        {
            return (short)((await write.For<Unit>().MaxAsync(u => (short?)u.Partition, cancel) ?? 0) + 1);
        }

        return added.Parent is { } parent
            ? await write.For<Unit>().Where(u => u.Number == parent).Select(u => u.Partition).SingleAsync(cancel)
            : (short)0;
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
