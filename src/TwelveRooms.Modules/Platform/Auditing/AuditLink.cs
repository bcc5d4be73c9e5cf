using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Auditing;

/// <summary>
/// The links of the chains. A link covers every column that a reader of the audit trusts, and the link before it. Each field goes in
/// as its length in bytes, a colon, its bytes and a comma, so that no two records read alike; an absent unit is a field of no bytes.
/// </summary>
internal static class AuditLink
{
    /// <summary>How links are made today. It is kept beside each link and covered by it, so that old links still hold when it changes.</summary>
    public const short Format = 2;

    /// <summary>Format 1, before records said whom they are about.</summary>
    private const short WithoutSubject = 1;

    /// <summary>The link of one record; null when its format is not known to this build.</summary>
    public static byte[]? Of(byte[] previous, AuditRecord record) => record.Format switch
    {
        Format => Hash(previous, "twelverooms.audit.record", record.Format, record.Partition, record.Sequence, record.Action, record.Actor, record.Unit, Instant(record.At), record.Text, record.Subject),
        WithoutSubject when record.Subject is null =>
            Hash(previous, "twelverooms.audit.record", record.Format, record.Partition, record.Sequence, record.Action, record.Actor, record.Unit, Instant(record.At), record.Text),
        _ => null,
    };

    /// <summary>The link of one seal; null when its format is not known to this build.</summary>
    public static byte[]? Of(byte[] previous, AuditSeal seal) => seal.Format is Format or WithoutSubject
        ? Hash(previous, "twelverooms.audit.seal", seal.Format, seal.Sequence, Instant(seal.At), seal.Heads)
        : null;

    /// <summary>An instant as the audit writes it: UTC, to the millisecond, as it is stored.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static byte[] Hash(byte[] previous, params ReadOnlySpan<object?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, previous);
        foreach (var field in fields)
        {
            Append(hash, Encoding.UTF8.GetBytes(Convert.ToString(field, CultureInfo.InvariantCulture) ?? ""));
        }

        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, ReadOnlySpan<byte> field)
    {
        hash.AppendData(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{field.Length}:")));
        hash.AppendData(field);
        hash.AppendData(","u8);
    }
}
