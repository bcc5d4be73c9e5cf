namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>Splits lines of CSV into cells. It starts no CSV reader, so that the answer is there at once; a cell holds no line break.</summary>
internal static class CsvLines
{
    public static char SeparatorOf(string line) => line.Contains('\t', StringComparison.Ordinal) ? '\t' : line.Contains(';', StringComparison.Ordinal) ? ';' : ',';

    public static string[] Cells(string line, char separator)
    {
        var (cells, from, quoted) = (new List<string>(), 0, false);
        for (var i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (i == line.Length || (line[i] == separator && !quoted))
            {
                cells.Add(Unquoted(line[from..i].Trim()));
                from = i + 1;
            }
        }

        return [.. cells];
    }

    private static string Unquoted(string cell) =>
        cell.Length >= 2 && cell[0] == '"' && cell[^1] == '"' ? cell[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : cell;
}
