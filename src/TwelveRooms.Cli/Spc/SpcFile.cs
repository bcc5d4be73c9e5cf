using System.Globalization;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Spc;

/// <summary>One line of the file: what it is called, and its number; null for a gap.</summary>
internal readonly record struct SpcRow(string Name, double? Value);

/// <summary>Reads numbers, one a line. It starts no CSV reader, so that the answer is there at once.</summary>
internal static class SpcFile
{
    public static Outcome<IReadOnlyList<SpcRow>> Read(IReadOnlyList<string> lines)
    {
        var (rows, problems) = (new List<SpcRow>(), new List<Problem>());
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim('\uFEFF', ' ', '\t');
            if (line.Length == 0)
            {
                continue;
            }

            var cells = line.Split(line.Contains(';', StringComparison.Ordinal) ? ';' : ',');
            var (name, text) = (cells.Length > 1 ? cells[0].Trim(' ', '"') : $"point {rows.Count + 1}", cells[^1].Trim(' ', '"'));
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            {
                rows.Add(new(name, value));
            }
            else if (cells.Length > 1 && text.Length == 0)
            {
                rows.Add(new(name, null));
            }
            else if (i > 0)
            {
                problems.Add(new(i + 1, "", $"'{text}' is not a number. Write digits with a point, or nothing for a gap."));
            }
        }

        return problems.Count > 0
            ? Refusal.Invalid("spc-file", "The file cannot be read.") with { Problems = problems }
            : rows.Count == 0 ? Refusal.Invalid("spc-empty", "There is no number in the file. Write one number a line.") : rows;
    }
}
