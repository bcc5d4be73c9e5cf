using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>Makes the tree say what the file says, from the top down.</summary>
internal sealed class TreeImport(Write write, DraftBook book, StoredTree stored, ProblemList problems)
{
    private static readonly UnitKind[] TopDown = [UnitKind.Region, UnitKind.Icb, UnitKind.Provider, UnitKind.Site, UnitKind.Ward];
    private readonly UnitUpdate _update = new(write, stored, problems);
    private readonly List<string> _notes = [];

    public int New { get; private set; }

    public int Changed { get; private set; }

    public int Same { get; private set; }

    public IEnumerable<string> Notes => _notes.Concat(_update.Notes);

    public async Task ApplyAsync(string programmeName, CancellationToken cancel)
    {
        CheckStored();
        if (problems.Count > 0)
        {
            return;
        }

        if (stored.Programme is null)
        {
            stored.Take(await UnitTree.AddAsync(write, new(UnitKind.Programme, programmeName, "PROGRAMME", null, UnitTree.Ever), cancel));
            _notes.Add($"The programme was made with the name '{programmeName}'. The name is a setting.");
        }

        var made = new HashSet<string>();
        var changed = new HashSet<string>();
        foreach (var drafts in TopDown.Select(kind => book.All.Where(d => d.Kind == kind).ToList()))
        {
            var (there, missing) = (drafts.Where(d => stored.Find(d.Code) is not null).ToList(), drafts.Where(d => stored.Find(d.Code) is null).ToList());
            await AddAsync(missing, cancel);
            made.UnionWith(missing.Select(d => d.Code));
            foreach (var draft in there)
            {
                if (await _update.ApplyAsync(draft, stored.Find(draft.Code)!, cancel))
                {
                    changed.Add(draft.Code);
                }
            }
        }

        await _update.MoveAsync(cancel);
        changed.UnionWith(await WardTypes.ApplyAsync(write, book, stored, cancel));
        changed.UnionWith(await SitePlacements.ApplyAsync(write, book, stored, cancel));
        changed.UnionWith(await Successions.ApplyAsync(write, book, stored, cancel));
        changed.ExceptWith(made);
        (New, Changed, Same) = (made.Count, changed.Count, book.All.Count - made.Count - changed.Count);
    }

    /// <summary>One code is one unit, and keeps its kind; a site that a wards file names keeps its organisation, and no ward moves to one that nobody knows.</summary>
    private void CheckStored()
    {
        foreach (var draft in book.All)
        {
            if (stored.Find(draft.Code) is not { } known)
            {
                continue;
            }

            if (known.Kind != draft.Kind)
            {
                problems.Add(draft.Line, draft.Column, $"{draft.Code} is {KindWords.Of(known.Kind)} already and cannot become {KindWords.Of(draft.Kind)}. Use another code.");
            }
            else if (draft is { Kind: UnitKind.Site, IsOwn: false, Parents: [var named] }
                && stored.ParentOn(known, write.Today) is { Code: { } holder } && holder != named.Code)
            {
                problems.Add(draft.Line, draft.Column, $"The site {draft.Code} is below {holder} and not below {named.Code}. If it has moved, load a sites file first.");
            }
            else if (draft.Kind == UnitKind.Ward && UnknownHolder(draft) is { } unknown)
            {
                problems.Add(draft.Line, "provider_code",
                    $"The ward {draft.Code} is there already, and {unknown.Code} is not. Correct the code; if the ward has gone to a new organisation, load that one first, in a file of organisations.");
            }
        }
    }

    /// <summary>The organisation that the file puts a ward into and that only this file knows.</summary>
    private UnitDraft? UnknownHolder(UnitDraft ward)
    {
        var above = ward.Parents.Count > 0 && ward.Parents[0].Code is { } code ? book.Find(code) : null;
        var holder = above is { Kind: UnitKind.Site } && stored.Find(above.Code) is null && above.Parents is [{ Code: { } provider }, ..] ? book.Find(provider) : above;
        return holder is { Kind: UnitKind.Provider, IsOwn: false } && stored.Find(holder.Code) is null ? holder : null;
    }

