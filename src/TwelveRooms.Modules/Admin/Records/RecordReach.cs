using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.Records;

/// <summary>Somebody whose record may be looked at, and the units whose part of it.</summary>
internal sealed record RecordOf(Guid Person, string Name, IQueryable<int> Within);

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
        return held.Count > 0 && await within.AnyAsync(u => at.Contains(u), cancel) ? new(person, held[0].Name, within) : null;
    }
}
