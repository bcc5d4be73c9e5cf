using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>Brings one stored unit up to what the file says. An empty cell is not known, and changes nothing.</summary>
internal sealed class UnitUpdate(Write write, StoredTree stored, ProblemList problems)
{
    private readonly List<UnitMove> _moves = [];

    public List<string> Notes { get; } = [];

    /// <returns>Whether anything changed.</returns>
    public async Task<bool> ApplyAsync(UnitDraft draft, Unit unit, CancellationToken cancel)
    {
        var isOnlyCode = !unit.IsChecked && unit.Name == unit.Code;
        var isChanged = await NameAsync(draft, unit, isOnlyCode, cancel);
        if (draft.IsOwn)
        {
            isChanged |= await FactsAsync(draft, unit, cancel);
            isChanged |= Parents(draft, unit, isOnlyCode);
        }

        return isChanged;
    }

    /// <summary>Makes the moves that were found; done once, when every unit is there.</summary>
    public async Task MoveAsync(CancellationToken cancel)
    {
        if (_moves.Count > 0 && !await UnitTree.MoveAllAsync(write, _moves, cancel))
        {
            problems.Add(0, "", "The file would put a unit below itself. Correct the parents.");
        }
    }

    private async Task<bool> NameAsync(UnitDraft draft, Unit unit, bool isOnlyCode, CancellationToken cancel)
    {
        if (draft.Name is not { } name || (name == unit.Name && !isOnlyCode))
        {
            return false;
        }

        // A wards file may name an organisation, but does not outvote the file of organisations, which alone knows its type.
        var mayRename = draft.IsOwn || isOnlyCode || (draft.Kind == UnitKind.Provider && unit.OrganisationType is null);
        if (!mayRename)
        {
            Notes.Add($"{unit.Code} stays '{unit.Name}'; line {draft.Line} calls it '{name}'.");
            return false;
        }

        if (isOnlyCode)
        {
            var first = await write.For<UnitName>().Where(n => n.Unit == unit.Number).MinAsync(n => n.From, cancel);
            await UnitTree.RenameAsync(write, unit, name, first, cancel);
            unit.IsChecked = !draft.IsNotChecked;
            return true;
        }

        Notes.Add($"{unit.Code} was called '{unit.Name}' and is called '{name}' from {Words(write.Today)}.");
        await UnitTree.RenameAsync(write, unit, name, write.Today, cancel);
        return true;
    }

    private async Task<bool> FactsAsync(UnitDraft draft, Unit unit, CancellationToken cancel)
    {
        var before = (unit.OpenedOn, unit.ClosedOn, unit.WardType, unit.OrganisationType, unit.Beds, unit.IsChecked);
        unit.OpenedOn = draft.OpenedOn ?? unit.OpenedOn;
        unit.ClosedOn = draft.ClosedOn ?? unit.ClosedOn;
        unit.WardType = draft.WardType ?? unit.WardType;
        unit.OrganisationType = draft.OrganisationType ?? unit.OrganisationType;
        unit.Beds = draft.Beds ?? unit.Beds;
        unit.IsChecked = !draft.IsNotChecked;
        if (unit.ClosedOn < unit.OpenedOn)
        {
            problems.Add(draft.Line, draft.Column, $"{unit.Code} would close on {Words(unit.ClosedOn.Value)}, before it opened on {Words(unit.OpenedOn.Value)}. Correct the dates.");
        }

        var isChanged = before != (unit.OpenedOn, unit.ClosedOn, unit.WardType, unit.OrganisationType, unit.Beds, unit.IsChecked);
        unit.Version += isChanged ? 1 : 0;
        if (unit.Kind == UnitKind.Ward && (before.OpenedOn, before.ClosedOn) != (unit.OpenedOn, unit.ClosedOn))
        {
            Closure.Tell(write, unit.Number, await write.Paths.AsNoTracking().Where(p => p.Descendant == unit.Number && p.Depth > 0).Select(p => p.Ancestor).Distinct().ToListAsync(cancel));
        }

        return isChanged;
    }

    private bool Parents(UnitDraft draft, Unit unit, bool isOnlyCode)
    {
        var wanted = draft.Parents.Select(p => (p.From, Parent: stored.ParentOf(p))).ToList();
        if (wanted.Count == 0)
        {
            return false;
        }

        if (isOnlyCode)
        {
            var isRight = stored.ParentsOf(unit).Select(p => (p.From, p.Parent)).SequenceEqual(wanted.Select(w => (w.From, w.Parent.Number)));
            _moves.AddRange(isRight ? [] : wanted.Select(w => new UnitMove(unit, w.Parent.Number, w.From)));
            return !isRight;
        }

        var (last, today) = (wanted[^1], write.Today);
        var day = last.From > today ? last.From : today;
        var now = stored.ParentOn(unit, day);
        if (now?.Number == last.Parent.Number)
        {
            return false;
        }

        var from = last.From > today || IsDatedByFile(unit, wanted, day) ? last.From : today;
        _moves.Add(new(unit, last.Parent.Number, from));
        Notes.Add($"{unit.Code} moved from {now?.Name ?? "nowhere"} to {last.Parent.Name} from {Words(from)}.");
        return true;
    }

    /// <summary>Whether the store still has what the file says was so before its own change: then the file's day is the right one.</summary>
    private bool IsDatedByFile(Unit unit, List<(DateOnly From, Unit Parent)> wanted, DateOnly day) =>
        wanted.Count > 1
        && stored.ParentOn(unit, wanted[^1].From.AddDays(-1))?.Number == wanted[^2].Parent.Number
        && stored.ParentsOf(unit).First(p => p.From <= day && p.To > day).From < wanted[^1].From;

    private static string Words(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));
}
