using System.Globalization;
using TwelveRooms.Access.Contracts;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.Records;

/// <summary>One line of somebody's record.</summary>
/// <param name="At">When.</param>
/// <param name="What">What, in words.</param>
/// <param name="Where">The unit; null for none, or for one that this reader no longer sees.</param>
/// <param name="Why">The reason, where it may be shown.</param>
/// <param name="By">Of what somebody else did: what they were; null for the person's own doing.</param>
internal sealed record RecordLine(DateTimeOffset At, string What, string? Where, string? Why, string? By)
{
    public string When => RoomsClock.InLondon(At).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}

/// <summary>One page of somebody's record, newest first.</summary>
internal sealed record RecordPage(IReadOnlyList<RecordLine> Lines, string? Next)
{
    /// <summary>The same without what came before an instant.</summary>
    public RecordPage Since(DateTimeOffset? instant) => instant is not { } first || Lines.All(l => l.At >= first) ? this : new([.. Lines.Where(l => l.At >= first)], null);
}

/// <summary>Puts records of a person into lines: what was done and where. What was before and after stands in the history of the thing alone.</summary>
internal sealed class RecordLines(AuditTrail trail, UnitDirectory units, ActorWords words, Memberships memberships)
{
    public const int PageLength = 50;

    /// <summary>The lines for the person themself: where they still see the unit its name, their own reasons, and why somebody looked.</summary>
    public async Task<RecordPage> OwnAsync(Guid person, string? before, int most, Viewer viewer, CancellationToken cancel)
    {
        var (shown, next) = await ReadAsync(person, null, before, most, cancel);
        var places = await PlacesAsync(shown, viewer, cancel);
        var names = await memberships.NamesAsync(shown.Where(r => r.Action == RecordWords.LookedAt).Select(r => Viewer.PersonOf(r.Actor)).OfType<Guid>(), cancel);
        var lines = new List<RecordLine>();
        foreach (var record in shown)
        {
            var isOwn = record.Actor == Viewer.ActorOf(person);
            var by = isOwn || Viewer.PersonOf(record.Actor) is not { } other ? null
                : $"{(names.TryGetValue(other, out var name) ? $"{name}, " : "")}{await words.OfAsync(record.Actor, record.Unit, RoomsClock.DayOf(record.At), cancel)}";
            lines.Add(LineOf(record, places, isOwn || record.Action == RecordWords.LookedAt ? record.Why : null, by));
        }

        return new(lines, next);
    }

    /// <summary>The lines for somebody who looks with a reason: when, what and where, and no reason that anybody gave.</summary>
    public async Task<RecordPage> OfOtherAsync(Guid person, TrailReach within, string? before, Viewer viewer, CancellationToken cancel)
    {
        var (shown, next) = await ReadAsync(person, within, before, PageLength, cancel);
        var places = await PlacesAsync(shown, viewer.WithWholeTree(), cancel);
        return new([.. shown.Select(r => LineOf(r, places, null, null))], next);
    }

    private async Task<(IReadOnlyList<TrailLine> Shown, string? Next)> ReadAsync(Guid person, TrailReach? within, string? before, int most, CancellationToken cancel)
    {
        var records = await trail.OfPersonAsync(person, within, TrailMark.Read(before), most + 1, cancel);
        return records.Count > most ? ([.. records.Take(most)], records[most - 1].Mark.ToString()) : (records, null);
    }

    private Task<IReadOnlyDictionary<int, UnitRow>> PlacesAsync(IReadOnlyList<TrailLine> records, Viewer viewer, CancellationToken cancel) =>
        units.FindAsync(records.Select(r => r.Unit).OfType<int>().Distinct().ToList(), viewer, cancel);

    /// <summary>A reason that the program wrote for itself is left out.</summary>
    private static RecordLine LineOf(TrailLine record, IReadOnlyDictionary<int, UnitRow> places, string? why, string? by) => new(
        record.At, RecordWords.Of(record.Action), record.Unit is { } unit && places.TryGetValue(unit, out var place) ? place.Name : null,
        why?.StartsWith("person:", StringComparison.Ordinal) == true || why?.StartsWith("by ", StringComparison.Ordinal) == true ? null : why, by);
}
