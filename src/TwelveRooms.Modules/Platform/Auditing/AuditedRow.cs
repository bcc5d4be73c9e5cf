using System.Text.Json;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Auditing;

/// <summary>One row of a record, as it was before and after; a value that did not change is in neither, the key aside.</summary>
internal sealed record AuditedRow(string Table, IReadOnlyDictionary<string, string?> Before, IReadOnlyDictionary<string, string?> After)
{
    /// <summary>The value after, or before where the row is gone.</summary>
    public string? this[string column] => After.GetValueOrDefault(column) ?? Before.GetValueOrDefault(column);

    public bool IsNew => Before.Count == 0;

    /// <summary>The rows of a record; none where one sentence stands for them.</summary>
    public static IReadOnlyList<AuditedRow> Of(AuditRecord record)
    {
        using var text = JsonDocument.Parse(record.Text);
        return text.RootElement.TryGetProperty("changes", out var changes)
            ? [.. changes.EnumerateArray().Select(c => new AuditedRow(c.GetProperty("table").GetString() ?? "", Values(c, "before"), Values(c, "after")))]
            : [];
    }

    /// <summary>The reason that was given; null for none.</summary>
    public static string? WhyOf(AuditRecord record)
    {
        using var text = JsonDocument.Parse(record.Text);
        return text.RootElement.TryGetProperty("why", out var why) ? why.GetString() : null;
    }

    private static Dictionary<string, string?> Values(JsonElement change, string side) => change.TryGetProperty(side, out var values)
        ? values.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.ValueKind == JsonValueKind.Null ? null : v.Value.ToString())
        : [];
}
