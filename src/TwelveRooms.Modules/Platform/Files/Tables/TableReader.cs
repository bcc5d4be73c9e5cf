namespace TwelveRooms.Platform.Files.Tables;

/// <summary>How a table was written down.</summary>
/// <param name="Encoding">utf-8, utf-16, windows-1252 or xlsx.</param>
/// <param name="HasMark">Whether it begins with a byte order mark.</param>
/// <param name="Delimiter">What stands between cells; null for a workbook.</param>
/// <param name="Sheet">The sheet that is read; null for a text.</param>
/// <param name="OtherSheets">Sheets with something on them that are not read.</param>
internal sealed record TableFormat(string Encoding, bool HasMark, char? Delimiter, string? Sheet, IReadOnlyList<string> OtherSheets);

/// <summary>Reads a table row by row, whatever it is written in. Holds one row at a time.</summary>
internal abstract class TableReader : IDisposable
{
    protected List<TableCell> Row { get; } = [];

    protected HashSet<int> Hidden { get; } = [];

    /// <summary>The cells of the current row, until the next is read; cells at its end that hold nothing may be missing.</summary>
    public IReadOnlyList<TableCell> Cells => Row;

    /// <summary>Where the row begins: the line of a text, the row of a sheet, counted from 1.</summary>
    public int Line { get; protected set; }

    /// <summary>What is wrong with the row as a whole, in words; null when it can be told apart into cells.</summary>
    public string? Fault { get; protected set; }

    /// <summary>Whether the row is hidden in its workbook, as by a filter.</summary>
    public bool IsHidden { get; protected set; }

    /// <summary>Columns that are hidden in the workbook, counted from 0; known once a row has been read.</summary>
    public IReadOnlySet<int> HiddenColumns => Hidden;

    /// <summary>Goes to the next row that has cells.</summary>
    /// <exception cref="TableBrokenException">The file ends in the middle, or hides more than it may hold.</exception>
    public abstract bool Read();

    /// <summary>The cell of a column, counted from 0; blank where there is no such column.</summary>
    public TableCell this[int column] => column >= 0 && column < Row.Count ? Row[column] : TableCell.Blank;

    public abstract void Dispose();
}

/// <summary>A file that cannot be read to its end. Its message is for a person: what is wrong and what to do.</summary>
internal sealed class TableBrokenException(string message) : Exception(message);
