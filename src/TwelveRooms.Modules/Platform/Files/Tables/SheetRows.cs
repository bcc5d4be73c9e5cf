using System.Globalization;
using System.Text;
using System.Xml;

namespace TwelveRooms.Platform.Files.Tables;

/// <summary>The rows of one sheet of a workbook, in the order of the file.</summary>
internal sealed class SheetRows : TableReader
{
    /// <summary>Between the first day of 1904 and that of 1900, as workbooks count.</summary>
    public const int DaysTo1904 = 1462;

    private const int MostText = 32_767;
    private const int MostTextInRow = 256 * 1024;
    private readonly Workbook _book;
    private readonly PartReader _xml;
    private readonly SharedTexts _texts;
    private readonly int _mostColumns;
    private int _textInRow;

    public SheetRows(Workbook book, WorkbookSheet sheet, SharedTexts texts, int mostColumns)
    {
        (_book, _texts, _mostColumns) = (book, texts, mostColumns);
        _xml = book.ReadPart(sheet.Path) ?? throw Workbook.Damaged();
    }

    public override bool Read()
    {
        try
        {
            while (_xml.Read())
            {
                if (_xml.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (_xml.LocalName == "col" && IsTrue(_xml.GetAttribute("hidden")))
                {
                    HideColumns(_xml.GetAttribute("min"), _xml.GetAttribute("max"));
                }
                else if (_xml.LocalName == "row")
                {
                    IsHidden = IsTrue(_xml.GetAttribute("hidden"));
                    Line = int.TryParse(_xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Line + 1;
                    Row.Clear();
                    _textInRow = 0;
                    ReadRow();
                    if (Row.Count > 0)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or EndOfStreamException)
        {
            throw Workbook.Damaged();
        }
    }

    public override void Dispose()
    {
        _xml.Dispose();
        _book.Dispose();
    }

    private static bool IsTrue(string? attribute) => attribute is "1" or "true";

    private void HideColumns(string? first, string? last)
    {
        if (int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to))
        {
            for (var column = Math.Max(from, 1); column <= Math.Min(to, _mostColumns); column++)
            {
                Hidden.Add(column - 1);
            }
        }
    }

    private void ReadRow()
    {
        if (_xml.IsEmptyElement)
        {
            return;
        }

        var depth = _xml.Depth;
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType == XmlNodeType.Element && _xml.LocalName == "c")
            {
                ReadCell();
            }
        }
    }

    private void ReadCell()
    {
        var column = ColumnOf(_xml.GetAttribute("r")) ?? Row.Count;
        var (type, style) = (_xml.GetAttribute("t"), _xml.GetAttribute("s"));
        if (column >= _mostColumns)
        {
            throw new TableBrokenException($"The sheet has a cell in column {column + 1}. At most {_mostColumns} columns are read. Delete what stands far to the right, and save it again.");
        }

        var (value, isFormula) = _xml.IsEmptyElement ? ("", false) : ReadValue(type == "inlineStr");
        while (Row.Count < column)
        {
            Row.Add(TableCell.Blank);
        }

        var cell = CellOf(type, style, value, isFormula);
        if (column < Row.Count)
        {
            Row[column] = cell;
        }
        else
        {
            Row.Add(cell);
        }
    }

    private (string Value, bool IsFormula) ReadValue(bool isInline)
    {
        var (depth, isFormula) = (_xml.Depth, false);
        var text = new StringBuilder();
        while (_xml.Read() && _xml.Depth > depth)
        {
            if (_xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            isFormula |= _xml.LocalName == "f";
            if (_xml.LocalName == "rPh")
            {
                _xml.Skip();
            }
            else if (_xml.LocalName == (isInline ? "t" : "v") && !_xml.IsEmptyElement)
            {
                var inner = _xml.Depth;
                while (_xml.Read() && _xml.Depth > inner)
                {
                    if (_xml.IsText && !_xml.TryReadText(text, MostText))
                    {
                        throw new TableBrokenException($"A cell of row {Line} holds more text than a spreadsheet allows. Shorten it, and save the workbook again.");
                    }
                }
            }
        }

        _textInRow += text.Length;
        if (_textInRow > MostTextInRow)
        {
            throw new TableBrokenException($"Row {Line} holds more text than can be read here. Shorten its cells, and save the workbook again.");
        }

        return (text.ToString(), isFormula);
    }

    private TableCell CellOf(string? type, string? style, string value, bool isFormula)
    {
        switch (type)
        {
            case "s":
                return TableCell.Of(_texts.Find(value)) with { IsFormula = isFormula };
            case "str" or "inlineStr":
                return TableCell.Of(value) with { IsFormula = isFormula };
            case "b":
                return TableCell.Of(value == "1" ? "TRUE" : "FALSE") with { IsFormula = isFormula };
            case "e":
                return new(CellKind.Error, value, 0, isFormula);
            case "d":
                return TableCell.Of(value) with { IsFormula = isFormula };
            default:
                if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
                {
                    return TableCell.Of(value) with { IsFormula = isFormula };
                }

                var kind = _book.Styles.KindOf(style);
                return new(kind, value, kind == CellKind.Date && _book.Is1904 ? number + DaysTo1904 : number, isFormula) { IsOf1904 = _book.Is1904 && kind == CellKind.Number };
        }
    }

    /// <summary>The column of a reference such as AB12, counted from 0; beyond what is read when it is made up.</summary>
    private static int? ColumnOf(string? reference)
    {
        if (reference is null)
        {
            return null;
        }

        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetter(c) || column > 1_000_000)
            {
                break;
            }

            column = (column * 26) + char.ToUpperInvariant(c) - 'A' + 1;
        }

        return column == 0 ? null : column - 1;
    }
}
