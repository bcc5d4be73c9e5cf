using TwelveRooms.Measures.ImportPoints.Reading;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Files.Tables;

namespace TwelveRooms.Measures.ImportPublished.Reading;

/// <summary>Reads a published file of any layout that is known by its headings. Stores nothing.</summary>
internal sealed class PublishedReader
{
    /// <summary>How many rows a file may have.</summary>
    public const int MostRows = 1_500_000;

    private const int MostHeadingLines = 10;

    private readonly Dictionary<(string, DateOnly, DateOnly, PublishedStatus, string, string, string), PublishedRow> _seen = [];
    private readonly ProblemList _problems = new();
    private readonly List<PublishedRow> _rows = [];
    private readonly DateOnly? _month;
    private int _repeated;
    private PublishedLayout? _layout;
    private int _firstBelow;
    private int _width;
    private char? _delimiter;
    private bool _isSwallowed;

    private PublishedReader(DateOnly? month) => _month = month;

    /// <summary>Reads all of a file; once more with cells of one line, when a quotation mark is never closed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="month">The month of a file that does not say it; null where it says so, or its name does.</param>
    /// <param name="cancel">Stops.</param>
    public static Outcome<PublishedFile> Read(TableFile file, DateOnly? month, CancellationToken cancel)
    {
        var reader = new PublishedReader(month ?? MonthOfName(file.Name));
        while (true)
        {
            try
            {
                var read = reader.ReadOnce(file, cancel);
                if (!reader._isSwallowed || !file.HasBreaksInCells)
                {
                    return read;
                }
            }
            catch (TableBrokenException) when (file.HasBreaksInCells && reader._delimiter is not null)
            {
                // an open quotation mark made one cell of too much
            }
            catch (TableBrokenException e)
            {
                return Refusal.Invalid("file-broken", e.Message, "File");
            }

            file.HasBreaksInCells = false;
            reader = reader.Again();
        }
    }

    /// <summary>A reader that goes through the same file line by line, and knows its headings, which may have several lines, already.</summary>
    private PublishedReader Again() => new(_month) { _layout = _layout, _firstBelow = _firstBelow, _width = _width };

    private Outcome<PublishedFile> ReadOnce(TableFile file, CancellationToken cancel)
    {
        using var rows = file.Read(null, out var format);
        _delimiter = format.Delimiter;
        if (_firstBelow == 0)
        {
            var found = FindLayout(rows, file.Name);
            if (found.IsRefused)
            {
                return found.Refusal;
            }

            (_layout, _width) = (found.Value, rows.Cells.Count);
        }

        return ReadRows(rows, _layout!, file, cancel);
    }

    private Outcome<PublishedLayout> FindLayout(TableReader rows, string name)
    {
        var (missing, isOpen) = (default(IReadOnlyList<string>), false);
        for (var i = 0; i < MostHeadingLines && rows.Read(); i++)
        {
            isOpen |= rows.Fault is not null;
            if (rows.Cells.Index().FirstOrDefault(c => PersonLevel.IsAboutPeople(c.Item.Text), (-1, default)) is { Index: >= 0 } person)
            {
                return Refusal.Invalid("about-people", $"{PersonLevel.Named(person.Item.Text, person.Index)} is about people. Take it out: nothing about one person belongs in this file. Nothing of it was kept.", "File");
            }

            if (PublishedLayout.Of(rows.Cells) is { } layout)
            {
                return layout is { IsPlacements: true, Month: < 0 } && _month is null
                    ? Refusal.Invalid("month-missing", $"{name} does not say which month it is of, and nor does its name. Say the month: --period 2016-10.", "Period")
                    : layout;
            }

            if (PublishedLayout.MissingIn(rows.Cells) is var lacks && (missing is null || lacks.Count < missing.Count))
            {
                missing = lacks;
            }
        }

        _isSwallowed = isOpen;
        return Refusal.Invalid(
            "layout-unknown",
            $"{name} has none of the published layouts: no {string.Join(", ", missing ?? [])} stands in its headings. Take the file as it was published, with its line of headings.",
            "File");
    }

