using System.Globalization;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.Domain;

/// <summary>
/// A number, or a whole chart, that was withdrawn from everyone outside its ward until it is given out again. What the ward put in stays
/// as it is; only who is shown it changes.
/// </summary>
internal sealed class Recall : IOwned<Recall>, IVersioned
{
    public static Ownership<Recall> Ownership { get; } = Owned.Through<Recall, Series, int>(r => r.Series, s => s.Number);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public int Series { get; init; }

    /// <summary>First day of the period; null for the whole chart.</summary>
    public DateOnly? Period { get; init; }

    /// <summary>Of a sum: the recall of a ward's number that is in it. A sum that stayed would still hold the number.</summary>
    public Guid? Because { get; init; }

    public required string Why { get; init; }

    [KeptText(TextKind.Machine)]
    public required string By { get; init; }

    [KeptText(TextKind.StaffName)]
    public required string ByName { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset? ReissuedAt { get; set; }

    [KeptText(TextKind.StaffName)]
    public string? ReissuedByName { get; set; }

    /// <summary>What stands beside it since it was given out again.</summary>
    public string? Note { get; set; }

    /// <summary>Whether it was given out again with another number than the one that was withdrawn.</summary>
    public bool WasCorrected { get; set; }

    public int Version { get; set; }

    public bool IsInForce => ReissuedAt is null;

    /// <summary>What stands in the place of the number: "since 3 March 2026".</summary>
    public string SinceWords => $"since {Day(At)}{(Because is null ? "" : ", because a number in this sum is")}";

    /// <summary>All of it in a sentence or two, for the marks of the chart.</summary>
    public string Words
    {
        get
        {
            var what = Period is null ? "The whole chart was" : "This number was";
            var (why, sum) = (Why.Length > 0 ? $": {Why.TrimEnd('.')}." : ".", Because is null ? "" : " A number of one of its wards is in it.");
            var by = ByName.Length > 0 ? $" by {ByName}" : "";
            return $"{what} withdrawn outside the ward on {Day(At)}{by}{why}{sum}{ReissueWords}";
        }
    }

    private string ReissueWords => ReissuedAt is not { } at
        ? ""
        : $" Given out again on {Day(at)}{(ReissuedByName is { Length: > 0 } name ? $" by {name}" : "")}, {(WasCorrected ? "corrected" : "as it was")}{(Note is { Length: > 0 } note ? $": {note.TrimEnd('.')}." : ".")}";

    /// <summary>The recall that holds a period back from a reader of some day; null when nothing does.</summary>
    /// <param name="recalls">Those of one series.</param>
    /// <param name="period">First day of the period.</param>
    /// <param name="asOf">The instant whose chart is read; null for now. A day before it was given out again would still show what was wrong.</param>
    public static Recall? Of(IReadOnlyList<Recall> recalls, DateOnly period, DateTimeOffset? asOf) =>
        recalls.FirstOrDefault(r => (r.Period is null || r.Period == period) && (r.ReissuedAt is null || asOf < r.ReissuedAt));

    /// <summary>The revisions of sums from which what is told outside is worked out: of a corrected one, nothing from before it was withdrawn.</summary>
    public static IReadOnlyList<Point> Afresh(IReadOnlyList<Point> revisions, IReadOnlyList<Recall> recalls)
    {
        var corrected = recalls.Where(r => r is { IsInForce: false, WasCorrected: true }).ToList();
        return corrected.Count == 0
            ? revisions
            : [.. revisions.Where(p => !corrected.Exists(r => (r.Period is null || r.Period == p.Period) && p.At <= r.At)
                || !revisions.Any(q => q.Period == p.Period && q.Revision > p.Revision))];
    }

    /// <summary>The same for a reader outside the organisation: that it is and when, not why nor by whom.</summary>
    public Recall WithoutWords() => new()
    {
        Id = Id, Series = Series, Period = Period, Why = "", By = "", ByName = "", At = At, ReissuedAt = ReissuedAt, ReissuedByName = "", WasCorrected = WasCorrected,
    };

    private static string Day(DateTimeOffset at) => RoomsClock.DayOf(at).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