    private async Task AddAsync(List<UnitDraft> drafts, CancellationToken cancel)
    {
        var added = drafts.ConvertAll(d => NewUnitOf(d));
        foreach (var unit in await UnitTree.AddAllAsync(write, added, cancel))
        {
            stored.Take(unit);
        }

        _notes.AddRange(drafts.Where(d => d.Name is null).Select(d =>
            $"{d.Code} is known only as a code (line {d.Line}). It was made as {KindWords.Of(d.Kind)} that is not checked."));
    }

    private NewUnit NewUnitOf(UnitDraft draft)
    {
        var parents = draft.Parents.Count > 0 ? draft.Parents : OrganisationLayout.BelowProgramme;
        return new(draft.Kind, draft.Name ?? draft.Code, draft.Code, stored.ParentOf(parents[0]).Number, parents[0].From)
        {
            LaterParents = [.. parents.Skip(1).Select(p => (p.From, stored.ParentOf(p).Number))],
            OpenedOn = draft.OpenedOn,
            ClosedOn = draft.ClosedOn,
            WardType = draft.WardType,
            OrganisationType = draft.OrganisationType,
            Beds = draft.Beds,
            IsChecked = draft.Name is not null && !draft.IsNotChecked,
        };
    }
}

/// <summary>Who took over from whom.</summary>
internal static class Successions
{
    /// <summary>Writes the successors that the file names; an empty cell leaves what is there.</summary>
    public static async Task<IReadOnlyList<string>> ApplyAsync(Write write, DraftBook book, StoredTree stored, CancellationToken cancel)
    {
        var known = await write.For<UnitSuccessor>().ToListAsync(cancel);
        var changed = new List<string>();
        foreach (var draft in book.All.Where(d => d.Successors.Count > 0))
        {
            var unit = stored.Find(draft.Code)!;
            var (mine, wanted) = (known.FindAll(s => s.Unit == unit.Number), draft.Successors.Select(s => stored.Find(s)!.Number).ToHashSet());
            if (wanted.SetEquals(mine.Select(s => s.Successor)))
            {
                continue;
            }

            changed.Add(draft.Code);
            mine.Where(s => !wanted.Contains(s.Successor)).ToList().ForEach(write.Remove);
            var on = unit.ClosedOn?.AddDays(1) ?? write.Today;
            foreach (var successor in wanted.Except(mine.Select(s => s.Successor)))
            {
                write.Add(new UnitSuccessor { Unit = unit.Number, Successor = successor, On = on, IsSplit = draft.IsSplit });
            }
        }

        return changed;
    }
}

/// <summary>Ward types are groups too, so that wards are only ever compared within one.</summary>
internal static class WardTypes
{
    public static async Task<IReadOnlyList<string>> ApplyAsync(Write write, DraftBook book, StoredTree stored, CancellationToken cancel)
    {
        var wards = book.All.Where(d => d.WardType is not null).Select(d => (d.Code, Type: d.WardType!, stored.Find(d.Code)!.Number)).ToList();
        if (wards.Count == 0)
        {
            return [];
        }

        var groups = await GroupMembership.NamedAsync(write, GroupKinds.WardType, wards.Select(w => w.Type).Distinct().ToList(), cancel);
        var types = await write.For<UnitGroup>().Where(g => g.Kind == GroupKinds.WardType).Select(g => g.Number).ToListAsync(cancel);
        var members = (await write.For<UnitGroupMember>().Where(m => types.Contains(m.Group)).ToListAsync(cancel)).ToLookup(m => m.Unit);
        var changed = new List<string>();
        foreach (var (code, type, number) in wards)
        {
            var mine = members[number].ToList();
            var others = mine.FindAll(m => m.Group != groups[type].Number && m.To > write.Today);
            others.ForEach(m => GroupMembership.Leave(write, m, write.Today));
            GroupMembership.Join(write, mine, groups[type].Number, number, mine.Count == 0 ? UnitTree.Ever : write.Today);
            if (others.Count > 0)
            {
                changed.Add(code);
            }
        }

        return changed;
    }
}
