using System.Globalization;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>
/// What a file would do to the tree, worked out from what is stored and without writing: the same plan is shown when a file is only
/// looked at, and carried out when it is loaded. An empty cell is not known, and changes nothing.
/// </summary>
internal sealed class TreePlan
{
    private readonly DraftBook _book;
    private readonly StoredTree _stored;
    private readonly DateOnly _today;
    private readonly ProblemList _problems;
    private readonly List<string> _notes = [];

    public TreePlan(DraftBook book, StoredTree stored, DateOnly today, ProblemList problems)
    {
        (_book, _stored, _today, _problems) = (book, stored, today, problems);
        foreach (var draft in book.All.Where(d => stored.Find(d.Code) is not null))
        {
            CheckStored(draft, stored.Find(draft.Code)!);
        }

        if (problems.Count > 0)
        {
            return;
        }

        New = [.. book.All.Where(d => stored.Find(d.Code) is null)];
        Changes = [.. book.All.Except(New).Select(d => ChangeOf(d, stored.Find(d.Code)!)).Where(c => c.IsAny)];
        _notes.AddRange(New.Where(d => d.Name is null).Select(d => $"{d.Code} is known only as a code (line {d.Line}). It is {KindWords.Of(d.Kind)} that is not checked."));
    }

    /// <summary>Units that are not there yet.</summary>
    public IReadOnlyList<UnitDraft> New { get; } = [];

    /// <summary>Units that are there and become something else.</summary>
    public IReadOnlyList<UnitChange> Changes { get; } = [];

    /// <summary>What the file says of all that is new or other than before.</summary>
    public IEnumerable<UnitDraft> Touched => New.Concat(Changes.Select(c => c.Draft));

    public int Same => _book.All.Count - New.Count - Changes.Count;

    public IReadOnlyList<string> Notes => _notes;

    public bool NeedsReason => Changes.Any(c => c.NeedsReason);

    /// <summary>One code is one unit, and keeps its kind; a site that a wards file names keeps its organisation, and no ward moves to one that nobody knows.</summary>
    private void CheckStored(UnitDraft draft, Unit known)
    {
        if (known.Kind != draft.Kind)
        {
            _problems.Add(draft.Line, draft.Column, $"{draft.Code} is {KindWords.Of(known.Kind)} already and cannot become {KindWords.Of(draft.Kind)}. Use another code.");
        }
        else if (draft is { Kind: UnitKind.Site, IsOwn: false, Parents: [var named] }
            && _stored.ParentOn(known, _today) is { Code: { } holder } && holder != named.Code)
        {
            _problems.Add(draft.Line, draft.Column, $"The site {draft.Code} is below {holder} and not below {named.Code}. If it has moved, load a sites file first.");
        }
        else if (draft.Kind == UnitKind.Ward && UnknownHolder(draft) is { } unknown)
        {
            _problems.Add(draft.Line, "provider_code",
                $"The ward {draft.Code} is there already, and {unknown.Code} is not. Correct the code; if the ward has gone to a new organisation, load that one first, in a file of organisations.");
        }
    }

    /// <summary>The organisation that the file puts a ward into and that only this file knows.</summary>
    private UnitDraft? UnknownHolder(UnitDraft ward)
    {
        var above = ward.Parents.Count > 0 && ward.Parents[0].Code is { } code ? _book.Find(code) : null;
        var holder = above is { Kind: UnitKind.Site } && _stored.Find(above.Code) is null && above.Parents is [{ Code: { } provider }, ..] ? _book.Find(provider) : above;
        return holder is { Kind: UnitKind.Provider, IsOwn: false } && _stored.Find(holder.Code) is null ? holder : null;
    }

    private UnitChange ChangeOf(UnitDraft draft, Unit unit)
    {
        var change = new UnitChange(draft, unit) { IsFirst = !unit.IsChecked && unit.Name == unit.Code };
        Name(change);
        if (draft.IsOwn)
        {
            Facts(change);
            Parents(change);
        }

        Places(change);
        Successors(change);
        return change;
    }

    private void Name(UnitChange change)
    {
        var (draft, unit) = (change.Draft, change.Unit);
        if (draft.Name is not { } name || (name == unit.Name && !change.IsFirst))
        {
            return;
        }

        // A wards file may name an organisation, but does not outvote the file of organisations, which alone knows its type.
        if (!draft.IsOwn && !change.IsFirst && (draft.Kind != UnitKind.Provider || unit.OrganisationType is not null))
        {
            _notes.Add($"{unit.Code} stays '{unit.Name}'; line {draft.Line} calls it '{name}'.");
            return;
        }

        change.Name = name;
        change.Say("name", change.IsFirst ? null : $"'{unit.Name}'", change.IsFirst ? $"'{name}'" : $"'{name}' from {Words(_today)}");
    }

