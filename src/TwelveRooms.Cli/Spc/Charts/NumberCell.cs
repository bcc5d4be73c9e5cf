using System.Globalization;
using System.Text.RegularExpressions;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>A number of a file, and what to write in place of a cell that is none.</summary>
internal static partial class NumberCell
{
    /// <summary>Larger numbers have no limits: their squares are more than a double holds.</summary>
    private const double Largest = 1e100;

    /// <summary>Reads a number that can be charted.</summary>
    public static bool TryRead(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && Math.Abs(value) <= Largest;

    /// <summary>What is wrong with a cell that is no number, with the remedy; of a comma the one that keeps the number what it is.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="otherwise">The remedy of anything else.</param>
    public static string Problem(string text, string otherwise) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? $"'{text}' is too large to be charted. Use a larger unit."
            : $"'{text}' is not a number. {Remedy(text, otherwise)}";

    private static string Remedy(string text, string otherwise) =>
        text.EndsWith('%') ? "Leave the % sign out."
        : Thousands().IsMatch(text) ? $"Leave the comma out: {text.Replace(",", "", StringComparison.Ordinal)}. If it is a decimal comma, write {text.Replace(',', '.')}."
        : text.Count(c => c == ',') == 1 && double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? $"Write it with a point: {text.Replace(',', '.')}."
        : otherwise;

    [GeneratedRegex(@"^-?[1-9]\d{0,2}(,\d{3})+$")]
    private static partial Regex Thousands();
}
