using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform.Auditing;

/// <summary>What the audit keeps of rows that were written in bulk: their table, how many, and one hash over all of them.</summary>
internal sealed record BulkSeal(string Table, int Rows, string Hash)
{
    /// <summary>How the hash is made today: over one JSON object after another, each with every column by name. Kept beside it.</summary>
    public const int Format = 1;

    /// <summary>
    /// Hashes rows in the order of their key, each as the audit would have written it, so that the same rows read back from any
    /// database give the same hash.
    /// </summary>
    /// <exception cref="InvalidOperationException">The rows are not in the order of their key, or two have the same.</exception>
    public static BulkSeal Of<T>(BulkTable table, IReadOnlyCollection<T> rows)
        where T : class
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new ArrayBufferWriter<byte>();
        var columns = table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(c => (Name: JsonEncodedText.Encode(c.Name), c.Read)).ToArray();
        var keys = table.Columns.Where(c => c.IsKey).ToList();
        T? last = null;
        using var json = new Utf8JsonWriter(buffer, AuditText.Options);
        foreach (var row in rows)
        {
            if (last is not null && !ComesAfter(keys, last, row))
            {
                throw new InvalidOperationException($"Rows of {table.Name} must come in the order of their key, each once.");
            }

            last = row;
            buffer.ResetWrittenCount();
            json.Reset();
            json.WriteStartObject();
            foreach (var (name, read) in columns)
            {
                AuditText.WriteValue(json, name, read(row));
            }

            json.WriteEndObject();
            json.Flush();
            hash.AppendData(buffer.WrittenSpan);
        }

        return new(table.Name, rows.Count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static bool ComesAfter<T>(List<BulkColumn> keys, T earlier, T later)
        where T : class
    {
        foreach (var key in keys)
        {
            var order = System.Collections.Comparer.DefaultInvariant.Compare(key.Read(earlier), key.Read(later));
            if (order != 0)
            {
                return order < 0;
            }
        }

        return false;
    }
}
