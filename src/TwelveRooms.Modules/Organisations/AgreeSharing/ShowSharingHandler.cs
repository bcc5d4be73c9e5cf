using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Organisations.AgreeSharing;

/// <summary>One agreement.</summary>
/// <param name="Id">Its id.</param>
/// <param name="What">What is shared, in its own words.</param>
/// <param name="SignedBy">The role of who signed.</param>
/// <param name="From">First day.</param>
/// <param name="LastDay">The last day on which it holds; null when it has no end.</param>
internal sealed record AgreementLine(Guid Id, string What, string SignedBy, DateOnly From, DateOnly? LastDay)
{
    public bool HoldsOn(DateOnly day) => From <= day && !(LastDay < day);

    /// <summary>Whether it was taken back before it began, and so never held.</summary>
    public bool IsTakenBack => LastDay < From;

    public bool HasEndedBy(DateOnly day) => LastDay < day || IsTakenBack;
}

/// <summary>What an organisation shares with the programme and its coaches.</summary>
/// <param name="Unit">The unit that was asked about.</param>
/// <param name="Provider">The organisation that runs it today.</param>
/// <param name="MayAgree">Whether the reader may begin and end agreements in its name.</param>
/// <param name="Agreements">All that there are, the newest first.</param>
internal sealed record SharingView(UnitRow Unit, UnitRow Provider, bool MayAgree, IReadOnlyList<AgreementLine> Agreements);

/// <summary>A question for one unit's sharing.</summary>
/// <param name="Unit">A ward, a site or an organisation, by id or code.</param>
internal sealed record ShowSharingQuery(string Unit);

/// <summary>Shows everyone of an organisation, its wards first of all, what it has agreed to share, and with whom.</summary>
internal sealed class ShowSharingHandler(Db db, UnitDirectory units, SharingReach reach)
{
    public async Task<Outcome<SharingView>> HandleAsync(ShowSharingQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(query.Unit, viewer, cancel) is not { Kind: UnitKind.Ward or UnitKind.Site or UnitKind.Provider } unit
            || await db.StandingAsync(viewer, unit.Number, cancel) is var standing && standing.Tier == Tier.Published && !standing.May(Rights.ReviewAccess)
            || (unit.Kind == UnitKind.Provider ? unit : await units.ProviderOfAsync(unit.Number, viewer.WithWholeTree(), cancel)) is not { } provider)
        {
            return Refusal.NotFound;
        }

        // A ward reads its organisation's agreement although the organisation itself is not the ward's to see.
        var rows = await db.For<SharingAgreement>(viewer.WithWholeTree()).Where(a => a.Provider == provider.Number).OrderByDescending(a => a.From).ToListAsync(cancel);
        return new SharingView(unit, provider, await reach.MayAgreeAsync(provider.Number, viewer, cancel),
            [.. rows.Select(a => new AgreementLine(a.Id, a.What, a.SignedBy, a.From, a.To == DateOnly.MaxValue ? null : a.To.AddDays(-1)))]);
    }
}

/// <summary>Who may agree in the name of an organisation: whoever looks after its units from within. The programme, which gains by it, may not.</summary>
internal sealed class SharingReach(Db db, RoomsClock clock)
{
    public async Task<bool> MayAgreeAsync(int provider, Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Reach == ReachKind.Everything)
        {
            return true;
        }

        var today = clock.Today;
        var path = await db.Paths.Where(p => p.Descendant == provider && p.From <= today && p.To > today).ToListAsync(cancel);
        return Db.StandingOf(viewer with { Grants = [.. viewer.Grants.Where(g => !g.IsProgrammeWide && g.SeesWithin && !g.NeedsAgreement)] }, path).May(Rights.ManageUnits);
    }
}
