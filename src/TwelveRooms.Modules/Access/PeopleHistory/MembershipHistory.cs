using TwelveRooms.Access.ShowPeople;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.PeopleHistory;

/// <summary>
/// What was given and ended on a unit, for those who see its people. Nothing of signing in is in it. Who ended a role is not said: it is often its
/// holder, and why somebody leaves is theirs. Roles that the list of people no longer tells are not told here either.
/// </summary>
internal sealed class MembershipHistory(AuditTrail trail, PeopleReach reach, Memberships memberships, RoomsClock clock) : IHistorySource
{
    private const string Invited = "access.invited";

    private static readonly string[] Actions =
    [
        "access.person-added", "access.role-given", "access.stand-in-given", "access.role-handed-over", "access.membership-ended", Invited, "organisations.role-granted", "organisations.role-ended",
    ];

    public HistoryOf Of => HistoryOf.People;

    public async Task<Outcome<HistoryView>> ReadAsync(HistoryQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindAsync(query.Id, viewer, cancel) is not { } here)
        {
            return Refusal.NotFound;
        }

        var records = await trail.OfUnitAsync(here.Unit.Number, Actions, TrailMark.Read(query.Before), IHistorySource.PageLength + 1, cancel);
        var shown = records.Take(IHistorySource.PageLength).Select(r => (Record: r, Rows: AuditedRow.Of(r))).ToList();
        var held = (await memberships.OnAsync(here.Unit.Number, cancel)).Where(m => m.IsToldOn(clock.Today)).ToDictionary(m => m.Id);
        var names = await memberships.NamesAsync(
            shown.SelectMany(s => s.Rows.Select(row => row["Person"]).Append(s.Record.Subject?.Split(':')[^1])).Select(id => Guid.TryParse(id, out var person) ? person : Guid.Empty)
                .Concat(shown.Select(s => Viewer.PersonOf(s.Record.Actor) ?? Guid.Empty)), cancel);
        return new HistoryView(
            $"People of {here.Unit.Name}",
            [.. new[] { PeopleOfUnitModel.WayTo(here.Unit) }.Select(w => (w.Text, w.Href)), ("People", PeopleOfUnitModel.AddressOf(here.Unit.Id.Value))],
            [.. shown.SelectMany(s => EntriesOf(s.Record, s.Rows, here, held, names))],
            records.Count > IHistorySource.PageLength ? TrailMark.Of(records[IHistorySource.PageLength - 1]).ToString() : null)
        {
            Note = "Nothing here says when somebody signed in or how much they put in. Who ended a role is not said, nor why. Of a role that ended more than a year ago nothing is said.",
        };
    }

    private static IEnumerable<HistoryEntry> EntriesOf(
        AuditRecord record, IReadOnlyList<AuditedRow> rows, PeopleUnit here, Dictionary<Guid, MembershipRow> held, IReadOnlyDictionary<Guid, string> names)
    {
        string NameOf(string? id) => Guid.TryParse(id, out var person) ? names.GetValueOrDefault(person) ?? "Somebody" : "Somebody";
        if (record.Action == Invited && held.Values.Any(m => Viewer.ActorOf(m.Person) == record.Subject))
        {
            yield return Signed(new(record.At, $"A new way in was made for {NameOf(record.Subject?.Split(':')[^1])}"), record, here, names);
        }

        foreach (var row in rows.Where(r => r.Table == "organisations_grants"))
        {
            if (!Guid.TryParse(row["Id"], out var id) || !held.TryGetValue(id, out var membership))
            {
                continue;
            }

            if (row.IsNew)
            {
                var until = Day(row["To"]) is { } to && to != DateOnly.MaxValue ? $" to {PeopleRefusals.Words(to.AddDays(-1))}" : "";
                var from = Day(row["From"]) is { } first ? $" from {PeopleRefusals.Words(first)}" : "";
                yield return Signed(new(record.At, $"{NameOf(row["Person"])} was given the role {here.NameOf(row["Role"] ?? "")},{from}{until}"), record, here, names);
            }
            else
            {
                yield return new(record.At, $"The end of {membership.Name}’s role {here.NameOf(membership.Role)} was set")
                {
                    Who = "",
                    Changes = [new("Last day", Last(row.Before.GetValueOrDefault("To")), Last(row.After.GetValueOrDefault("To")))],
                };
            }
        }
    }

    private static HistoryEntry Signed(HistoryEntry entry, AuditRecord record, PeopleUnit here, IReadOnlyDictionary<Guid, string> names) => entry with
    {
        Actor = record.Actor,
        Unit = here.Unit.Number,
        Name = Viewer.PersonOf(record.Actor) is { } person ? names.GetValueOrDefault(person) : null,
    };

    private static string? Last(string? to) => Day(to) is not { } day ? null : day == DateOnly.MaxValue ? "none set" : PeopleRefusals.Words(day.AddDays(-1));

    private static DateOnly? Day(string? text) => DayText.TryRead(text, out var day) ? day : null;
}
