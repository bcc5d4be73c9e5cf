using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Measures.ShowChart;

/// <summary>Reads the day on which a chart is wanted as it stood. A day that cannot be read must never show today's chart without a word.</summary>
internal static class EarlierDay
{
    /// <summary>The name of the field, on the page and in addresses.</summary>
    public const string Field = "on";

    /// <summary>The day; null when none is asked for.</summary>
    public static Outcome<DateOnly?> Read(string? text) =>
        string.IsNullOrWhiteSpace(text) ? (DateOnly?)null
        : DayText.TryReadWritten(text, out var day) ? day
        : MeasureRefusals.NotADay(text.Trim(), Field);
}
