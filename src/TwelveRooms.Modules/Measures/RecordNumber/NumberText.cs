using System.Globalization;
using System.Text.RegularExpressions;
using TwelveRooms.Platform;

namespace TwelveRooms.Measures.RecordNumber;

/// <summary>Reads a number as people type it, and says what is wrong in words that name the field, the value and the remedy.</summary>
internal static partial class NumberText
{
    private const double Most = 10_000_000;

    /// <summary>The number, or why it is not one.</summary>
    /// <param name="text">As typed; surrounding spaces and thousands separators in the right places are allowed.</param>
    /// <param name="field">The name of the field, for the message's place.</param>
    /// <param name="what">What is asked for, as a sentence begins: "Activities cancelled".</param>
    /// <param name="allowsDecimals">Whether 2.5 makes sense.</param>
    /// <param name="ofTwo">Whether it is one of two numbers of which we work out the percentage.</param>
    /// <param name="remedy">What to do when there is no number; null asks for one, or for “We did not count”.</param>
    public static Outcome<double> Read(string? text, string field, string what, bool allowsDecimals, bool ofTwo = false, string? remedy = null)
    {
        var typed = text?.Trim() ?? "";
        if (typed.Length == 0)
        {
            return Refusal.Invalid("number-missing", $"{what}: there is no number. {remedy ?? "Write one, such as 3, or choose “We did not count”."}", field);
        }

        if (typed.Length > 30)
        {
            return Refusal.Invalid("number-too-long", $"{what}: “{typed[..30]}…” is too long for a number. Write digits only, such as 12.", field);
        }

        if (typed.Contains('%', StringComparison.Ordinal))
        {
            return Refusal.Invalid(
                "number-percent",
                $"{what}: you wrote “{typed}”. {(ofTwo ? "Write how many, not a percentage: we work out the percentage from the two numbers." : "Write the number alone, without %.")}",
                field);
        }

        var plain = Thousands().IsMatch(typed) ? typed.Replace(",", "", StringComparison.Ordinal) : typed;
        if (plain.Contains(',', StringComparison.Ordinal))
        {
            return Refusal.Invalid("number-comma", $"{what}: you wrote “{typed}”. {(allowsDecimals ? "Use a point for parts of a whole, as in 2.5, and no comma." : "Write a whole number without a comma, such as 12.")}", field);
        }

        if (!double.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            || !double.IsFinite(number))
        {
            return Refusal.Invalid("number-letters", $"{what}: “{typed}” is not a number. Write digits only, such as 12.", field);
        }

        if (double.IsNegative(number))
        {
            return Refusal.Invalid("number-negative", $"{what}: you wrote {typed}. It cannot be less than 0.", field);
        }

        if (number > Most)
        {
            return Refusal.Invalid("number-too-large", $"{what}: {typed} is larger than this could be. Check for a digit too many.", field);
        }

        if (!allowsDecimals && number != Math.Floor(number))
        {
            return Refusal.Invalid("number-not-whole", $"{what}: you wrote {typed}. Write a whole number, such as {Math.Round(number).ToString(CultureInfo.InvariantCulture)}.", field);
        }

        return number;
    }

    [GeneratedRegex(@"^\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Thousands();
}
