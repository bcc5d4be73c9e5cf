using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TwelveRooms.Platform.Files.Tables;

/// <summary>
/// A file with a table in it, of a kind that its content shows and not its name. It can be read several times, a row at a time, and
/// is never held whole.
/// </summary>
internal sealed partial class TableFile
{
    /// <summary>How long a file may be.</summary>
    public const long MostBytes = 250L * 1024 * 1024;

    /// <summary>How many columns a table may have.</summary>
    public const int MostColumns = 1_000;

    private readonly Func<Stream> _open;
    private readonly TextShape? _shape;

    private TableFile(Func<Stream> open, string name, long length, TextShape? shape) => (_open, Name, Length, _shape) = (open, name, length, shape);

    /// <summary>Its name without folders, fit to be kept.</summary>
    public string Name { get; }

    /// <summary>In bytes.</summary>
    public long Length { get; }

    /// <summary>Whether cells may hold line breaks; taken back when one quotation mark would swallow the rest.</summary>
    public bool HasBreaksInCells { get; set; } = true;

    /// <summary>The hash by which the audit knows the file again.</summary>
    public string Hash()
    {
        using var stream = _open();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Looks at what a file is; the words of a refusal say what to do instead.</summary>
    /// <param name="open">Opens it from its beginning; it must be able to seek.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="length">In bytes.</param>
    public static Outcome<TableFile> Of(Func<Stream> open, string name, long length)
    {
        var called = new ReceivedFile(name, []).ShortName;
        if (length == 0)
        {
            return Refused("file-empty", $"{called} is empty. Choose a file with headings and at least one line below them.");
        }

        if (length > MostBytes)
        {
            return Refused("file-too-large", $"{called} is larger than 250 MB. Split it into several files.");
        }

        using var stream = open();
        var head = new byte[4096];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (OtherKind(head.AsSpan(0, read), stream) is { } words)
        {
            return Refused("file-not-a-table", $"{called} {words}");
        }

        if (head is [0x50, 0x4B, 0x03, 0x04, ..])
        {
            return new TableFile(open, called, length, null);
        }

        stream.Position = 0;
        return TextShape.Of(stream) is { } shape
            ? new TableFile(open, called, length, shape)
            : Refused("file-not-text", $"{called} is not a text file. In the spreadsheet program choose “Save as”, then “Excel workbook (.xlsx)” or “CSV UTF-8”.");
    }

    /// <summary>Begins to read its rows.</summary>
    /// <param name="sheet">Which sheet of a workbook, by name or by number from 1; null takes the first that people see.</param>
    /// <param name="format">How it is written.</param>
    /// <exception cref="TableBrokenException">It cannot be read; the message says why.</exception>
    public TableReader Read(string? sheet, out TableFormat format)
    {
        var stream = _open();
        if (_shape is not null)
        {
            format = new(_shape.Name, _shape.HasMark, _shape.Delimiter, null, []);
            return new TextRows(stream, _shape.Encoding, _shape.Delimiter, HasBreaksInCells, MostColumns);
        }

        var book = Workbook.Open(stream);
        try
        {
            var visible = book.Sheets.Where(s => !s.IsHidden).ToList();
            var wanted = sheet is null
                ? visible.FirstOrDefault() ?? throw new TableBrokenException("The workbook has no sheet that can be seen. Show the sheet with the numbers, and save it again.")
                : book.Sheets.FirstOrDefault(s => string.Equals(s.Name, sheet, StringComparison.OrdinalIgnoreCase))
                    ?? throw new TableBrokenException($"The workbook has no sheet “{sheet}”. It has: {string.Join(", ", visible.Select(s => s.Name))}.");
            format = new("xlsx", false, null, wanted.Name, [.. visible.Where(s => s != wanted).Select(s => s.Name)]);
            return new SheetRows(book, wanted, SharedTexts.Read(book), MostColumns);
        }
        catch
        {
            book.Dispose();
            throw;
        }
    }

    private static Refusal Refused(string code, string words) => Refusal.Invalid(code, words, "File");

    private static string? OtherKind(ReadOnlySpan<byte> head, Stream stream)
    {
        const string SaveAs = "In the spreadsheet program choose “Save as”, then “Excel workbook (.xlsx)” or “CSV UTF-8”.";
        if (head is [0xD0, 0xCF, 0x11, 0xE0, ..])
        {
            stream.Position = 0;
            return IsEncrypted(stream)
                ? "is protected by a password. Take the password off in the spreadsheet program (File, Info, Protect), save it, and choose it again."
                : $"is a workbook of the old kind (.xls). {SaveAs}";
        }

        var text = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return head is [0x25, 0x50, 0x44, 0x46, ..] ? $"is a PDF, not a table. Ask for the spreadsheet that it was made from. {SaveAs}"
            : head is [0x1F, 0x8B, ..] or [0x37, 0x7A, 0xBC, 0xAF, ..] or [0x52, 0x61, 0x72, 0x21, ..] ? "is a packed file. Unpack it, and choose the CSV or XLSX file that is in it."
            : Markup().IsMatch(text) ? $"is a page or XML, not a table. {SaveAs}"
            : text.StartsWith('{') || text.StartsWith("[{", StringComparison.Ordinal) ? "is JSON. Send it to the API, or save the numbers as CSV or XLSX."
            : null;
    }

    /// <summary>How pages and XML begin; a list that explains its “&lt;5” first is none.</summary>
    [GeneratedRegex("^<[?!A-Za-z]")]
    private static partial Regex Markup();

    /// <summary>A protected workbook lies in an old package under a name of its own.</summary>
    private static bool IsEncrypted(Stream stream)
    {
        var block = new byte[(int)Math.Min(stream.Length, 1024 * 1024)];
        var read = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
        return block.AsSpan(0, read).IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0;
    }
}
