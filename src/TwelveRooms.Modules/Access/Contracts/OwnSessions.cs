using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Contracts;

/// <summary>A session of a person, for that person alone.</summary>
internal sealed record OwnSession(DateTimeOffset Since, DateTimeOffset Until, bool IsThis, bool IsShared);

/// <summary>The sessions that somebody has open. When each was last used is shown to nobody.</summary>
internal sealed class OwnSessions(Db db, RoomsClock clock)
{
    private static readonly Viewer Reader = Viewer.System("own-sessions");

    /// <summary>Those of the viewer, newest first; none for a viewer who is no person.</summary>
    public async Task<IReadOnlyList<OwnSession>> OfAsync(Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Person is not { } person)
        {
            return [];
        }

        var (now, own) = (clock.Now, viewer.Session?.Id);
        return await db.For<AccessPass>(Reader).Where(p => p.Kind == PassKind.Session && p.Person == person && p.EndedAt == null && p.ExpiresAt > now)
            .OrderByDescending(p => p.MadeAt).Select(p => new OwnSession(p.MadeAt, p.ExpiresAt, p.Id == own, p.IsShared)).ToListAsync(cancel);
    }
}
