using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Auditing;

/// <summary>One changed row, as it was before and as it is after.</summary>
internal sealed record AuditedChange(EntityEntry Entry, EntityState State, IReadOnlyDictionary<string, object?> Before);

/// <summary>Writes the canonical text of an audit record: the same characters on every database.</summary>
internal static class AuditText
{
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Takes down what is about to be saved; after saving, generated numbers are read from the entries.</summary>
    /// <param name="tracker">What is about to be saved.</param>
    /// <param name="isTold">Which rows of it are taken down; null for all.</param>
    public static IReadOnlyList<AuditedChange> Collect(ChangeTracker tracker, Func<object, bool>? isTold = null) =>
    [
        .. tracker.Entries()
            .Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && e.Entity is not INotAudited && isTold?.Invoke(e.Entity) != false)
            .Select(e => new AuditedChange(e, e.State, e.State == EntityState.Added
                ? new Dictionary<string, object?>()
                : e.Properties.Where(p => e.State == EntityState.Deleted || p.IsModified || p.Metadata.IsPrimaryKey())
                    .ToDictionary(p => p.Metadata.Name, p => p.OriginalValue))),
    ];

    public static string Write(
        DateTimeOffset at, string actor, string action, int? unit, string? why, IReadOnlyList<AuditedChange> changes, string? summary, IReadOnlyList<BulkSeal> bulk)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("at", AuditLink.Instant(at));
            json.WriteString("actor", actor);
            json.WriteString("action", action);
            if (unit is { } number)
            {
                json.WriteNumber("unit", number);
            }

            if (!string.IsNullOrEmpty(why))
            {
                json.WriteString("why", why);
            }

            if (summary is not null)
            {
                json.WriteString("summary", summary);
            }

            if (summary is null || changes.Count > 0)
            {
                json.WriteStartArray("changes");
                foreach (var change in changes)
                {
                    WriteChange(json, change);
                }

                json.WriteEndArray();
            }

            WriteBulk(json, bulk);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteBulk(Utf8JsonWriter json, IReadOnlyList<BulkSeal> bulk)
    {
        if (bulk.Count == 0)
        {
            return;
        }

        json.WriteStartArray("bulk");
        foreach (var seal in bulk)
        {
            json.WriteStartObject();
            json.WriteString("table", seal.Table);
            json.WriteNumber("rows", seal.Rows);
            json.WriteNumber("format", BulkSeal.Format);
            json.WriteString("hash", seal.Hash);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteChange(Utf8JsonWriter json, AuditedChange change)
    {
        json.WriteStartObject();
        json.WriteString("table", change.Entry.Metadata.GetTableName());
        json.WriteString("change", change.State.ToString());
        if (change.State != EntityState.Added)
        {
            json.WriteStartObject("before");
            foreach (var (name, value) in change.Before.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                WriteValue(json, name, value);
            }

            json.WriteEndObject();
        }

        if (change.State != EntityState.Deleted)
        {
            json.WriteStartObject("after");
            foreach (var property in change.Entry.Properties.OrderBy(p => p.Metadata.Name, StringComparer.Ordinal))
            {
                if (change.State == EntityState.Added || change.Before.ContainsKey(property.Metadata.Name))
                {
                    WriteValue(json, property.Metadata.Name, property.CurrentValue);
                }
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    internal static void WriteValue(Utf8JsonWriter json, string name, object? value) => WriteValue(json, JsonEncodedText.Encode(name), value);

    /// <summary>One value by name. Numbers are written as text, so that a move between databases keeps every digit.</summary>
    internal static void WriteValue(Utf8JsonWriter json, JsonEncodedText name, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNull(name);
                break;
            case string text:
                json.WriteString(name, text);
                break;
            case bool yes:
                json.WriteBoolean(name, yes);
                break;
            case byte[] bytes:
                json.WriteString(name, Convert.ToHexStringLower(bytes));
                break;
            case DateOnly day:
                WriteFormatted(json, name, day, "yyyy-MM-dd");
                break;
            case DateTimeOffset at:
                json.WriteString(name, AuditLink.Instant(at));
                break;
            case double number:
                WriteFormatted(json, name, number, "R");
                break;
            case int whole:
                WriteFormatted(json, name, whole, default);
                break;
            case short whole:
                WriteFormatted(json, name, whole, default);
                break;
            case Enum or long or byte:
                json.WriteString(name, Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteString(name, IdText(value));
                break;
        }
    }

    private static void WriteFormatted<T>(Utf8JsonWriter json, JsonEncodedText name, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[64];
        _ = value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        json.WriteString(name, text[..length]);
    }

    private static string IdText(object value) =>
        value.GetType().GetProperty("Value") is { } inner && inner.PropertyType == typeof(Guid)
            ? inner.GetValue(value)!.ToString()!
            : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
