using System.Globalization;

namespace TwelveRooms.Platform.Time;

/// <summary>Reads a day as files, forms and other systems write it, and no day on which nobody could have counted anything.</summary>
public static class DayText
{
    /// <summary>The earliest day that is taken.</summary>
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    /// <summary>The latest day that is taken; a period that begins on it can still be followed by others.</summary>
    public static readonly DateOnly Latest = new(2100, 12, 31);

    /// <summary>Whether a text is a day from 1900 to 2100 in the form 2026-03-31.</summary>
    public static bool TryRead(string? text, out DateOnly day) => TryRead(text, out day, "yyyy-MM-dd");

    /// <summary>The same in other forms, in the English of the United Kingdom.</summary>
    public static bool TryRead(string? text, out DateOnly day, params string[] forms) =>
        DateOnly.TryParseExact(text?.Trim(), forms, CultureInfo.GetCultureInfo("en-GB"), DateTimeStyles.None, out day) && day >= Earliest && day <= Latest;
}
