using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Contributions;

namespace TwelveRooms.Admin.History;

/// <summary>One thing that became another; null before for something new, null after for something gone.</summary>
internal sealed record HistoryChangeAnswer(string What, string? Before, string? After);

/// <summary>One change: when, what in words, who by what they were then, and why where a reason was given and this reader is told it.</summary>
internal sealed record HistoryEntryAnswer(string At, string What, string? Who, string? Why, IReadOnlyList<HistoryChangeAnswer> Changes);

/// <summary>One page of a history, newest first; <c>next</c> goes into <c>before</c> for the page after it, and is null at the end.</summary>
internal sealed record HistoryAnswer(string Subject, IReadOnlyList<HistoryEntryAnswer> Entries, string? Next, string? Note)
{
    public static HistoryAnswer Of(HistoryView view) => new(
        view.Subject,
        [
            .. view.Entries.Select(e => new HistoryEntryAnswer(
                AuditLink.Instant(e.At), e.What, e.Who is { Length: > 0 } who ? who : null, e.Why, [.. e.Changes.Select(c => new HistoryChangeAnswer(c.What, c.Before, c.After))])),
        ],
        view.Next,
        view.Note);
}
