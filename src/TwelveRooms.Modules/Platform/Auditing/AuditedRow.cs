using System.Text;
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
    public static string? WhyOf(AuditRecord record) => WhyIn(record.Text);

    /// <summary>The same from the beginning of a record's text: it is written before the sentence and the rows.</summary>
    public static string? WhyIn(string head)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(head), isFinalBlock: false, default);
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
            {
                continue;
            }

            if (reader.ValueTextEquals("why"u8))
            {
                return reader.Read() ? reader.GetString() : null;
            }

            if (reader.ValueTextEquals("summary"u8) || reader.ValueTextEquals("changes"u8))
            {
                return null;
            }
        }

        return null;
    }

    private static Dictionary<string, string?> Values(JsonElement change, string side) => change.TryGetProperty(side, out var values)
        ? values.EnumerateObject().ToDictionary(v => v.Name, v => v.Value.ValueKind == JsonValueKind.Null ? null : v.Value.ToString())
        : [];
}
