using System.Text;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Platform.Files.Tables;

/// <summary>Writes tables row by row, whatever they are written in, and holds none of them. The twin of <see cref="TableReader"/>.</summary>
internal abstract class TableWriter : IDisposable
{
    /// <summary>Begins a sheet with its headings. A format of one table passes over all but the first.</summary>
    /// <param name="name">What the sheet is called.</param>
    /// <param name="headings">Each heading with the width of its column, in characters.</param>
    public abstract void BeginSheet(string name, IReadOnlyList<(string Heading, int Width)> headings);

    /// <summary>Writes one row; a blank cell is left out or empty.</summary>
    public abstract void Write(IEnumerable<TableCell> cells);

    /// <summary>Ends the file; the stream stays open.</summary>
    public abstract void Dispose();
}

/// <summary>CSV as spreadsheets read it: UTF-8 with its mark, commas, line ends of two characters; no text can be a formula.</summary>
internal sealed class CsvTableWriter(Stream stream) : TableWriter
{
    private readonly StreamWriter _text = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 32 * 1024, leaveOpen: true) { NewLine = "\r\n" };
    private int _sheets;

    public override void BeginSheet(string name, IReadOnlyList<(string Heading, int Width)> headings)
    {
        _sheets++;
        Write(headings.Select(h => TableCell.Of(h.Heading)));
    }

    public override void Write(IEnumerable<TableCell> cells)
    {
        if (_sheets == 1)
        {
            _text.WriteLine(string.Join(',', cells.Select(c => c.Kind == CellKind.Text ? CsvText.Cell(c.Text) : c.Text)));
        }
    }

    public override void Dispose() => _text.Dispose();
}
