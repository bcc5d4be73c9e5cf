using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.Domain;

/// <summary>Keeps the stored paths equal to what the dated parents say, touching only rows that differ.</summary>
internal static class Closure
{
    private const int MostAsked = 500;

    /// <summary>Rewrites the paths of units and of all that ever lay below them. Their parents must have been flushed.</summary>
    /// <returns>False when a unit would lie below itself.</returns>
    public static async Task<bool> RewriteAsync(Write write, IReadOnlyCollection<int> units, CancellationToken cancel)
    {
        // The parents of a whole country are a few thousand short rows: reading them all beats a query for each step.
        var rows = await write.For<UnitParent>().AsNoTracking().Select(p => new { p.Unit, p.Parent, p.From, p.To }).ToListAsync(cancel);
        var parents = rows.ToLookup(p => p.Unit, p => new ParentSpan(p.Parent, p.From, p.To));
        var affected = WithAllBelow(units, rows.ToLookup(p => p.Parent, p => p.Unit));
        var isAll = affected.Count > MostAsked;
        var facts = await write.For<Unit>().AsNoTracking().Where(u => isAll || affected.Contains(u.Number))
            .Select(u => new { u.Number, u.Partition, u.Kind }).ToDictionaryAsync(u => u.Number, cancel);
        var stored = (await write.Paths.AsTracking().Where(p => isAll || affected.Contains(p.Descendant)).ToListAsync(cancel))
            .ToLookup(p => p.Descendant);
        foreach (var number in affected)
        {
            if (PathMaker.AncestorsOf(number, parents) is not { } ancestors)
            {
                return false;
            }

            var (fact, old) = (facts[number], stored[number].ToDictionary(p => (p.Ancestor, p.From)));
            var isNew = old.Count == 0;
            var others = new HashSet<int>();
            foreach (var span in ancestors.Prepend(new(number, DateOnly.MinValue, DateOnly.MaxValue, 0)))
            {
                if (old.Remove((span.Ancestor, span.From), out var path))
                {
                    others.UnionWith(path.To == span.To ? [] : [span.Ancestor]);
                    (path.To, path.Depth) = (span.To, span.Depth);
                }
                else
                {
                    others.Add(span.Ancestor);
                    write.Add(new UnitPath
                    {
                        Descendant = number,
                        Ancestor = span.Ancestor,
                        From = span.From,
                        To = span.To,
                        Depth = span.Depth,
                        Partition = fact.Partition,
                        IsWithinOrganisation = fact.Kind is Contracts.UnitKind.Site or Contracts.UnitKind.Ward,
                    });
                }
            }

            foreach (var gone in old.Values)
            {
                others.Add(gone.Ancestor);
                write.Remove(gone);
            }

            if (!isNew && fact.Kind == Contracts.UnitKind.Ward)
            {
                Tell(write, number, others);
            }
        }

        await write.FlushAsync(cancel);
        return true;
    }

    /// <summary>Figures of those above, before and after, are others now; whoever keeps them learns of it from the outbox.</summary>
    public static void Tell(Write write, int ward, IEnumerable<int> above)
    {
        foreach (var place in above)
        {
            write.Enqueue(Contracts.WardElsewhere.KindName, new Contracts.WardElsewhere(place, ward).Payload);
        }
    }

    /// <summary>Tells all that ever lay above some wards that they open or close on other days.</summary>
    public static async Task TellAsync(Write write, IReadOnlyCollection<int> wards, CancellationToken cancel)
    {
        var above = wards.Count == 0 ? [] : await write.Paths.AsNoTracking().Where(p => wards.Contains(p.Descendant) && p.Depth > 0)
            .Select(p => new { p.Descendant, p.Ancestor }).Distinct().ToListAsync(cancel);
        foreach (var ward in above.GroupBy(p => p.Descendant, p => p.Ancestor))
        {
            Tell(write, ward.Key, ward);
        }
    }

    private static List<int> WithAllBelow(IReadOnlyCollection<int> units, ILookup<int, int> children)
    {
        var seen = new HashSet<int>(units);
        var waiting = new Queue<int>(seen);
        while (waiting.TryDequeue(out var next))
        {
            foreach (var child in children[next].Where(seen.Add))
            {
                waiting.Enqueue(child);
            }
        }

        return [.. seen];
    }
}
