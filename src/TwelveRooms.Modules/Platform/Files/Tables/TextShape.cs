using System.Text;
using System.Text.Unicode;

namespace TwelveRooms.Platform.Files.Tables;

/// <summary>How the bytes of a text file are to be read, found out from all of them.</summary>
/// <param name="Name">utf-8, utf-16 or windows-1252.</param>
/// <param name="Encoding">Null where the reader sees it for itself.</param>
/// <param name="HasMark">Whether a byte order mark leads it.</param>
/// <param name="Delimiter">What stands between cells.</param>
internal sealed record TextShape(string Name, Encoding? Encoding, bool HasMark, char Delimiter)
{
    private const int LinesLookedAt = 50;
    private const int BlockSize = 64 * 1024;
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    static TextShape() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The shape of a text; null when it holds what no text holds.</summary>
    public static TextShape? Of(Stream stream)
    {
        var block = new byte[BlockSize];
        var start = stream.ReadAtLeast(block, BlockSize, throwOnEndOfStream: false);
        var first = block.AsSpan(0, start);
        if (first is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            Encoding wide = first[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            return new("utf-16", wide, true, DelimiterOf(wide.GetString(first[..(start & ~1)])));
        }

        var hasMark = first is [0xEF, 0xBB, 0xBF, ..];
        var sample = first.ToArray();
        if (IsUtf8(stream, block, start) is not { } isUtf8)
        {
            return null;
        }

        var latin = Encoding.GetEncoding(1252);
        return isUtf8
            ? new("utf-8", null, hasMark, DelimiterOf(Encoding.UTF8.GetString(sample)))
            : new("windows-1252", latin, false, DelimiterOf(latin.GetString(sample)));
    }

    /// <summary>Whether every byte belongs to a character of UTF-8; null where a zero byte says that this is no text.</summary>
    private static bool? IsUtf8(Stream stream, byte[] block, int filled)
    {
        var isUtf8 = true;
        while (filled > 0)
        {
            var bytes = block.AsSpan(0, filled);
            if (bytes.Contains((byte)0))
            {
                return null;
            }

            var cut = filled == BlockSize ? Cut(bytes) : 0; // a character may lie across two blocks
            isUtf8 = isUtf8 && Utf8.IsValid(bytes[..^cut]);
            bytes[^cut..].CopyTo(block);
            var read = stream.ReadAtLeast(block.AsSpan(cut), BlockSize - cut, throwOnEndOfStream: false);
            if (read == 0)
            {
                return isUtf8 && cut == 0;
            }

            filled = cut + read;
        }

        return isUtf8;
    }

    /// <summary>How many bytes at the end begin a character that is not whole.</summary>
    private static int Cut(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back < bytes.Length; back++)
        {
            var b = bytes[^back];
            if (b < 0x80)
            {
                return 0;
            }

            if (b >= 0xC0)
            {
                var length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
                return length > back ? back : 0;
            }
        }

        return 0;
    }

    /// <summary>The character that cuts the most lines into the same number of cells.</summary>
    private static char DelimiterOf(string text)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n').Where(l => !string.IsNullOrWhiteSpace(l)).Take(LinesLookedAt).ToList();
        if (lines is [var hint, ..] && hint.TrimEnd('\r') is ['s' or 'S', 'e' or 'E', 'p' or 'P', '=', var said, .. var rest] && Delimiters.Contains(said) && rest.Trim().Length == 0)
        {
            return said;
        }

        return Delimiters.MaxBy(d =>
        {
            var counts = lines.Select(l => CountOutsideQuotes(l, d)).Where(n => n > 0).ToList();
            return counts.Count == 0 ? (0, 0) : counts.GroupBy(n => n).Select(g => (Lines: g.Count(), Cells: g.Key)).Max(g => (g.Lines, g.Cells));
        });
    }

    private static int CountOutsideQuotes(string line, char delimiter)
    {
        var (count, isInside) = (0, false);
        foreach (var c in line)
        {
            isInside ^= c == '"';
            count += !isInside && c == delimiter ? 1 : 0;
        }

        return count;
    }
}
