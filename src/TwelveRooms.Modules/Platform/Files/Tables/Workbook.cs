using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace TwelveRooms.Platform.Files.Tables;

/// <summary>A sheet of a workbook: what it is called, where it lies in the package, and whether people see it.</summary>
internal sealed record WorkbookSheet(string Name, string Path, bool IsHidden);

/// <summary>
/// A workbook opened for reading (ECMA-376, SpreadsheetML). Everything that comes out of it is counted, so that a small file cannot
/// become a large one here; document types are refused, nothing outside is fetched, and no name inside is used as a path on disk.
/// </summary>
internal sealed class Workbook : IDisposable
{
    private const int MostEntries = 2_000;
    private const long MostExpanded = 1_200L * 1024 * 1024;
    private const long MostOfSmallPart = 32L * 1024 * 1024; // its list of sheets, where they lie, its styles
    private const int MostSheets = 2_000;
    private const long SmallEnough = 16L * 1024 * 1024;
    private const int MostRatio = 150;
    private const string Main = "xl/workbook.xml";

    private readonly ZipArchive _zip;

    private Workbook(ZipArchive zip, IReadOnlyList<WorkbookSheet> sheets, bool is1904, WorkbookStyles styles) =>
        (_zip, Sheets, Is1904, Styles) = (zip, sheets, is1904, styles);

    public IReadOnlyList<WorkbookSheet> Sheets { get; }

    /// <summary>Whether its days are counted from 1904, as old ones of the Macintosh are.</summary>
    public bool Is1904 { get; }

    public WorkbookStyles Styles { get; }

    /// <exception cref="TableBrokenException">It is no workbook, or one that must not be opened.</exception>
    public static Workbook Open(Stream stream)
    {
        ZipArchive? zip = null;
        try
        {
            zip = new ZipArchive(stream, ZipArchiveMode.Read);
            CheckSize(zip);
            var (relations, main) = (Relations(zip), Required(zip, Main));
            var (sheets, is1904) = ReadMain(main, relations);
            return new(zip, sheets, is1904, WorkbookStyles.Read(zip.GetEntry("xl/styles.xml") is { } styles ? Reader(styles, MostOfSmallPart) : null));
        }
        catch (Exception e)
        {
            zip?.Dispose();
            throw e is InvalidDataException or XmlException or EndOfStreamException ? Damaged() : e;
        }
    }

    /// <summary>The reader of a part, behind its limits.</summary>
    public PartReader? ReadPart(string path) => Find(_zip, path) is { } entry ? Reader(entry, MostExpanded) : null;

    public static TableBrokenException Damaged() => new("The workbook is damaged or was cut off. Open it in the spreadsheet program, save it again, and choose the new file.");

    public void Dispose() => _zip.Dispose();

    private static void CheckSize(ZipArchive zip)
    {
        long sum = 0;
        foreach (var entry in zip.Entries)
        {
            sum += entry.Length;
            if (entry.Length > SmallEnough && entry.Length > MostRatio * Math.Max(1, entry.CompressedLength))
            {
                throw TooMuch();
            }
        }

        if (sum > MostExpanded || zip.Entries.Count > MostEntries)
        {
            throw TooMuch();
        }

        if (Find(zip, Main) is null)
        {
            throw new TableBrokenException(zip.Entries.Any(e => e.FullName.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
                ? "This is a package of files (ZIP). Unpack it, and choose the CSV file that is in it."
                : "This is no workbook of the kind XLSX. In the spreadsheet program choose “Save as”, then “Excel workbook (.xlsx)” or “CSV UTF-8”.");
        }
    }

    private static TableBrokenException TooMuch() => new("The workbook unpacks to far more than it says. It is not read. Save only the sheet with the numbers as a new workbook, or as CSV.");

    private static PartReader Required(ZipArchive zip, string path) => Reader(Find(zip, path) ?? throw Damaged(), MostOfSmallPart);

    private static ZipArchiveEntry? Find(ZipArchive zip, string path) =>
        zip.GetEntry(path) ?? zip.Entries.FirstOrDefault(e => string.Equals(e.FullName.Replace('\\', '/'), path, StringComparison.OrdinalIgnoreCase));

    private static PartReader Reader(ZipArchiveEntry entry, long most) => new(entry.Open(), Math.Min(entry.Length, most), TooMuch);

    private static Dictionary<string, string> Relations(ZipArchive zip)
    {
        using var xml = Required(zip, "xl/_rels/workbook.xml.rels");
        var found = new Dictionary<string, string>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Id") is { } id && xml.GetAttribute("Target") is { } target)
            {
                found[id] = target.StartsWith('/') ? target[1..] : "xl/" + target;
            }
        }

        return found;
    }

