using System.Globalization;

namespace TwelveRooms.Platform.Files.Tables;

/// <summary>What a cell holds. In a text file every cell is text; a workbook says more.</summary>
internal enum CellKind : byte
{
    Blank,
    Text,
    Number,

    /// <summary>A number that the workbook shows as a day: a serial of its calendar.</summary>
    Date,

    /// <summary>A number that the workbook shows as a percentage.</summary>
    Percent,

    /// <summary>What a spreadsheet shows where it could not work something out, such as #REF!.</summary>
    Error,
}

/// <summary>One cell as it stands in the file.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Text">As it was written; of a workbook's number its digits.</param>
/// <param name="Number">Its number, where it holds one; days are counted from 30 December 1899.</param>
/// <param name="IsFormula">Whether the number or text was worked out by the workbook.</param>
internal readonly record struct TableCell(CellKind Kind, string Text, double Number = 0, bool IsFormula = false)
{
    /// <summary>Whether a plain number that means a day would be counted from 1904, as its workbook counts.</summary>
    public bool IsOf1904 { get; init; }

    public static TableCell Blank { get; } = new(CellKind.Blank, "");

    public static TableCell Of(string text) => text.Length == 0 ? Blank : new(CellKind.Text, text);

    /// <summary>A number, exactly; blank where there is none.</summary>
    public static TableCell Of(double? number) => number is { } n ? new(CellKind.Number, n.ToString("R", CultureInfo.InvariantCulture), n) : Blank;

    /// <summary>A day.</summary>
    public static TableCell Of(DateOnly day) =>
        new(CellKind.Date, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToDateTime(TimeOnly.MinValue).ToOADate());

    /// <summary>Whether nothing can be seen in it.</summary>
    public bool IsBlank => Kind == CellKind.Blank || (Kind == CellKind.Text && string.IsNullOrWhiteSpace(Text));
}
