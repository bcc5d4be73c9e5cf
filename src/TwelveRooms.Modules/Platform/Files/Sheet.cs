using System.Globalization;
using CsvHelper;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Platform.Files;

/// <summary>One line of a file: where it stands, and its cells by heading.</summary>
internal sealed record SheetRow(int Line, IReadOnlyDictionary<string, string> Cells);

/// <summary>A file of headings and lines.</summary>
internal sealed record Sheet(IReadOnlyList<string> Headings, IReadOnlyList<SheetRow> Rows)
{
    private const int LongestLine = 64 * 1024;

    /// <summary>Whether its bytes were read as Windows-1252, which may spoil accents.</summary>
    public bool IsWindows1252 { get; init; }

    /// <summary>Cells of lines that could not be told apart; looked at for what is about people, and read by nobody.</summary>
    public IReadOnlyList<SheetRow> Broken { get; init; } = [];

    /// <summary>How many lines a text has that hold anything.</summary>
    public static int LinesOf(string text)
    {
        var lines = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            lines += line.IsWhiteSpace() ? 0 : 1;
        }

        return lines;
    }

    /// <summary>Reads it; a line that cannot be told apart into cells is a problem and is left out.</summary>
    public static Sheet Read(string text, ProblemList problems)
    {
        var broken = new HashSet<long>();
        var options = new CsvReaderOptions
        {
            Separator = SeparatorOf(text),
            TrackLineNumbers = true,
            MaxRecordSize = LongestLine,
            OnMalformedRecord = record => broken.Add(record.LineNumber),
        };
        using var reader = CsvReader.FromText(text, options);
        var (rows, odd) = (new List<SheetRow>(), new List<SheetRow>());
        List<string> headings = [];
        try
        {
            reader.ReadHeader();
            headings = [.. reader.Headers.Select(Normal)];
            CheckHeadings(headings, problems);
            while (reader.Read())
            {
                var cells = reader.Current.ToArray();
                var line = (int)reader.LineNumber;
                if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                {
                    continue;
                }

                if (broken.Contains(line) || cells.Length != headings.Count)
                {
                    odd.Add(new(line, cells.Index().ToDictionary(c => c.Index.ToString(CultureInfo.InvariantCulture), c => c.Item)));
                }

                if (broken.Contains(line))
                {
                    problems.Add(line, "", "A quotation mark on this line is not closed, or stands inside a cell. Put quotation marks around the whole cell and double those inside it.");
                }
                else if (cells.Length != headings.Count)
                {
                    problems.Add(line, "", $"This line has {cells.Length} cells and there are {headings.Count} headings. Put quotation marks around a cell that holds a comma.");
                }
                else
                {
                    rows.Add(new(line, headings.Zip(cells).DistinctBy(c => c.First).ToDictionary(c => c.First, c => CsvText.Unguarded(c.Second.Trim()))));
                }
            }

        }
        catch (CsvFormatException e)
        {
            problems.Add(Math.Max(1, (int)e.LineNumber), "", "This line cannot be read: it is too long or a quotation mark is never closed. Look at the quotation marks on it.");
        }

        return new(headings, rows) { Broken = odd };
    }

    private static void CheckHeadings(List<string> headings, ProblemList problems)
    {
        foreach (var twice in headings.GroupBy(h => h).Where(g => g.Key.Length > 0 && g.Count() > 1))
        {
            problems.Add(1, twice.Key, $"The heading '{twice.Key}' stands in the first line {twice.Count()} times. Keep one of them.");
        }
    }

    private static string Normal(string heading) => heading.Trim().ToLowerInvariant().Replace(' ', '_');

    private static char SeparatorOf(string text)
    {
        var first = text.AsSpan(0, text.AsSpan().IndexOf('\n') is >= 0 and var end ? end : text.Length);
        var (commas, semicolons, tabs) = (first.Count(','), first.Count(';'), first.Count('\t'));
        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }
}

/// <summary>Everything that is wrong with a file, each thing once.</summary>
internal sealed class ProblemList
{
    private const int Most = 500;
    private readonly HashSet<Problem> _all = [];

    public int Count => _all.Count;

    public void Add(int line, string column, string message) => _all.Add(new(line, column, message));

    public IReadOnlyList<Problem> InOrder()
    {
        var ordered = _all.OrderBy(p => p.Line).ThenBy(p => p.Column, StringComparer.Ordinal);
        return _all.Count <= Most ? [.. ordered] : [.. ordered.Take(Most), new(0, "", $"There are {_all.Count - Most} more problems like these.")];
    }
}
