using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>How much of the tree somebody may load: all of it, or the wards and sites of the organisations that they hold.</summary>
internal sealed record ImportReach(bool MayImport, bool IsWhole)
{
    public static ImportReach Of(Viewer viewer)
    {
        var isWhole = viewer.MayForAll(Rights.Import);
        return new(isWhole || viewer.Grants.Any(g => g.Rights.HasFlag(Rights.Import)), isWhole);
    }

    public Refusal? Refuse(OrganisationLayout layout) => IsWhole || layout.Name is "wards" or "sites"
        ? null
        : Refusal.Invalid("layout-not-yours", "You can load wards and sites of the organisations that you hold. Regions, ICBs and organisations are loaded by the programme team.", "File");

    /// <summary>
    /// One answer for an organisation that is not there and one that is not theirs. A site or ward that is there and not theirs to
    /// see is neither named nor changed: the programme team makes new wards of an organisation without an agreement, and after that
    /// they are the organisation's. That the code cannot be used must be said all the same: one code is one unit in the whole house,
    /// and a line that is taken and does nothing would be a lie.
    /// </summary>
    public void Check(DraftBook book, StoredTree stored, IReadOnlyDictionary<int, Standing> standings, ProblemList problems)
    {
        foreach (var draft in book.All.Where(d => d.Kind is UnitKind.Provider or UnitKind.Site or UnitKind.Ward || stored.Find(d.Code)?.Kind is UnitKind.Site or UnitKind.Ward))
        {
            var known = stored.Find(draft.Code);
            var isTheirs = known is not null && standings.TryGetValue(known.Number, out var standing) && standing.May(Rights.Import);
            if (draft.Kind == UnitKind.Provider && !isTheirs && !IsWhole)
            {
                problems.Add(draft.Line, draft.Column, $"{draft.Code} is not an organisation that you hold. Take its lines out, or ask the programme team to load them.");
            }
            else if (known is not null && !isTheirs)
            {
                problems.Add(draft.Line, draft.Column, $"The code {draft.Code} cannot be used here. Use another.");
            }
        }
    }
}
