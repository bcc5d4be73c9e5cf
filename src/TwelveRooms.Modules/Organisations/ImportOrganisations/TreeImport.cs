using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>Makes the tree say what the plan says: first what is new, from the top down, then what is other than before.</summary>
internal sealed class TreeImport(Write write, StoredTree stored, TreePlan plan, ProblemList problems)
{
    private static readonly UnitKind[] TopDown = [UnitKind.Region, UnitKind.Icb, UnitKind.Provider, UnitKind.Site, UnitKind.Ward];

    public async Task ApplyAsync(string programmeName, CancellationToken cancel)
    {
        if (stored.Programme is null)
        {
            stored.Take(await UnitTree.AddAsync(write, new(UnitKind.Programme, programmeName, "PROGRAMME", null, UnitTree.Ever), cancel));
        }

        foreach (var drafts in TopDown.Select(kind => plan.New.Where(d => d.Kind == kind).ToList()))
        {
            foreach (var unit in await UnitTree.AddAllAsync(write, drafts.ConvertAll(NewUnitOf), cancel))
            {
                stored.Take(unit);
            }
        }

        await ChangeAsync(cancel);
        await WardTypes.ApplyAsync(write, plan, stored, cancel);
        await SitePlacements.ApplyAsync(write, plan, stored, cancel);
        await Successions.ApplyAsync(write, plan, stored, cancel);
    }

    private async Task ChangeAsync(CancellationToken cancel)
    {
        await UnitTree.RenameAllAsync(write, [.. plan.Changes.Where(c => c.Name is not null).Select(c => new UnitNaming(c.Unit, c.Name!, c.IsFirst ? null : write.Today))], cancel);
        foreach (var change in plan.Changes.Where(c => c is { IsFirst: true, Name: not null }))
        {
            change.Unit.IsChecked = !change.Draft.IsNotChecked;
        }

        var elsewhere = new HashSet<int>();
        foreach (var (unit, facts) in plan.Changes.Where(c => c.Facts is not null).Select(c => (c.Unit, c.Facts!)))
        {
            if (unit.Kind == UnitKind.Ward && (unit.OpenedOn, unit.ClosedOn) != (facts.OpenedOn, facts.ClosedOn))
            {
                elsewhere.Add(unit.Number);
            }

            (unit.OpenedOn, unit.ClosedOn, unit.WardType) = (facts.OpenedOn, facts.ClosedOn, facts.WardType);
            (unit.OrganisationType, unit.Beds, unit.IsChecked) = (facts.OrganisationType, facts.Beds, facts.IsChecked);
            unit.Version++;
        }

        await Closure.TellAsync(write, elsewhere, cancel);
        var moves = plan.Changes.SelectMany(c => c.Moves.Select(m => new UnitMove(c.Unit, stored.ParentOf(m)!.Number, m.From))).ToList();
        if (moves.Count > 0 && !await UnitTree.MoveAllAsync(write, moves, cancel))
        {
            problems.Add(0, "", "The file would put a unit below itself. Correct the parents.");
        }
    }

    private NewUnit NewUnitOf(UnitDraft draft)
    {
        var parents = draft.Parents.Count > 0 ? draft.Parents : OrganisationLayout.BelowProgramme;
        return new(draft.Kind, draft.Name ?? draft.Code, draft.Code, stored.ParentOf(parents[0])!.Number, parents[0].From)
        {
            LaterParents = [.. parents.Skip(1).Select(p => (p.From, stored.ParentOf(p)!.Number))],
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
    public static async Task ApplyAsync(Write write, TreePlan plan, StoredTree stored, CancellationToken cancel)
    {
        var drafts = plan.Touched.Where(d => d.Successors.Count > 0).ToList();
        if (drafts.Count == 0)
        {
            return;
        }

        var known = (await write.For<UnitSuccessor>().ToListAsync(cancel)).ToLookup(s => s.Unit);
        foreach (var draft in drafts)
        {
            var unit = stored.Find(draft.Code)!;
            var (mine, wanted) = (known[unit.Number].ToList(), draft.Successors.Select(s => stored.Find(s)!.Number).ToHashSet());
            if (wanted.SetEquals(mine.Select(s => s.Successor)))
            {
                continue;
            }

            mine.Where(s => !wanted.Contains(s.Successor)).ToList().ForEach(write.Remove);
            var on = unit.ClosedOn?.AddDays(1) ?? write.Today;
            foreach (var successor in wanted.Except(mine.Select(s => s.Successor)))
            {
                write.Add(new UnitSuccessor { Unit = unit.Number, Successor = successor, On = on, IsSplit = draft.IsSplit });
            }
        }
    }
}

/// <summary>Ward types are groups too, so that wards are only ever compared within one.</summary>
internal static class WardTypes
{
    public static async Task ApplyAsync(Write write, TreePlan plan, StoredTree stored, CancellationToken cancel)
    {
        var wards = plan.Touched.Where(d => d.WardType is not null).Select(d => (Type: d.WardType!, stored.Find(d.Code)!.Number)).ToList();
        await GroupMembership.OfTypeAsync(write, wards, cancel);
    }
}
