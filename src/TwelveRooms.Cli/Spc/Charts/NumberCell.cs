using System.Globalization;
using System.Text.RegularExpressions;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>What to write in place of a cell that is no number.</summary>
internal static partial class NumberCell
{
    /// <summary>Larger numbers have no limits: their squares are more than a double holds.</summary>
    public const double Largest = 1e100;

    /// <summary>The remedy; of a comma the one that keeps the number what it is.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="otherwise">What is said of anything else.</param>
    public static string Remedy(string text, string otherwise) =>
        text.EndsWith('%') ? "Leave the % sign out."
        : Thousands().IsMatch(text) ? $"Leave the comma out: {text.Replace(",", "", StringComparison.Ordinal)}. If it is a decimal comma, write {text.Replace(',', '.')}."
        : text.Count(c => c == ',') == 1 && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? $"Write it with a point: {text.Replace(',', '.')}."
        : otherwise;

    [GeneratedRegex(@"^-?[1-9]\d{0,2}(,\d{3})+$")]
    private static partial Regex Thousands();
}
