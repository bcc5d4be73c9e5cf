using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>All units that a file names, one entry for each code, and what does not agree.</summary>
internal sealed class DraftBook(ProblemList problems, DateOnly today)
{
    /// <summary>The last day on which a ward may be said to open.</summary>
    public DateOnly LatestPlan { get; } = WardChange.LatestPlan(today);

    private readonly Dictionary<string, UnitDraft> _drafts = [];

    public IReadOnlyCollection<UnitDraft> All => _drafts.Values;

    public bool Has(string code) => _drafts.ContainsKey(code);

    public UnitDraft? Find(string code) => _drafts.GetValueOrDefault(code);

    /// <summary>Takes down a line of its own.</summary>
    public void Declare(UnitDraft draft)
    {
        if (!_drafts.TryGetValue(draft.Code, out var known))
        {
            _drafts.Add(draft.Code, draft);
        }
        else if (known.IsOwn)
        {
            problems.Add(draft.Line, draft.Column, $"{draft.Code} stands on line {known.Line} already. Keep one line for each code.");
        }
        else if (IsSameKind(known, draft))
        {
            _drafts[draft.Code] = draft;
        }
    }

    /// <summary>Takes down that a line names another unit.</summary>
    public void Mention(UnitDraft draft)
    {
        if (!_drafts.TryGetValue(draft.Code, out var known))
        {
            _drafts.Add(draft.Code, draft);
            return;
        }

        if (!IsSameKind(known, draft))
        {
            return;
        }

        if (known is { IsOwn: false, Name: null } && draft.Name is not null)
        {
            _drafts[draft.Code] = known with { Name = draft.Name };
        }
        else if (!known.IsOwn && draft.Name is not null && draft.Name != known.Name)
        {
            problems.Add(draft.Line, draft.Column, $"{draft.Code} is called '{draft.Name}' here and '{known.Name}' on line {known.Line}. Use one name for one code.");
        }

        // Where an ICB or region known only by code belongs is a guess from the first line that names it; a site's organisation is not.
        var isFirm = draft.Kind is UnitKind.Site || (draft.Kind is UnitKind.Provider && draft.Parents.Count > 0);
        if (isFirm && !known.IsOwn && known.Parents.Count > 0 && !known.Parents.SequenceEqual(draft.Parents))
        {
            problems.Add(draft.Line, draft.Column,
                $"{draft.Code} lies below {draft.Parents[0].Code} here and below {known.Parents[0].Code} on line {known.Line}. Correct one of the two.");
        }
        else if (known is { IsOwn: false, Parents.Count: 0 } && draft.Parents.Count > 0)
        {
            _drafts[draft.Code] = _drafts[draft.Code] with { Parents = draft.Parents };
        }
    }

    /// <summary>What can only be seen when every line has been read: made-up beside real, and closing into each other.</summary>
    public void CheckWhole()
    {
        foreach (var draft in _drafts.Values)
        {
            foreach (var parent in draft.Parents.Select(p => p.Code).OfType<string>().Concat(draft.Places).Distinct().Where(p => MadeUpCode.Is(p) != MadeUpCode.Is(draft.Code)))
            {
                problems.Add(draft.Line, draft.Column, MadeUpCode.Is(parent)
                    ? $"{draft.Code} could be a real code, and {parent} is made up. Below a made-up organisation use codes that begin with ZX."
                    : $"{draft.Code} is a made-up code, and {parent} is real. Codes that begin with ZX, ZR, ZI or ZP are only for made-up organisations.");
            }

            if (draft.Successors.Count > 0 && ClosesInto(draft.Code, draft.Code, []))
            {
                problems.Add(draft.Line, draft.Column, $"{draft.Code} is followed by itself, perhaps through others. Correct the successors.");
            }
        }
    }

    private bool ClosesInto(string from, string wanted, HashSet<string> seen) =>
        _drafts.TryGetValue(from, out var draft)
        && draft.Successors.Any(s => s == wanted || (seen.Add(s) && ClosesInto(s, wanted, seen)));

    private bool IsSameKind(UnitDraft known, UnitDraft draft)
    {
        if (known.Kind == draft.Kind)
        {
            return true;
        }

        problems.Add(draft.Line, draft.Column, $"{draft.Code} is {KindWords.Of(draft.Kind)} here and {KindWords.Of(known.Kind)} on line {known.Line}. One code is one unit.");
        return false;
    }
}
