using TwelveRooms.Access.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.Records;

/// <param name="Before">Where the page before ended, as it said; nothing for the newest.</param>
/// <param name="IsForFile">Whether a file is written page by page: longer pages, and no sessions.</param>
internal sealed record MyRecordQuery(string? Before = null, bool IsForFile = false);

/// <summary>What is kept about what somebody did, and the sessions that they have open.</summary>
/// <param name="Page">The lines.</param>
/// <param name="Sessions">Open ones.</param>
/// <param name="ShownSince">What came before it is not shown for now, as a link has set the passphrase; null when all is shown.</param>
internal sealed record MyRecord(RecordPage Page, IReadOnlyList<OwnSession> Sessions, DateTimeOffset? ShownSince);

/// <summary>Shows a person what is kept about what they did.</summary>
internal sealed class MyRecordHandler(RecordLines lines, OwnSessions sessions, LinkResets resets)
{
    /// <summary>So many lines of a file are in memory at a time.</summary>
    public const int LinesAtOnce = 1_000;

    public async Task<Outcome<MyRecord>> HandleAsync(MyRecordQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Person is not { } person)
        {
            return Refusal.NotFound;
        }

        var since = await resets.ShownSinceAsync(person, cancel);
        var page = await lines.OwnAsync(person, query.Before, query.IsForFile ? LinesAtOnce : RecordLines.PageLength, viewer, cancel);
        return new MyRecord(page.Since(since), query.IsForFile ? [] : await sessions.OfAsync(viewer, cancel), since);
    }
}
