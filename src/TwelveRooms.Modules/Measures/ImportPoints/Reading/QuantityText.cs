using System.Globalization;
using System.Text.RegularExpressions;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Platform.Files.Tables;

namespace TwelveRooms.Measures.ImportPoints.Reading;

/// <summary>
/// Reads a cell that should hold a number: as people type it, as spreadsheets write it, and with every mark for “no number” that is
/// in use. A mark is never nought.
/// </summary>
internal static partial class QuantityText
{
    private const double Sentinel = 9_999_999;
    private const int Longest = 40;

    /// <summary>The number or mark of a cell.</summary>
    /// <param name="cell">As it stands in the file.</param>
    /// <param name="hasDecimalComma">Whether the file writes 31,5 for thirty-one and a half.</param>
    /// <param name="isFromWorkbook">Whether numbers have cells of their own kind, so that one in a text is odd.</param>
    public static ReadQuantity Read(TableCell cell, bool hasDecimalComma, bool isFromWorkbook)
    {
        switch (cell.Kind)
        {
            case CellKind.Error:
                return Error(cell.Text);
            case CellKind.Percent:
                return Percent((cell.Number * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%");
            case CellKind.Date:
                return ReadQuantity.No(ImportCode.NumberNotANumber, $"the cell is shown as a day ({cell.Text}), not as a number. Set its format to “Number” and look whether the number is right");
            case CellKind.Number:
                return cell.Number.Equals(Sentinel) ? Hidden(cell.Text)
                    : cell.IsFormula ? ReadQuantity.Of(Whole(cell.Number), ImportCode.CellIsFormulaUsedCachedValue, Weight.Warning, $"worked out by a formula in the workbook; its last result, {cell.Text}, is used")
                    : ReadQuantity.Of(Whole(cell.Number));
            case CellKind.Blank when cell.IsFormula:
                return ReadQuantity.No(ImportCode.FormulaInNumber, "a formula without a result. Open the workbook, let it calculate, and save it again");
            default:
                return IsPlain(cell.Text, out var plain) && !plain.Equals(Sentinel)
                    ? isFromWorkbook ? Stored(plain, cell.Text) : ReadQuantity.Of(plain)
                    : Text(cell.Text, hasDecimalComma, isFromWorkbook);
        }
    }

    /// <summary>Whether a cell can only be read with a decimal comma: 31,5 or 1.204,5.</summary>
    public static bool ShowsDecimalComma(string text) => CommaDecimals().IsMatch(text);

    /// <summary>Whether a cell looks like a number or a mark for none; used to tell columns apart.</summary>
    public static bool LooksLikeOne(TableCell cell) => cell.Kind is CellKind.Number or CellKind.Percent
        || (cell.Kind == CellKind.Text && !Read(cell, false, false).IsRefused);

    /// <summary>Whether a number may have thousands or thousandths: 1.234 and 1,234, where the file does not say how it writes them.</summary>
    public static bool IsEitherWay(string text) => EitherWay().IsMatch(text.Trim());

    /// <summary>A workbook keeps 3 that was worked out as 3.0000000000000004.</summary>
    private static double Whole(double number) => Math.Abs(number - Math.Round(number)) < 1e-9 ? Math.Round(number) : number;

    /// <summary>A digit above or below the line.</summary>
    private static bool IsRaised(char c) => c is '\u00B9' or '\u00B2' or '\u00B3' or (>= '\u2070' and <= '\u209C') or (>= '\u2460' and <= '\u249B');

    /// <summary>The wide letters and digits of Asian keyboards as plain ones.</summary>
    private static char Narrow(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c;

    private static bool IsPlain(string text, out double number)
    {
        number = 0;
        if (text.Length is 0 or > 9)
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }

            number = (number * 10) + (c - '0');
        }

        return true;
    }

    private static ReadQuantity Stored(double number, string text) =>
        ReadQuantity.Of(number, ImportCode.NumberStoredAsText, Weight.Warning, $"“{text.Trim()}” is a number stored as text; it is read as the number");

    private static ReadQuantity Text(string written, bool hasDecimalComma, bool isFromWorkbook)
    {
        var text = written.Trim();
        if (MarkOf(text) is { } mark)
        {
            return mark;
        }

        if (text.Length > Longest)
        {
            return ReadQuantity.No(ImportCode.NumberNotANumber, $"“{text[..Longest]}…” is too long for a number. Write digits only, such as 12");
        }

        if (text[0] == '#')
        {
            return Error(text);
        }

        if (text[0] is '=' or '@')
        {
            return ReadQuantity.No(ImportCode.FormulaInNumber, $"“{text}” is a formula. Write the number itself");
        }

        if (text[0] == '(' && text[^1] == ')' && Digits().IsMatch(text))
        {
            return ReadQuantity.No(ImportCode.CountNegative, $"{text} is how accounts write a number below nought. A count cannot be less than 0");
        }

        return text.Contains('%', StringComparison.Ordinal) ? Percent(text) : Number(written, text, hasDecimalComma, isFromWorkbook);
    }

    private static ReadQuantity Number(string written, string text, bool hasDecimalComma, bool isFromWorkbook)
    {
        ImportCode? code = null;
        var (weight, words) = (Weight.Info, "");
        if (text.Any(IsRaised))
        {
            return ReadQuantity.No(ImportCode.NumberNotANumber, $"“{text}” has the mark of a footnote in it. Take the mark off, and write the number alone");
        }

        var plain = string.Concat(text.Select(Narrow)).Replace('\u2212', '-');
        if (plain[0] is '\'' or '\u2019')
        {
            (plain, code, weight, words) = (plain[1..], ImportCode.NumberTextApostrophe, Weight.Warning, $"“{text}” begins with an apostrophe, as spreadsheets mark text; it is read as the number");
        }

        if (hasDecimalComma && (plain.Contains(',', StringComparison.Ordinal) || DotThousands().IsMatch(plain)))
        {
            if (!CommaNumber().IsMatch(plain) || IsEitherWay(plain))
            {
                return Grouping(text);
            }

            plain = plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
            (code, weight, words) = (ImportCode.NumberDecimalComma, Weight.Warning, $"“{text}” is read with a decimal comma, as the file writes its numbers: {plain}");
        }
        else if (plain.Contains(',', StringComparison.Ordinal))
        {
            if (!Thousands().IsMatch(plain))
            {
                return Digits().IsMatch(plain) ? Grouping(text) : Not(text);
            }

            plain = plain.Replace(",", "", StringComparison.Ordinal);
            (code, words) = (code ?? ImportCode.NumberThousands, words.Length > 0 ? words : $"“{text}” is read as {plain}");
        }

        if (plain.Any(char.IsWhiteSpace) || written != text)
        {
            var joined = string.Concat(plain.Where(c => !char.IsWhiteSpace(c)));
            if (plain.Any(char.IsWhiteSpace) && !SpacedThousands().IsMatch(plain))
            {
                return Not(text);
            }

            (plain, code, weight, words) = (joined, ImportCode.NumberSpaces, Weight.Warning, $"“{text}” has spaces in or around it; it is read as {joined}");
        }

        if (!double.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return Not(text);
        }

        if (number.Equals(Sentinel))
        {
            return Hidden(text);
        }

        if (plain.Contains('e', StringComparison.OrdinalIgnoreCase))
        {
            (code, weight, words) = (ImportCode.NumberScientific, Weight.Warning, $"“{text}” is how a spreadsheet shortens a number; it is read as {number.ToString(CultureInfo.InvariantCulture)}");
        }

        return code is { } said ? ReadQuantity.Of(number, said, weight, words)
            : isFromWorkbook ? Stored(number, text)
            : ReadQuantity.Of(number);
    }

    /// <summary>The marks for “no number”, of the NHS, of government statistics and of people.</summary>
    private static ReadQuantity? MarkOf(string text)
    {
        switch (text.ToLowerInvariant())
        {
            case "":
                return ReadQuantity.Mark(ValueStatus.Missing, ImportCode.ValueMissing, Weight.Warning, "there is no number. It is kept as not reported: blank is not zero");
            case "*" or "**":
                return ReadQuantity.Mark(ValueStatus.Suppressed, ImportCode.ValueSuppressed, Weight.Info, $"“{text}” hides a small number; it is kept as hidden, never as zero");
            case "c" or "[c]" or "s" or "suppressed" or "hidden":
                return Suppressed(text);
            case "-" or "–" or "—" or "[z]" or "z" or "not applicable":
                return ReadQuantity.Mark(ValueStatus.NotApplicable, ImportCode.ValueNotApplicable, Weight.Warning, $"“{text}” is read as not applicable (LDA files use - for not applicable); it is not zero");
            case "null" or "none" or "n/a" or "na" or "n.a." or "nan" or "[x]" or ".." or "." or ":" or "missing" or "not reported" or "not available" or "no data" or "no return" or "not submitted" or "no submission" or "nr" or "unknown":
                return ReadQuantity.Mark(ValueStatus.Missing, ImportCode.ValueMissing, Weight.Warning, $"“{text}” says that there is no number. It is kept as not reported, not as zero");
            case "not collected" or "not counted" or "nc" or "did not count":
                return ReadQuantity.Mark(ValueStatus.NotCollected, ImportCode.ValueNotCollected, Weight.Warning, $"“{text}” is kept as not collected");
            case "closed" or "ward closed" or "unit closed":
                return ReadQuantity.Mark(ValueStatus.WardClosed, ImportCode.ValueWardClosed, Weight.Warning, $"“{text}” is kept as: the ward was closed");
            default:
                return Below().IsMatch(text) ? Suppressed(text) : null;
        }
    }

    private static ReadQuantity Suppressed(string text) =>
        ReadQuantity.Mark(ValueStatus.Suppressed, ImportCode.ValueSuppressed, Weight.Warning, $"“{text}” is read as a number that is hidden because it is small; it is never zero");

    private static ReadQuantity Hidden(string text) =>
        ReadQuantity.Mark(ValueStatus.Suppressed, ImportCode.ValueSuppressedSentinel, Weight.Warning, $"{text} marks a hidden number inside some NHS tables; it is kept as hidden, not as {text}");

    private static ReadQuantity Error(string text) =>
        ReadQuantity.No(ImportCode.CellExcelError, $"the spreadsheet shows {text}: a formula that failed. Mend it there, or write the number");

    private static ReadQuantity Percent(string text) =>
        ReadQuantity.No(ImportCode.PercentInCount, $"{text} is a percentage. Write how many, as a count: a percentage cannot be turned back into one, and we work it out from the two numbers");

    /// <summary>Refuses a number that can be read in two ways.</summary>
    public static ReadQuantity Grouping(string text) =>
        ReadQuantity.No(ImportCode.NumberBadGrouping, $"“{text}” can be read in two ways. Write it without a comma between thousands, and with a point before parts of a whole");

    private static ReadQuantity Not(string text) =>
        ReadQuantity.No(ImportCode.NumberNotANumber, $"“{text}” is not a number. Write digits only, such as 12, or leave the cell empty where nobody counted");

    [GeneratedRegex(@"^-?\d{1,3}[.,]\d{3}$")]
    private static partial Regex EitherWay();

    [GeneratedRegex(@"^-?(\d{1,3}(\.\d{3})+,\d+|\d+,(\d{1,2}|\d{4,}))$")]
    private static partial Regex CommaDecimals();

    [GeneratedRegex(@"^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$")]
    private static partial Regex CommaNumber();

    [GeneratedRegex(@"^-?\d{1,3}(\.\d{3})+$")]
    private static partial Regex DotThousands();

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^-?\d{1,3}(\s\d{3})+(\.\d+)?$")]
    private static partial Regex SpacedThousands();

    [GeneratedRegex(@"^[\d.,()\-\s]*\d[\d.,()\-\s]*$")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(<|&lt;|less than|under|below|fewer than)\s*=?\s*\d{1,2}$|^(1|0)\s*(-|–|to)\s*[4-9]$", RegexOptions.IgnoreCase)]
    private static partial Regex Below();
}
