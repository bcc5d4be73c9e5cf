using System.IO.Compression;
using System.Text;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>Makes workbooks by hand, good ones and hostile ones.</summary>
internal static class Books
{
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>A workbook of sheets, each the inside of a sheetData element.</summary>
    public static byte[] Of(IReadOnlyList<(string Name, string Rows)> sheets, bool is1904 = false, string texts = "", string before = "", params (string Path, string Content)[] more)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><workbookPr{(is1904 ? " date1904=\"1\"" : "")}/><sheets>{string.Concat(sheets.Select((s, i) => $"""<sheet name="{s.Name}" sheetId="{i + 1}" r:id="rId{i + 1}"/>"""))}</sheets></workbook>""");
            Add(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(sheets.Select((_, i) => $"""<Relationship Id="rId{i + 1}" Type="{Relations}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>"""))}</Relationships>""");
            Add(zip, "xl/styles.xml", $"""<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="mmm\-yy"/><numFmt numFmtId="165" formatCode="0.0&quot;days&quot;"/></numFmts><cellXfs count="5"><xf/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>""");
            if (texts.Length > 0)
            {
                Add(zip, "xl/sharedStrings.xml", texts);
            }

            for (var i = 0; i < sheets.Count; i++)
            {
                Add(zip, $"xl/worksheets/sheet{i + 1}.xml", $"""<worksheet xmlns="{Main}">{before}<sheetData>{sheets[i].Rows}</sheetData></worksheet>""");
            }

            foreach (var (path, content) in more)
            {
                Add(zip, path, content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A row of cells as they stand in the file: A1, B1 and so on, each given whole after its reference.</summary>
    public static string Row(int number, params string[] cells) =>
        $"""<row r="{number}">{string.Concat(cells.Select((c, i) => c.Replace("<c", $"<c r=\"{(char)('A' + i)}{number}\"", StringComparison.Ordinal)))}</row>""";

    public static string Text(string text) => $"""<c t="inlineStr"><is><t>{text}</t></is></c>""";

    public static string Shared(int index) => $"""<c t="s"><v>{index}</v></c>""";

    public static string Number(string number, int style = 0) => $"""<c s="{style}"><v>{number}</v></c>""";

    public static string Headings(int number) => Row(number, Text("ward_code"), Text("measure"), Text("period"), Text("numerator"));

    private static void Add(ZipArchive zip, string path, string content)
    {
        using var entry = zip.CreateEntry(path, CompressionLevel.Optimal).Open();
        entry.Write(Encoding.UTF8.GetBytes(content));
    }
}
