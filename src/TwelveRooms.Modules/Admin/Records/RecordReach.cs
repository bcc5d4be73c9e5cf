using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.Records;

/// <summary>Somebody whose record may be looked at, and which part of it.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">What pages call them.</param>
/// <param name="Within">The units whose part of it, and the days on which the person held something there.</param>
/// <param name="For">The unit for which the viewer looks: of several that they look after, the first.</param>
internal sealed record RecordOf(Guid Person, string Name, TrailReach Within, UnitRow For);

/// <summary>
/// Whose records a viewer may look at: of whoever holds or held something where the viewer looks after information governance. Of an organisation
/// that is all of it; whoever holds the programme looks after the people of the programme and of organisations themselves, and of no ward.
/// </summary>
internal sealed class RecordReach(Db db, Memberships memberships, UnitDirectory units, RoomsClock clock)
{
    /// <summary>The units in which they may; null for nobody who may anywhere.</summary>
    public async Task<IQueryable<int>?> WithinAsync(Viewer viewer, CancellationToken cancel)
    {
        var held = viewer.Grants.Where(g => g.Rights.HasFlag(Rights.ReadRecords)).Select(g => g.Unit).Distinct().ToList();
        if (held.Count == 0 || viewer.IsDevice || viewer.Person is null)
        {
            return null;
        }

        var today = clock.Today;
        var inner = (await units.FindAsync(held, viewer.WithWholeTree(), cancel)).Values.Where(u => u.Kind is UnitKind.Provider or UnitKind.Site or UnitKind.Ward).Select(u => u.Number).ToList();
        return db.Paths.Where(p => held.Contains(p.Ancestor) && p.From <= today && p.To > today && (!p.IsWithinOrganisation || inner.Contains(p.Ancestor))).Select(p => p.Descendant);
    }

    /// <summary>Somebody by id; null when there is nobody, or it is not this viewer's to look. One's own record is looked at without this.</summary>
    public async Task<RecordOf?> FindAsync(Guid person, Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Person == person || await WithinAsync(viewer, cancel) is not { } within)
        {
            return null;
        }

        var held = await memberships.OfAsync(person, cancel);
        var at = held.Select(m => m.Unit).Distinct().ToList();
        var here = await within.Where(u => at.Contains(u)).Distinct().ToListAsync(cancel);
        var times = held.Where(m => here.Contains(m.Unit)).Select(m => (m.From, m.To)).Distinct().ToList();
        return times.Count > 0 ? new(person, held[0].Name, new(within, times), await ForAsync(here, viewer, cancel)) : null;
    }

    /// <summary>That somebody looked is told with the unit for which they did, so that another organisation's officer does not read it.</summary>
    private async Task<UnitRow> ForAsync(List<int> here, Viewer viewer, CancellationToken cancel)
    {
        var today = clock.Today;
        var held = viewer.Grants.Where(g => g.Rights.HasFlag(Rights.ReadRecords)).Select(g => g.Unit).ToList();
        var first = await db.Paths.Where(p => held.Contains(p.Ancestor) && here.Contains(p.Descendant) && p.From <= today && p.To > today).OrderBy(p => p.Ancestor).Select(p => p.Ancestor).FirstAsync(cancel);
        return (await units.FindAsync([first], viewer.WithWholeTree(), cancel))[first];
    }
}
