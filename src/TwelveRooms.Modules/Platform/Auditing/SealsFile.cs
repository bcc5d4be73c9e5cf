using System.Globalization;
using System.Text;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Auditing;

/// <summary>
/// The seals outside the database: <c>seals.log</c> in the folder of the data, one line each, which is added to and never changed.
/// A line: format, number, instant, hash, then the heads as the seal has them; a space between all.
/// </summary>
internal sealed class SealsFile(DatabaseLocation location)
{
    private const int Attempts = 50;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Where it is.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(location.Folder, "seals.log"));

    /// <summary>Adds the seals that it has not got.</summary>
    /// <param name="after">The seals after the one with this number, in their order.</param>
    /// <param name="cancel">Stops.</param>
    public async Task AppendAsync(Func<long, Task<List<AuditSeal>>> after, CancellationToken cancel)
    {
        PrivateFiles.MakeFolder(location.Folder);
        await using var stream = await OpenAsync(cancel);
        var last = await LastAsync(stream, cancel);
        var seals = await after(last);
        if (seals.Count > 0)
        {
            await stream.WriteAsync(Plain.GetBytes(string.Concat(seals.Select(s => LineOf(s) + "\n"))), cancel);
            stream.Flush(flushToDisk: true);
        }
    }

    /// <summary>The whole lines of a file of seals, oldest first; a line that was being written when the power went is none.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(string path, CancellationToken cancel)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream, Plain);
        var lines = (await reader.ReadToEndAsync(cancel)).Split('\n');
        return lines[..^1];
    }

    /// <summary>Whether the seals of two files are of one history: one is the beginning of the other. A house that has sealed nothing yet has none to differ from.</summary>
    /// <param name="present">The file in place.</param>
    /// <param name="other">The other; where it is missing and the present one has seals, nothing shows that it is the same history.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task<bool> IsOneHistoryAsync(string present, string other, CancellationToken cancel)
    {
        var here = File.Exists(present) ? await ReadAsync(present, cancel) : [];
        var there = File.Exists(other) ? await ReadAsync(other, cancel) : [];
        return here.Count == 0 || (there.Count > 0 && here.Zip(there).All(pair => pair.First == pair.Second));
    }

    public static string LineOf(AuditSeal seal) => string.Create(
        CultureInfo.InvariantCulture, $"{seal.Format} {seal.Sequence} {AuditLink.Instant(seal.At)} {Convert.ToHexStringLower(seal.Hash)} {seal.Heads}");

    /// <summary>The number of the seal of a line; null when it is no line of a seal.</summary>
    public static long? NumberOf(string line) =>
        line.Split(' ') is [_, var number, _, _, ..] && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? parsed : null;

    /// <summary>One process at a time: the command line and the server may share the folder.</summary>
    private async Task<FileStream> OpenAsync(CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return PrivateFiles.Open(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (attempt < Attempts && File.Exists(Path))
            {
                await Task.Delay(Pause, cancel);
            }
        }
    }

    /// <summary>The number of the last whole line, with the stream behind it: a torn line is written over.</summary>
    private static async Task<long> LastAsync(FileStream stream, CancellationToken cancel)
    {
        var tail = new byte[(int)Math.Min(stream.Length, 1 << 20)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        await stream.ReadExactlyAsync(tail, cancel);
        var end = Array.LastIndexOf(tail, (byte)'\n') + 1;
        stream.SetLength(stream.Length - tail.Length + end);
        stream.Seek(0, SeekOrigin.End);
        return Plain.GetString(tail, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(NumberOf).LastOrDefault(n => n is not null) ?? 0;
    }
}