    private void Facts(UnitChange change)
    {
        var (draft, before) = (change.Draft, UnitFacts.Of(change.Unit));
        var after = new UnitFacts(
            draft.OpenedOn ?? before.OpenedOn, draft.ClosedOn ?? before.ClosedOn, draft.WardType ?? before.WardType,
            draft.OrganisationType ?? before.OrganisationType, draft.Beds ?? before.Beds, !draft.IsNotChecked);
        if (after.ClosedOn < after.OpenedOn)
        {
            _problems.Add(draft.Line, draft.Column, $"{draft.Code} would close on {Words(after.ClosedOn.Value)}, before it opened on {Words(after.OpenedOn.Value)}. Correct the dates.");
        }

        if (after == before)
        {
            return;
        }

        change.Facts = after;
        Say("opened", Day(before.OpenedOn), Day(after.OpenedOn));
        Say("closes after", Day(before.ClosedOn), Day(after.ClosedOn), alwaysNeedsReason: true);
        Say("type", before.WardType ?? before.OrganisationType, after.WardType ?? after.OrganisationType);
        Say("beds", before.Beds?.ToString(CultureInfo.InvariantCulture), after.Beds?.ToString(CultureInfo.InvariantCulture));
        if (after.IsChecked != before.IsChecked)
        {
            change.Say("register", null, after.IsChecked ? "checked" : "not checked");
        }

        void Say(string what, string? was, string? becomes, bool alwaysNeedsReason = false)
        {
            if (was != becomes && becomes is not null)
            {
                change.Say(what, was, becomes, alwaysNeedsReason);
            }
        }

        static string? Day(DateOnly? day) => day is { } known ? Words(known) : null;
    }

    private void Parents(UnitChange change)
    {
        var (draft, unit) = (change.Draft, change.Unit);
        if (draft.Parents.Count == 0)
        {
            return;
        }

        if (change.IsFirst)
        {
            if (!_stored.ParentsOf(unit).Select(p => (p.From, p.Parent)).SequenceEqual(draft.Parents.Select(w => (w.From, _stored.ParentOf(w)?.Number ?? 0))))
            {
                change.Moves = draft.Parents;
                change.Say("belongs to", null, string.Join(", then ", draft.Parents.Select(Called)));
            }

            return;
        }

        var last = draft.Parents[^1];
        var day = last.From > _today ? last.From : _today;
        var now = _stored.ParentOn(unit, day);
        if (now is not null && now.Number == _stored.ParentOf(last)?.Number)
        {
            return;
        }

        var from = last.From > _today || IsDatedByFile(unit, draft.Parents, day) ? last.From : _today;
        change.Moves = [last with { From = from }];
        change.Say("belongs to", now?.Name ?? "nothing", $"{Called(last)} from {Words(from)}");
    }

    /// <summary>Whether the store still has what the file says was so before its own change: then the file's day is the right one.</summary>
    private bool IsDatedByFile(Unit unit, IReadOnlyList<DraftParent> wanted, DateOnly day) =>
        wanted.Count > 1
        && _stored.ParentOn(unit, wanted[^1].From.AddDays(-1)) is { } before && before.Number == _stored.ParentOf(wanted[^2])?.Number
        && _stored.ParentsOf(unit).First(p => p.From <= day && p.To > day).From < wanted[^1].From;

    /// <summary>A first place holds from the beginning, another one from today.</summary>
    private void Places(UnitChange change)
    {
        foreach (var code in change.Draft.Places)
        {
            var kind = _book.Find(code)!.Kind;
            var ofKind = _stored.PlacesOf(change.Unit).Where(p => _stored.Find(p.Place)?.Kind == kind).ToList();
            var from = ofKind.Count > 0 ? _today : UnitTree.Ever;
            var there = ofKind.Where(p => p.To > from).ToList();
            if (there is [{ } only] && only.Place == _stored.Find(code)?.Number && only.From <= from && only.To == DateOnly.MaxValue)
            {
                continue;
            }

            change.Places.Add((code, from));
            var before = there.Count == 0 ? null : string.Join(" and ", there.Select(p => _stored.Find(p.Place)!.Name));
            change.Say("lies in", before, from == UnitTree.Ever ? NameOf(code) : $"{NameOf(code)} from {Words(from)}");
        }
    }

    private void Successors(UnitChange change)
    {
        var before = _stored.SuccessorsOf(change.Unit).ToList();
        if (change.Draft.Successors.Count == 0 || change.Draft.Successors.ToHashSet().SetEquals(before.Select(s => s.Code ?? "")))
        {
            return;
        }

        change.HasOtherSuccessors = true;
        change.Say("followed by", before.Count == 0 ? null : string.Join(", ", before.Select(s => s.Name)), string.Join(", ", change.Draft.Successors.Select(NameOf)));
    }

    private string Called(DraftParent parent) => parent.Code is null ? _stored.Programme?.Name ?? "the programme" : NameOf(parent.Code);

    private string NameOf(string code) => _stored.Find(code)?.Name ?? _book.Find(code)?.Name ?? code;

    private static string Words(DateOnly day) => WardChange.Words(day);
}
