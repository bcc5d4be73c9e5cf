using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.Domain;

/// <summary>The kinds of group that the product itself knows.</summary>
internal static class GroupKinds
{
    public const string WardType = "ward type";

    /// <summary>The kinds that people put units into; a ward type follows the ward.</summary>
    public static IReadOnlyList<string> Chosen { get; } = ["cohort", "strand", "collaborative"];
}

/// <summary>Puts units into groups and takes them out, inside one write.</summary>
internal static class GroupMembership
{
    /// <summary>The group of a kind and name, made when it is missing.</summary>
    public static async Task<IReadOnlyDictionary<string, UnitGroup>> NamedAsync(Write write, string kind, IReadOnlyCollection<string> names, CancellationToken cancel)
    {
        var known = await write.For<UnitGroup>().Where(g => g.Kind == kind && names.Contains(g.Name)).ToDictionaryAsync(g => g.Name, cancel);
        foreach (var name in names.Where(n => !known.ContainsKey(n)))
        {
            write.Add(known[name] = new() { Kind = kind, Name = name });
        }

        await write.FlushAsync(cancel);
        return known;
    }

    /// <summary>Puts a unit into the group from a day on; nothing happens when it is in already.</summary>
    public static void Join(Write write, IEnumerable<UnitGroupMember> members, int group, int unit, DateOnly from)
    {
        var mine = members.Where(m => m.Group == group && m.Unit == unit).ToList();
        if (mine.Exists(m => m.From <= from && m.To > from))
        {
            return;
        }

        if (mine.Find(m => m.From == from) is { } same)
        {
            same.To = DateOnly.MaxValue;
            return;
        }

        // A later time in the group is kept: the new one lasts until then.
        var to = mine.Where(m => m.From > from).Select(m => m.From).DefaultIfEmpty(DateOnly.MaxValue).Min();
        write.Add(new UnitGroupMember { Group = group, Unit = unit, From = from, To = to });
    }

    /// <summary>Puts wards into the groups of their types: from ever, if they were in none; else from today, and out of the one before.</summary>
    public static async Task OfTypeAsync(Write write, IReadOnlyCollection<(string Type, int Ward)> wards, CancellationToken cancel)
    {
        if (wards.Count == 0)
        {
            return;
        }

        var groups = await NamedAsync(write, GroupKinds.WardType, wards.Select(w => w.Type).Distinct().ToList(), cancel);
        var types = await write.For<UnitGroup>().Where(g => g.Kind == GroupKinds.WardType).Select(g => g.Number).ToListAsync(cancel);
        var members = (await write.For<UnitGroupMember>().Where(m => types.Contains(m.Group)).ToListAsync(cancel)).ToLookup(m => m.Unit);
        foreach (var (type, ward) in wards)
        {
            var mine = members[ward].ToList();
            mine.FindAll(m => m.Group != groups[type].Number && m.To > write.Today).ForEach(m => Leave(write, m, write.Today));
            Join(write, mine, groups[type].Number, ward, mine.Count == 0 ? UnitTree.Ever : write.Today);
        }
    }

    /// <summary>Ends a membership on a day; one that would never have held is taken away.</summary>
    public static void Leave(Write write, UnitGroupMember member, DateOnly on)
    {
        if (member.From >= on)
        {
            write.Remove(member);
        }
        else if (member.To > on)
        {
            member.To = on;
        }
    }
}
