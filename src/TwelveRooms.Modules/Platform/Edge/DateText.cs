using System.Globalization;
using TwelveRooms.Components;

namespace TwelveRooms.Platform.Edge;

/// <summary>What three boxes say, as a handler reads it; a text that is no date is refused there, by the same words everywhere.</summary>
internal static class DateText
{
    public static string Of(DateParts? parts) => parts is null ? ""
        : parts.TryRead(out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : string.Join(' ', new[] { parts.Day, parts.Month, parts.Year }.Select(p => p?.Trim()).Where(p => !string.IsNullOrEmpty(p)));
}