    private Outcome<PublishedFile> ReadRows(TableReader rows, PublishedLayout layout, TableFile file, CancellationToken cancel)
    {
        var (reader, faultAt) = (new PublishedRowReader(layout, _month, _problems), rows.Fault is null ? 0 : rows.Line);
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            if (rows.Line < _firstBelow)
            {
                continue;
            }

            _isSwallowed = faultAt > 0 && rows.Line - faultAt > 1;
            _firstBelow = _firstBelow == 0 && !_isSwallowed ? rows.Line : _firstBelow;
            _isSwallowed |= IsSwallowing(rows.Cells);
            if (_isSwallowed && file.HasBreaksInCells)
            {
                return default;
            }

            faultAt = rows.Fault is null ? 0 : rows.Line;
            if (_rows.Count == MostRows)
            {
                return Refusal.Invalid("too-many-rows", $"{file.Name} has more than {MostRows:#,0} rows. Split it by period, each part with its line of headings.", "File");
            }

            if (rows.Fault is { } fault)
            {
                _problems.Add(rows.Line, "", fault);
            }
            else if (rows.Cells.Any(c => !c.IsBlank) && reader.Read(rows) is { } row)
            {
                Take(row);
            }
        }

        _isSwallowed = faultAt > 0;
        if (reader.IsAboutAPerson)
        {
            return Refusal.Invalid("about-people", "A cell of the file holds what looks like an NHS number. Nothing about one person belongs in a published file. Nothing of it was kept.", "File");
        }

        if (_isSwallowed && file.HasBreaksInCells)
        {
            return default;
        }

        if (_rows.Count == 0 && _problems.Count == 0)
        {
            _problems.Add(0, "", "There is no row below the headings. Take the file as it was published.");
        }

        return new PublishedFile(file.Name, file.Hash(), layout.Name, _rows, _problems.InOrder(), _repeated);
    }

    /// <summary>Whether one of its cells is made of lines that were rows: the row has too few or too many cells then, or that one holds a row's worth of them.</summary>
    private bool IsSwallowing(IReadOnlyList<TableCell> cells) => _delimiter is { } delimiter
        && cells.Any(c => c.Text.Contains('\n', StringComparison.Ordinal) && (cells.Count != _width || c.Text.AsSpan().Count(delimiter) >= _width - 1));

    private void Take(PublishedRow row)
    {
        var key = (row.Measure, row.Start, row.End, row.Status, row.Breakdown, row.Organisation, row.Split);
        if (_seen.TryAdd(key, row))
        {
            _rows.Add(row);
        }
        else if (_seen[key] is var first && first.State == row.State && Nullable.Equals(first.Value, row.Value))
        {
            _repeated++;
        }
        else
        {
            _problems.Add(row.Line, "MEASURE_VALUE", $"Line {first.Line} says something else of the same. Keep the right one of the two; until then the first stands.");
        }
    }

    /// <summary>The month that a file's name ends with, such as oct-2016 or 2017-01; a month in a content is always preferred.</summary>
    private static DateOnly? MonthOfName(string name)
    {
        var parts = Path.GetFileNameWithoutExtension(name).Split(['-', '_', ' '], StringSplitOptions.RemoveEmptyEntries);
        for (var i = parts.Length - 2; i >= 0; i--)
        {
            if (PeriodText.Read($"{parts[i]} {parts[i + 1]}") is { Style: PeriodStyle.Words, IsDay: false, Day.Year: >= 2000 } inWords)
            {
                return inWords.Day;
            }

            if (PeriodText.Read($"{parts[i]}-{parts[i + 1]}") is { Style: PeriodStyle.Iso, IsDay: false } inDigits)
            {
                return inDigits.Day;
            }
        }

        return null;
    }
}
