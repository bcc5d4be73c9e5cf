using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TwelveRooms.Platform.Backups;

/// <summary>
/// The one file of a backup: a zip archive, so that any machine can look into it, whose comment ends with the SHA-256 of every byte
/// before. The first entry says what it is; the manifest comes last, because the checksums of the parts are known only then.
/// </summary>
internal static class BackupFile
{
    public const string Extension = ".backup";
    private const string ReadMe = "TwelveRooms-backup.txt";
    private const string Manifest = "manifest.json";
    private const string Mark = "TwelveRooms backup, sha256 of all before: ";
    private const int HashLength = 64;
    private const int NameOffset = 30; // of the first entry of a zip archive
    private const int BufferBytes = 1 << 20;
    private const int MostBytesOfManifest = 1 << 24; // a line for each organisation
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Writes a backup, to the disk itself.</summary>
    /// <param name="to">Empty; may be read and sought.</param>
    /// <param name="parts">What each is called, whether it is worth packing, and what writes it.</param>
    /// <param name="manifest">Makes the manifest once the parts are known.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>The manifest, and the checksum of the whole file.</returns>
    public static async Task<(BackupManifest Manifest, string Sha256)> WriteAsync(
        FileStream to, IEnumerable<PartSource> parts, Func<IReadOnlyList<BackupPart>, BackupManifest> manifest, CancellationToken cancel)
    {
        var written = new List<BackupPart>();
        BackupManifest made;
        await using (var archive = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel))
        {
            archive.Comment = Mark + new string('0', HashLength);
            await TextAsync(archive, ReadMe, "A backup of TwelveRooms. Put it back with: ./twelverooms restore FILE\nWhoever holds this file can read all that is in it.\n", cancel);
            foreach (var part in parts)
            {
                written.Add(await PartAsync(archive, part, cancel));
            }

            made = manifest(written);
            await TextAsync(archive, Manifest, JsonSerializer.Serialize(made, Json) + "\n", cancel);
        }

        var hash = await HashAsync(to, to.Length - HashLength, cancel);
        to.Seek(-HashLength, SeekOrigin.End);
        await to.WriteAsync(Encoding.ASCII.GetBytes(hash), cancel);
        to.Flush(flushToDisk: true);
        return (made, hash);
    }

    /// <summary>Whether a file is a backup of ours and whole; what it holds, or why it is refused.</summary>
    public static async Task<Outcome<BackupManifest>> ReadAsync(FileStream file, CancellationToken cancel)
    {
        var head = await BytesAsync(file, 0, NameOffset + ReadMe.Length, cancel);
        if (!head.AsSpan(Math.Min(NameOffset, head.Length)).SequenceEqual(Encoding.ASCII.GetBytes(ReadMe)))
        {
            return BackupRefusals.NotABackup(file.Name);
        }

        var tail = Encoding.ASCII.GetString(await BytesAsync(file, file.Length - Mark.Length - HashLength, Mark.Length + HashLength, cancel));
        if (!tail.StartsWith(Mark, StringComparison.Ordinal))
        {
            return BackupRefusals.CutOff(file.Name);
        }

        if (await HashAsync(file, file.Length - HashLength, cancel) != tail[Mark.Length..])
        {
            return BackupRefusals.Damaged(file.Name);
        }

        file.Position = 0;
        await using var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8, cancel);
        if (archive.GetEntry(Manifest) is not { } entry)
        {
            return BackupRefusals.NotABackup(file.Name);
        }

        await using var packed = await entry.OpenAsync(cancel);
        using var stream = new MemoryStream();
        await CopyAsync(packed, stream, MostBytesOfManifest, cancel);
        if (stream.Length > MostBytesOfManifest)
        {
            return BackupRefusals.NotABackup(file.Name);
        }

        stream.Position = 0;
        return await JsonSerializer.DeserializeAsync<BackupManifest>(stream, Json, cancel) is { Product: BackupManifest.OurProduct } manifest
            ? manifest.Format != BackupManifest.OurFormat ? BackupRefusals.OtherFormat(file.Name, manifest)
                : manifest.HasOnlyOurParts ? manifest : BackupRefusals.NotABackup(file.Name)
            : BackupRefusals.NotABackup(file.Name);
    }

    /// <summary>Takes the parts out, and checks each against the manifest.</summary>
    /// <param name="file">One that <see cref="ReadAsync"/> took.</param>
    /// <param name="manifest">What it answered.</param>
    /// <param name="open">Where a part goes.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<Refusal?> UnpackAsync(FileStream file, BackupManifest manifest, Func<string, Stream> open, CancellationToken cancel)
    {
        file.Position = 0;
        await using var archive = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8, cancel);
        foreach (var part in manifest.Parts)
        {
            if (archive.GetEntry(part.Name) is not { } entry)
            {
                return BackupRefusals.Damaged(file.Name);
            }

            await using var from = await entry.OpenAsync(cancel);
            await using var to = open(part.Name);
            using var counted = new HashedStream(to);
            await CopyAsync(from, counted, part.Bytes, cancel);
            if (counted.Bytes != part.Bytes || counted.Sha256() != part.Sha256)
            {
                return BackupRefusals.Damaged(file.Name);
            }

            await to.FlushAsync(cancel);
            (to as FileStream)?.Flush(flushToDisk: true);
        }

        return null;
    }

    /// <summary>As much as was said and one byte more, which shows that it is more: a small file can unpack to a full disk.</summary>
    private static async Task CopyAsync(Stream from, Stream to, long said, CancellationToken cancel)
    {
        var buffer = new byte[BufferBytes];
        for (var left = said + 1; left > 0;)
        {
            var read = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancel);
            if (read == 0)
            {
                break;
            }

            await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            left -= read;
        }
    }

    private static async Task<BackupPart> PartAsync(ZipArchive archive, PartSource part, CancellationToken cancel)
    {
        await using var to = await archive.CreateEntry(part.Name, part.IsPacked ? CompressionLevel.NoCompression : CompressionLevel.Fastest).OpenAsync(cancel);
        using var counted = new HashedStream(to);
        await part.WriteAsync(counted);
        return new(part.Name, counted.Bytes, counted.Sha256());
    }

    private static async Task TextAsync(ZipArchive archive, string name, string text, CancellationToken cancel)
    {
        await using var to = await archive.CreateEntry(name, CompressionLevel.NoCompression).OpenAsync(cancel);
        await to.WriteAsync(Encoding.UTF8.GetBytes(text), cancel);
    }

    private static async Task<byte[]> BytesAsync(FileStream file, long from, int length, CancellationToken cancel)
    {
        file.Position = Math.Max(0, from);
        var bytes = new byte[length];
        return bytes[..await file.ReadAtLeastAsync(bytes, length, throwOnEndOfStream: false, cancel)];
    }

    private static async Task<string> HashAsync(FileStream file, long length, CancellationToken cancel)
    {
        file.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        for (var left = length; left > 0;)
        {
            var read = await file.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancel);
            if (read == 0)
            {
                break;
            }

            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>One part to be written: its name, whether it is packed already, and what writes it.</summary>
internal sealed record PartSource(string Name, bool IsPacked, Func<Stream, Task> WriteAsync);
