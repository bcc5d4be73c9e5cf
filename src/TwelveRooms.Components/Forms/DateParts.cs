using System.Globalization;

namespace TwelveRooms.Components;

/// <summary>A date as a person writes it in three boxes; bound by <c>rooms-date-input</c>.</summary>
/// <remarks>Shape: what was written, so that it can be shown again with what is wrong. Months may be numbers or English names.</remarks>
public sealed class DateParts
{
    private static readonly string[] Formats = ["d M yyyy", "d MMM yyyy", "d MMMM yyyy"];

    /// <summary>Day of the month, as written.</summary>
    public string? Day { get; set; }

    /// <summary>Month, as written.</summary>
    public string? Month { get; set; }

    /// <summary>Year in four figures, as written.</summary>
    public string? Year { get; set; }

    /// <summary>Whether nothing was written.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    /// <summary>A date, ready to be shown.</summary>
    public static DateParts From(DateOnly date) => new()
    {
        Day = date.Day.ToString(CultureInfo.InvariantCulture),
        Month = date.Month.ToString(CultureInfo.InvariantCulture),
        Year = date.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Reads the date; false when the three parts are not one.</summary>
    public bool TryRead(out DateOnly date) => DateOnly.TryParseExact(
        $"{Day?.Trim()} {Month?.Trim()} {Year?.Trim()}", Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
}
