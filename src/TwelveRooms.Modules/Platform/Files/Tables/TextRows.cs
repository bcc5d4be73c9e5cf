using System.Globalization;
using System.Text;
using CsvHelper;

namespace TwelveRooms.Platform.Files.Tables;

/// <summary>The rows of a text file: cells between commas, semicolons, tabs or bars.</summary>
internal sealed class TextRows : TableReader
{
    private const int LongestRecord = 256 * 1024;
    private const string OpenQuote =
        "A quotation mark on this line is not closed, or stands inside a cell. Put quotation marks around the whole cell and double those inside it.";

    private readonly CsvReader _reader;
    private readonly int _mostColumns;
    private bool _isMalformed;

    public TextRows(Stream stream, Encoding? encoding, char delimiter, bool hasBreaksInCells, int mostColumns)
    {
        _mostColumns = mostColumns;
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            HasHeader = false,
            Separator = delimiter,
            TrackLineNumbers = true,
            PoolStrings = true,
            MaxRecordSize = LongestRecord,
            AllowLineBreaksInQuotes = hasBreaksInCells,
            Encoding = encoding,
            OnMalformedRecord = _ => _isMalformed = true,
        }, leaveOpen: false);
    }

    public override bool Read()
    {
        _isMalformed = false;
        try
        {
            if (!_reader.Read())
            {
                return false;
            }
        }
        catch (CsvFormatException)
        {
            throw new TableBrokenException($"A line near line {Line + 1} is too long to be read. A quotation mark may never be closed, or the file has far too many columns.");
        }

        if (_reader.FieldCount > _mostColumns)
        {
            throw new TableBrokenException(string.Create(
                CultureInfo.InvariantCulture,
                $"Line {_reader.LineNumber} has {_reader.FieldCount:#,0} columns. At most {_mostColumns:#,0} are read. Keep the columns with the ward, the measure, the month and the numbers."));
        }

        Row.Clear();
        for (var i = 0; i < _reader.FieldCount; i++)
        {
            Row.Add(TableCell.Of(_reader.GetString(i)));
        }

        Line = (int)_reader.LineNumber;
        Fault = _isMalformed ? OpenQuote : null;
        return true;
    }

    public override void Dispose() => _reader.Dispose();
}