    private static (IReadOnlyList<WorkbookSheet> Sheets, bool Is1904) ReadMain(PartReader xml, Dictionary<string, string> relations)
    {
        using var main = xml;
        var (sheets, is1904) = (new List<WorkbookSheet>(), false);
        while (main.Read())
        {
            if (main.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            if (main.LocalName == "workbookPr")
            {
                is1904 = main.GetAttribute("date1904") is "1" or "true";
            }
            else if (main.LocalName == "sheet" && main.GetAttribute("name") is { } name && IdOf(main) is { } id && relations.TryGetValue(id, out var path))
            {
                sheets.Add(sheets.Count < MostSheets ? new(name, path, main.GetAttribute("state") is "hidden" or "veryHidden") : throw TooMuch());
            }
        }

        return (sheets, is1904);
    }

    /// <summary>The id of the relation, in either of the two namespaces that are in use.</summary>
    private static string? IdOf(PartReader xml) =>
        xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");
}

/// <summary>Which formats of a workbook show a number as a day, and which as a percentage.</summary>
internal sealed class WorkbookStyles
{
    private readonly List<CellKind> _kinds = [];

    public CellKind KindOf(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < _kinds.Count ? _kinds[number] : CellKind.Number;

    public static WorkbookStyles Read(PartReader? xml)
    {
        using var styles = xml;
        var (result, codes, isInFormats) = (new WorkbookStyles(), new Dictionary<int, string>(), false);
        while (styles?.Read() == true)
        {
            if (styles.LocalName == "cellXfs")
            {
                isInFormats = styles.NodeType == XmlNodeType.Element && !styles.IsEmptyElement;
            }
            else if (styles.NodeType != XmlNodeType.Element)
            {
                continue;
            }
            else if (styles.LocalName == "numFmt" && Number(styles) is { } id)
            {
                codes[id] = styles.GetAttribute("formatCode") ?? "";
            }
            else if (styles.LocalName == "xf" && isInFormats)
            {
                result._kinds.Add(KindOf(Number(styles) ?? 0, codes));
            }
        }

        return result;
    }

    private static int? Number(PartReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static CellKind KindOf(int format, Dictionary<int, string> codes) => format switch
    {
        9 or 10 => CellKind.Percent,
        (>= 14 and <= 17) or 22 or (>= 27 and <= 36) or (>= 50 and <= 58) => CellKind.Date,
        _ => codes.TryGetValue(format, out var code) ? ByLetters(code) : CellKind.Number,
    };

    /// <summary>By the letters of a format that are not quoted, escaped or in brackets.</summary>
    private static CellKind ByLetters(string code)
    {
        var (isQuoted, isBracketed, isDay) = (false, false, false);
        for (var i = 0; i < code.Length; i++)
        {
            var c = char.ToLowerInvariant(code[i]);
            if (c == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted)
            {
                continue;
            }
            else if (c is '\\' or '_' or '*')
            {
                i++;
            }
            else if (c is '[' or ']')
            {
                isBracketed = c == '[';
            }
            else if (!isBracketed && c == '%')
            {
                return CellKind.Percent;
            }
            else if (!isBracketed && c is 'd' or 'y' or 'm')
            {
                isDay = true;
            }
        }

        return isDay ? CellKind.Date : CellKind.Number;
    }
}
