using System.Globalization;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Organisations.History;

/// <summary>What became of a ward, a site or an organisation, from its audit: only the actions and columns that are listed here are told.</summary>
internal sealed class UnitHistory(AuditTrail trail, UnitDirectory units) : IHistorySource
{
    private static readonly Dictionary<string, string> Actions = new()
    {
        ["organisations.programme-started"] = "It was made",
        ["organisations.ward-added"] = "The ward was added",
        ["organisations.ward-renamed"] = "A new name",
        ["organisations.ward-moved"] = "A move",
        ["organisations.ward-move-cancelled"] = "A planned move was called off",
        ["organisations.ward-type-corrected"] = "The type of ward was corrected",
        ["organisations.ward-closed"] = "A last day was set",
        ["organisations.ward-reopened"] = "The last day was taken back",
        ["organisations.site-placed"] = "Where the site lies was said",
        ["organisations.group-joined"] = "It joined a group",
        ["organisations.group-left"] = "It left a group",
        ["organisations.sharing-agreed"] = "A sharing agreement with the programme began",
        ["organisations.sharing-ended"] = "A sharing agreement with the programme ended",
        [AuditTrail.FileOfUnits] = "A file of organisations changed it",
    };

    /// <summary>What is told of each table, in the order in which it is told.</summary>
    private static readonly Dictionary<string, (string Column, string Words)[]> Columns = new()
    {
        ["organisations_units"] = [("Name", "Name"), ("WardType", "Type of ward"), ("OrganisationType", "Type of organisation"), ("Beds", "Beds"), ("OpenedOn", "First day"), ("ClosedOn", "Last day"), ("Aim", "Aim")],
        ["organisations_sharing"] = [("What", "What is shared"), ("From", "From"), ("To", "Until before")],
        ["organisations_group_members"] = [("From", "In the group from"), ("To", "In the group until before")],
    };

    private static readonly string[] OtherUnits = ["Parent", "Place", "Successor"];

    public HistoryOf Of => HistoryOf.Unit;

    public async Task<Outcome<HistoryView>> ReadAsync(HistoryQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindWithStandingAsync(query.Id, viewer, cancel) is not var (unit, standing) || !standing.CanSee)
        {
            return Refusal.NotFound;
        }

        var before = TrailMark.Read(query.Before);
        var most = IHistorySource.PageLength + 1;
        var number = unit.Number.ToString(CultureInfo.InvariantCulture);
        var own = await trail.OfUnitAsync(unit.Number, Actions.Keys, before, most, cancel);
        var files = await trail.OfFilesAsync([unit.Partition, 0], [$"\"Number\":\"{number}\"", $"\"Unit\":\"{number}\"", $"\"Site\":\"{number}\""], before, most, cancel);
        var records = own.Concat(files).OrderByDescending(r => r.At).ThenByDescending(r => r.Partition).ThenByDescending(r => r.Sequence).Take(most).ToList();
        var shown = records.Take(IHistorySource.PageLength).Select(r => (Record: r, Rows: AuditedRow.Of(r).Where(row => IsOf(row, number)).ToList())).ToList();
        var others = await units.FindAsync(shown.SelectMany(s => s.Rows).SelectMany(Others).Distinct().ToList(), viewer, cancel);
        var isOutside = standing.Tier == Tier.Published;
        return new HistoryView(
            unit.Name,
            [(unit.Name, unit.Kind == UnitKind.Ward ? $"/wards/{unit.Id.Value}" : $"/organisations/{unit.Id.Value}")],
            [.. shown.Where(s => s.Record.Unit is not null || s.Rows.Count > 0).Select(s => EntryOf(s.Record, s.Rows, others, isOutside))],
            records.Count > IHistorySource.PageLength ? TrailMark.Of(records[IHistorySource.PageLength - 1]).ToString() : null)
        {
            Note = isOutside ? "Reasons stay inside the organisation." : null,
        };
    }

    private static HistoryEntry EntryOf(AuditRecord record, IReadOnlyList<AuditedRow> rows, IReadOnlyDictionary<int, UnitRow> others, bool isOutside) => new(record.At, Actions[record.Action])
    {
        Actor = record.Actor,
        Unit = record.Unit,
        Why = isOutside ? null : AuditedRow.WhyOf(record),
        Changes = [.. rows.SelectMany(row => ChangesOf(row, others))],
    };

    private static IEnumerable<HistoryChange> ChangesOf(AuditedRow row, IReadOnlyDictionary<int, UnitRow> others)
    {
        string? NameOf(string column) => row[column] is not { } text ? null : int.TryParse(text, CultureInfo.InvariantCulture, out var other) && others.TryGetValue(other, out var unit) ? unit.Name : "another place";
        var day = Words(row["From"] ?? row["On"]);
        return row.Table switch
        {
            "organisations_names" => [new(day is null ? "Name" : $"Name from {day}", row.IsNew ? null : row.Before.GetValueOrDefault("Name"), row.After.GetValueOrDefault("Name"))],
            "organisations_parents" when row.IsNew => [new(day is null ? "Lies in" : $"Lies in, from {day}", null, NameOf("Parent"))],
            "organisations_site_places" when row.IsNew => [new(day is null ? "Counts for" : $"Counts for, from {day}", null, NameOf("Place"))],
            "organisations_successors" when row.IsNew => [new("Followed by", null, NameOf("Successor"))],
            _ when Columns.TryGetValue(row.Table, out var columns) =>
                columns.Where(c => row.After.ContainsKey(c.Column) && row.Before.GetValueOrDefault(c.Column) != row.After[c.Column])
                    .Select(c => new HistoryChange(c.Words, Words(row.Before.GetValueOrDefault(c.Column)), Words(row.After[c.Column])))
                    .Where(c => c.Before is not null || c.After is not null),
            _ => [],
        };
    }

    /// <summary>Whether a row is about the unit itself, and not about another that the same record changed.</summary>
    private static bool IsOf(AuditedRow row, string number) => row.Table switch
    {
        "organisations_units" => row["Number"] == number,
        "organisations_site_places" => row["Site"] == number,
        "organisations_sharing" => row["Provider"] == number || !row.IsNew,
        _ => row["Unit"] == number,
    };

    private static IEnumerable<int> Others(AuditedRow row) => OtherUnits.Select(column => int.TryParse(row[column], CultureInfo.InvariantCulture, out var other) ? other : 0).Where(other => other != 0);

    /// <summary>A stored value as people write it: a day in words, a day without end as nothing.</summary>
    private static string? Words(string? stored) =>
        stored is null || !DayText.TryRead(stored, out var day) ? stored : day == DateOnly.MaxValue ? null : WardChange.Words(day);
}
