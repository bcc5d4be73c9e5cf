using TwelveRooms.Cli.Spc.Charts;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Spc;

/// <summary>One line of the file: what it is called, and its number; null for a gap.</summary>
internal readonly record struct SpcRow(string Name, double? Value);

/// <summary>Reads numbers, one a line. It starts no CSV reader, so that the answer is there at once.</summary>
internal static class SpcFile
{
    public static Outcome<IReadOnlyList<SpcRow>> Read(IReadOnlyList<string> lines)
    {
        var (rows, problems, hasHeading) = (new List<SpcRow>(), new List<Problem>(), false);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim('\uFEFF', ' ', '\t');
            if (line.Length == 0)
            {
                continue;
            }

            var separator = CsvLines.SeparatorOf(line);
            var cells = CsvLines.Cells(line, separator);
            var (name, text) = (cells.Length > 1 ? cells[0] : $"point {rows.Count + 1}", cells[^1]);
            if (cells.Length == 2 && separator == ',' && !hasHeading && NumberCell.TryRead(cells[0], out _) && NumberCell.TryRead(text, out _))
            {
                // A decimal comma would be charted as what stands behind it.
                problems.Add(new(i + 1, "", $"'{line}' may be one number or two. Write one number with a point: {cells[0]}.{text}. Where the first is a name, put a line of headings above."));
            }
            else if (NumberCell.TryRead(text, out var value))
            {
                rows.Add(new(name, value));
            }
            else if (cells.Length > 1 && text.Length == 0)
            {
                rows.Add(new(name, null));
            }
            else if (rows.Count == 0 && problems.Count == 0 && !hasHeading && text.Length > 0 && char.IsLetter(text[0]))
            {
                hasHeading = true;
            }
            else
            {
                problems.Add(new(i + 1, "", NumberCell.Problem(text, "Write digits with a point, or nothing for a gap.")));
            }
        }

        return problems.Count > 0
            ? Refusal.Invalid("spc-file", "The file cannot be read.") with { Problems = problems }
            : rows.Count == 0 ? Refusal.Invalid("spc-empty", "There is no number in the file. Write one number a line.") : rows;
    }
}
