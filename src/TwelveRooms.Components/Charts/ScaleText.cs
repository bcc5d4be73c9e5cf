using System.Globalization;

namespace TwelveRooms.Components;

/// <summary>Prints numbers of a chart's scale: ticks, lines and targets, which stand on a scale made of released values alone.</summary>
internal static class ScaleText
{
    /// <summary>The number with at most so many decimals: "1,250", "27.5".</summary>
    public static string Of(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }
}
