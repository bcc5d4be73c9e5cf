using System.Globalization;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Admin.History;

/// <summary>One thing that became another; null before for something new, null after for something gone.</summary>
internal sealed record HistoryChangeAnswer(string What, string? Before, string? After);

/// <summary>One change: the day in London, what in words, who by what they were then, and why where a reason was given and this reader is told it.</summary>
internal sealed record HistoryEntryAnswer(string On, string What, string? Who, string? Why, IReadOnlyList<HistoryChangeAnswer> Changes);

/// <summary>One page of a history, newest first; <c>next</c> goes into <c>before</c> for the page after it, and is null at the end.</summary>
internal sealed record HistoryAnswer(string Subject, IReadOnlyList<HistoryEntryAnswer> Entries, string? Next, string? Note)
{
    public static HistoryAnswer Of(HistoryView view) => new(
        view.Subject,
        [
            .. view.Entries.Select(e => new HistoryEntryAnswer(
                RoomsClock.DayOf(e.At).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), e.What, e.Who is { Length: > 0 } who ? who : null, e.Why, [.. e.Changes.Select(c => new HistoryChangeAnswer(c.What, c.Before, c.After))])),
        ],
        view.Next,
        view.Note);
}
