using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.Records;

/// <param name="Person">Whose record.</param>
/// <param name="Before">Where the page before ended.</param>
internal sealed record ShowRecordQuery(Guid Person, string? Before = null);

/// <summary>Somebody's record for somebody else.</summary>
/// <param name="Name">Whose.</param>
/// <param name="Page">Its lines; null until a reason was given.</param>
/// <param name="Reason">The reason that was given.</param>
internal sealed record RecordView(string Name, RecordPage? Page, string? Reason);

/// <summary>Shows somebody's record to whoever gave a reason a short while ago; to nobody else.</summary>
internal sealed class ShowRecordHandler(RecordReach reach, RecordLines lines, AuditTrail trail, RoomsClock clock)
{
    /// <summary>So long one reason holds, for all pages of one record.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(30);

    public async Task<Outcome<RecordView>> HandleAsync(ShowRecordQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindAsync(query.Person, viewer, cancel) is not { } record)
        {
            return Refusal.NotFound;
        }

        return await trail.LatestAsync(RecordWords.LookedAt, viewer.Actor, record.Person, clock.Now - Holds, clock.Now, cancel) is { } look
            ? new RecordView(record.Name, await lines.OfOtherAsync(record.Person, record.Within, query.Before, viewer, cancel), AuditedRow.WhyOf(look))
            : new RecordView(record.Name, null, null);
    }
}
