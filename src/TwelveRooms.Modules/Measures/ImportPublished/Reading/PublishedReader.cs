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

    private PublishedReader(DateOnly? month) => _month = month;

    /// <summary>Reads all of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="month">The month of a file that does not say it; null where it says so, or its name does.</param>
    /// <param name="cancel">Stops.</param>
    public static Outcome<PublishedFile> Read(TableFile file, DateOnly? month, CancellationToken cancel)
    {
        var reader = new PublishedReader(month ?? MonthOfName(file.Name));
        try
        {
            using var rows = file.Read(null, out _);
            var layout = reader.FindLayout(rows, file.Name);
            return layout.IsRefused ? layout.Refusal : reader.ReadRows(rows, layout.Value, file, cancel);
        }
        catch (TableBrokenException e)
        {
            return Refusal.Invalid("file-broken", e.Message, "File");
        }
    }

    private Outcome<PublishedLayout> FindLayout(TableReader rows, string name)
    {
        IReadOnlyList<string>? missing = null;
        for (var i = 0; i < MostHeadingLines && rows.Read(); i++)
        {
            if (rows.Cells.Select(c => c.Text).FirstOrDefault(PersonLevel.IsAboutPeople) is { } person)
            {
                return Refusal.Invalid("about-people", $"The column '{person}' is about people. Take it out: nothing about one person belongs in this file. Nothing of it was kept.", "File");
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

        return Refusal.Invalid(
            "layout-unknown",
            $"{name} has none of the published layouts: no {string.Join(", ", missing ?? [])} stands in its headings. Take the file as it was published, with its line of headings.",
            "File");
    }

    private Outcome<PublishedFile> ReadRows(TableReader rows, PublishedLayout layout, TableFile file, CancellationToken cancel)
    {
        var reader = new PublishedRowReader(layout, _month, _problems);
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
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

        if (reader.IsAboutAPerson)
        {
            return Refusal.Invalid("about-people", "A cell of the file holds what looks like an NHS number. Nothing about one person belongs in a published file. Nothing of it was kept.", "File");
        }

        if (_rows.Count == 0 && _problems.Count == 0)
        {
            _problems.Add(0, "", "There is no row below the headings. Take the file as it was published.");
        }

        return new PublishedFile(file.Name, file.Hash(), layout.Name, _rows, _problems.InOrder(), _repeated);
    }

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
