using TwelveRooms.Platform;
using TwelveRooms.Platform.Files.Tables;

namespace TwelveRooms.Measures.ExportNumbers;

/// <summary>Writes numbers as a file, chart by chart as they are read.</summary>
internal static class NumbersFile
{
    public const string Csv = "csv";
    public const string Xlsx = "xlsx";
    public const string Json = "json";

    public static IReadOnlyList<string> Formats { get; } = [Csv, Xlsx, Json];

    /// <summary>What people call it.</summary>
    public static string WordOf(string format) => format switch
    {
        Csv => "CSV",
        Xlsx => "Excel workbook",
        _ => "JSON",
    };

    public static string TypeOf(string format) => format switch
    {
        Csv => "text/csv; charset=utf-8",
        Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/json",
    };

    /// <summary>What a browser saves it as: the code of the unit, and of the measure where it is one chart.</summary>
    public static string NameOf(NumbersOut numbers, string format)
    {
        var name = $"{numbers.Unit.Code ?? numbers.Unit.Id.Value.ToString()}-{numbers.Measure?.Code ?? "numbers"}";
        return string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')) + "." + format;
    }

    /// <returns>How many rows there were, without headings.</returns>
    public static async Task<Outcome<int>> WriteAsync(NumbersOut numbers, string format, Stream stream, CancellationToken cancel)
    {
        if (format == Json)
        {
            return await NumbersJson.WriteAsync(numbers, stream, cancel);
        }

        using TableWriter table = format == Xlsx ? new WorkbookWriter(stream) : new CsvTableWriter(stream);
        return await WriteAsync(numbers, table, format == Xlsx ? WorkbookWriter.MostRows - 1 : int.MaxValue, cancel);
    }

    private static async Task<Outcome<int>> WriteAsync(NumbersOut numbers, TableWriter table, int most, CancellationToken cancel)
    {
        var (charts, rows) = (new List<ChartLine>(), 0);
        table.BeginSheet("Numbers", Headings(NumberColumns.OfNumbers));
        await foreach (var chart in numbers.Charts.WithCancellation(cancel))
        {
            charts.Add(ChartLine.Of(chart));
            foreach (var line in NumberLine.Of(chart, numbers.Provider))
            {
                if (++rows > most)
                {
                    return MeasureRefusals.TooManyForAWorkbook(most);
                }

                table.Write(NumberColumns.OfNumbers.Select(c => c.Cell(line)));
            }
        }

        table.BeginSheet("Charts", Headings(NumberColumns.OfCharts));
        charts.ForEach(chart => table.Write(NumberColumns.OfCharts.Select(c => c.Cell(chart))));
        return rows;
    }

    private static List<(string, int)> Headings<T>(IEnumerable<NumberColumn<T>> columns) => [.. columns.Select(c => (c.Heading, c.Width))];
}
