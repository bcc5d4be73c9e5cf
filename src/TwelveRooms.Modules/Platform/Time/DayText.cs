using System.Globalization;

namespace TwelveRooms.Platform.Time;

/// <summary>Reads a day as files, forms and other systems write it, and no day on which nobody could have counted anything.</summary>
public static class DayText
{
    /// <summary>The earliest day that is taken.</summary>
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>The latest day that is taken; a period that begins on it can still be followed by others.</summary>
    public static readonly DateOnly Latest = new(2100, 12, 31);

    private static readonly string[] Written = ["yyyy-MM-dd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMMM yyyy", "d MMM yyyy"];
    private static readonly string[] Months = ["yyyy-MM", "MMMM yyyy", "MMM yyyy", "M/yyyy"];

    /// <summary>Whether a text is a day from 1900 to 2100 in the form of machines, 2026-03-31.</summary>
    public static bool TryRead(string? text, out DateOnly day) => TryRead(text, ["yyyy-MM-dd"], out day);

    /// <summary>The same as people write it: 31/3/2026, 31 March 2026, 2026-03-31.</summary>
    public static bool TryReadWritten(string? text, out DateOnly day) => TryRead(text, Written, out day);

    /// <summary>The same, or a month as people write it, of which it is the first day: March 2026, 3/2026.</summary>
    public static bool TryReadWrittenOrMonth(string? text, out DateOnly day) => TryRead(text, Written, out day) || TryRead(text, Months, out day);

    private static bool TryRead(string? text, string[] forms, out DateOnly day) =>
        DateOnly.TryParseExact(text?.Trim(), forms, CultureInfo.GetCultureInfo("en-GB"), DateTimeStyles.None, out day) && day >= Earliest && day <= Latest;
}
