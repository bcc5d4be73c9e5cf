using System.Globalization;

namespace TwelveRooms.Components;

/// <summary>Prints numbers of a chart's scale: ticks, lines and targets, which stand on a scale made of released values alone.</summary>
internal static class ScaleText
{
    private const double Huge = 1e12;
    private const double Tiny = 1e-6;
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The number with at most so many decimals: "1,250", "27.5". Beyond reading, a power of ten: "1.2 × 10¹⁵".</summary>
    public static string Of(double value, int decimals)
    {
        if (value != 0 && (Math.Abs(value) >= Huge || (Math.Abs(value) < Tiny && decimals >= 6)))
        {
            return Power(value);
        }

        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);
    }

    private static string Power(double value)
    {
        // The general formatter finds the power exactly, where a logarithm may miss it by one; what it writes is not shown.
        var parts = value.ToString("E2", CultureInfo.InvariantCulture).Split('E');
        var (digits, power) = (parts[0].TrimEnd('0').TrimEnd('.'), int.Parse(parts[1], CultureInfo.InvariantCulture));
        return $"{digits} × 10{(power < 0 ? "⁻" : "")}{string.Concat(Math.Abs(power).ToString(CultureInfo.InvariantCulture).Select(c => Raised[c - '0']))}";
    }
}
