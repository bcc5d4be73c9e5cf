using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Platform.Files.Tables;

/// <summary>
/// A workbook written as it comes (ECMA-376, SpreadsheetML): numbers and days as such, every text as a text in its cell and marked so, that no
/// program takes one for a formula. It has no formula, link, macro or picture.
/// </summary>
internal sealed class WorkbookWriter : TableWriter
{
    /// <summary>How many rows a sheet can have, its headings included.</summary>
    public const int MostRows = 1_048_576;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const int Heading = 1;
    private const int Day = 2;
    private const int PlainText = 3;
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.Entitize, CloseOutput = true };

    private readonly ZipArchive _zip;
    private readonly List<string> _sheets = [];
    private XmlWriter? _xml;
    private int _row;

    public WorkbookWriter(Stream stream)
    {
        _zip = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part("xl/styles.xml", $"""
            <styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Arial"/></font><font><b/><sz val="11"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1"/><xf xfId="0" numFmtId="164" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" quotePrefix="1" applyNumberFormat="1"/></cellXfs></styleSheet>
            """);
    }

    public override void BeginSheet(string name, IReadOnlyList<(string Heading, int Width)> headings)
    {
        EndSheet();
        _sheets.Add(name);
        _xml = XmlWriter.Create(_zip.CreateEntry($"xl/worksheets/sheet{_sheets.Count}.xml", CompressionLevel.Fastest).Open(), Settings);
        _xml.WriteStartElement("worksheet", Main);
        _xml.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>""");
        for (var i = 0; i < headings.Count; i++)
        {
            _xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{headings[i].Width}" customWidth="1"/>"""));
        }

        _xml.WriteRaw("</cols>");
        _xml.WriteStartElement("sheetData", Main);
        _row = 0;
        Write(headings.Select(h => TableCell.Of(h.Heading)), Heading);
    }

    /// <exception cref="InvalidOperationException">The sheet is full.</exception>
    public override void Write(IEnumerable<TableCell> cells) => Write(cells, PlainText);

    public override void Dispose()
    {
        EndSheet();
        var numbers = Enumerable.Range(1, _sheets.Count).ToList();
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="{_sheets[n - 1]}" sheetId="{n}" r:id="rId{n}"/>"""))}</sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}relationships"><Relationship Id="rId0" Type="{Relations}/styles" Target="styles.xml"/>{string.Concat(numbers.Select(n => $"""<Relationship Id="rId{n}" Type="{Relations}/worksheet" Target="worksheets/sheet{n}.xml"/>"""))}</Relationships>""");
        Part("_rels/.rels", $"""<Relationships xmlns="{Package}relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("[Content_Types].xml", $"""<Types xmlns="{Package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{Sheet}sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{Sheet}styles+xml"/>{string.Concat(numbers.Select(n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{Sheet}worksheet+xml"/>"""))}</Types>""");
        _zip.Dispose();
    }

    private void Write(IEnumerable<TableCell> cells, int textStyle)
    {
        if (++_row > MostRows)
        {
            throw new InvalidOperationException("The sheet is full.");
        }

        _xml!.WriteStartElement("row", Main);
        _xml.WriteAttributeString("r", _row.ToString(CultureInfo.InvariantCulture));
        var column = 0;
        foreach (var cell in cells)
        {
            if (cell.Kind != CellKind.Blank)
            {
                WriteCell(_xml, cell, $"{ColumnName(column)}{_row.ToString(CultureInfo.InvariantCulture)}", textStyle);
            }

            column++;
        }

        _xml.WriteEndElement();
    }

    private static void WriteCell(XmlWriter xml, TableCell cell, string place, int textStyle)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", place);
        switch (cell.Kind)
        {
            case CellKind.Number:
                xml.WriteElementString("v", Main, cell.Text);
                break;
            case CellKind.Date:
                xml.WriteAttributeString("s", Day.ToString(CultureInfo.InvariantCulture));
                xml.WriteElementString("v", Main, cell.Number.ToString(CultureInfo.InvariantCulture));
                break;
            default:
                xml.WriteAttributeString("s", textStyle.ToString(CultureInfo.InvariantCulture));
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Clean(cell.Text.StartsWith('\'') ? CsvText.Guarded(cell.Text) : cell.Text)); // who reads it takes one apostrophe off
                xml.WriteEndElement();
                xml.WriteEndElement();
                break;
        }

        xml.WriteEndElement();
    }

    /// <summary>Without characters that no XML can hold.</summary>
    private static string Clean(string text) => text.All(XmlConvert.IsXmlChar)
        ? text
        : string.Concat(text.EnumerateRunes().Where(r => r.Value > 0xFFFF || XmlConvert.IsXmlChar((char)r.Value)).Select(r => r.ToString()));

    /// <summary>A to Z, then AA.</summary>
    private static string ColumnName(int column) => column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    private void EndSheet()
    {
        _xml?.WriteEndDocument();
        _xml?.Dispose();
        _xml = null;
    }

    private void Part(string path, string content)
    {
        using var entry = _zip.CreateEntry(path, CompressionLevel.Optimal).Open();
        entry.Write(Encoding.UTF8.GetBytes("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + content.Trim()));
    }
}
