using System.Globalization;
using TwelveRooms.Measures.ImportPoints.Checking;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>Where rows stand, in few words: "Row 5", "Rows 5 to 28", "Rows 5, 9, 12 and 4 more".</summary>
internal static class RowPlaces
{
    private const int MostNamed = 3;

    /// <param name="rows">Of which the same is said, in the order of the file; at least one.</param>
    public static string Words(IReadOnlyList<CheckedRow> rows)
    {
        if (rows.Any(r => r.Across is not null))
        {
            var first = string.Create(CultureInfo.InvariantCulture, $"Row {rows[0].Line}, {rows[0].Across}");
            return rows.Count == 1 ? first : $"{first} and {ImportText.Number(rows.Count - 1)} more";
        }

        var lines = rows.Select(r => r.Line).Distinct().ToList();
        string Named(int count) => string.Join(", ", lines.Take(count).Select(l => l.ToString(CultureInfo.InvariantCulture)));
        return lines.Count == 1 ? $"Row {Named(1)}"
            : lines[^1] - lines[0] == lines.Count - 1 ? string.Create(CultureInfo.InvariantCulture, $"Rows {lines[0]} to {lines[^1]}")
            : lines.Count <= MostNamed ? $"Rows {Named(MostNamed)}"
            : $"Rows {Named(MostNamed)} and {ImportText.Number(lines.Count - MostNamed)} more";
    }
}
