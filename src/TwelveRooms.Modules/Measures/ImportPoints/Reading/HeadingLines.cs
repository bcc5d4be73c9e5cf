using System.Globalization;
using TwelveRooms.Platform.Files.Tables;

namespace TwelveRooms.Measures.ImportPoints.Reading;

/// <summary>Headings as they stand on one line, or on two that are read as one.</summary>
internal static class HeadingLines
{
    private const string Join = " \u00B7 ";

    /// <summary>Whether a heading stood on two lines.</summary>
    public static bool IsTwo(string heading) => heading.Contains(Join, StringComparison.Ordinal);

    /// <summary>Whether a heading, or its upper line, names a month or a day.</summary>
    public static bool IsMonth(string heading) => PeriodText.Read(Upper(heading)) is { IsTime: true, Style: not PeriodStyle.Year } period && period.Day != default;

    /// <summary>The upper of two lines; the whole of one.</summary>
    public static string Upper(string heading) => heading.Split(Join)[0];

    /// <summary>The lower of two lines; the whole of one.</summary>
    public static string Lower(string heading) => heading.Split(Join)[^1];

    /// <summary>Both lines as a person reads them.</summary>
    public static string Plain(string heading) => heading.Replace(Join, " ", StringComparison.Ordinal);

    /// <summary>By its last line, or by both: below “Ward”, “Code” is the ward’s.</summary>
    public static PointField FieldOf(string heading) => PointFields.Find(Lower(heading)) is var field && field != PointField.None ? field : PointFields.Find(Plain(heading));

    /// <summary>Whether two rows could be headings on two lines: one below the other, and in the lower words alone.</summary>
    public static bool IsUpperLine(SampleRow upper, SampleRow row) => upper.Line + 1 == row.Line && upper.Cells.Count(c => !c.IsBlank) >= 2 && row.Cells.Count(c => !c.IsBlank) >= 2 && row.Cells.All(c => c.IsBlank || (c.Kind == CellKind.Text && !c.Text.Any(char.IsAsciiDigit)));

    /// <summary>The texts of one line, as many as the table is wide.</summary>
    public static List<string> Texts(SampleRow row, int width) => [.. Enumerable.Range(0, width).Select(i => TextOf(row[i]))];

    /// <summary>Two lines of headings as one: the upper reaches over the cells right of it that are empty.</summary>
    public static List<string> Joined(SampleRow upper, SampleRow lower, int width)
    {
        var (joined, last) = (new List<string>(), "");
        for (var i = 0; i < width; i++)
        {
            var (above, below) = (TextOf(upper[i]), TextOf(lower[i]));
            last = above.Length > 0 ? above : below.Length > 0 ? last : "";
            joined.Add(last.Length > 0 && below.Length > 0 ? last + Join + below : last + below);
        }

        return joined;
    }

    private static string TextOf(TableCell cell) => cell.IsOf1904 && PeriodText.Read(cell) is { IsOf1904: true } counted
        ? counted.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : cell.Kind == CellKind.Date
        ? DateOnly.FromDateTime(DateTime.FromOADate(Math.Clamp(cell.Number, 0, 2_000_000))).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : string.Join(' ', cell.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
