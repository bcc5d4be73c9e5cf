using System.Globalization;
using System.Text.RegularExpressions;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Measures.ImportPoints.Reading;

/// <summary>The ways in which files write a time.</summary>
internal enum PeriodStyle : byte
{
    None,

    /// <summary>2024-07-01, 20240701, 2024-07, with or without a time of day.</summary>
    Iso,
    Timestamp,

    /// <summary>1/7/2024, day before month; never month before day.</summary>
    British,

    /// <summary>Jul-24, July 2024, 1 July 2024, 07/2024.</summary>
    Words,

    /// <summary>202407.</summary>
    YearMonth,

    /// <summary>45474: the day's number in a spreadsheet.</summary>
    Serial,

    /// <summary>A cell that the workbook shows as a day.</summary>
    WorkbookDate,

    /// <summary>Q3 2024/25.</summary>
    Quarter,

    /// <summary>2024/25.</summary>
    Year,

    /// <summary>2024-W27.</summary>
    Week,
}

/// <summary>A time as a file names it.</summary>
/// <param name="Style">How it was written; None when it is no time.</param>
/// <param name="Day">The day, or the first of what it names.</param>
/// <param name="IsDay">Whether one day was named, not a month or more.</param>
/// <param name="HasShortYear">Whether the year had two digits.</param>
/// <param name="IsOf1904">Whether it is a day's number in a workbook that counts from 1904.</param>
internal readonly record struct ReadPeriod(PeriodStyle Style, DateOnly Day, bool IsDay = true, bool HasShortYear = false, bool IsOf1904 = false)
{
    public bool IsTime => Style != PeriodStyle.None;
}

/// <summary>Reads days, months, quarters and years as people write them in this country. A day never comes after its month.</summary>
internal static partial class PeriodText
{
    private const int FirstSerial = 20_000; // 1954
    private const int FirstShortYear = 2010;
    private const int LastSerial = 73_415; // 31 December 2100

    // Its short names of months are those that people write; British ones have “Sept”.
    private static readonly CultureInfo Words = CultureInfo.InvariantCulture;
    private static readonly string[] Iso = ["yyyy-MM-dd", "yyyy/MM/dd", "yyyyMMdd", "yyyy.MM.dd"];
    private static readonly string[] Timestamps =
        ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss"];

    private static readonly string[] MonthHeadings = ["month", "reporting month", "month start", "month beginning", "month ending", "month end", "return month", "for month", "month year"];
    private static readonly string[] WeekHeadings = ["week", "week commencing", "week beginning", "week starting", "w c", "wc"];
    private static readonly string[] Days = ["d/M/yyyy", "d.M.yyyy", "d-M-yyyy"];
    private static readonly string[] ShortDays = ["d/M/yy", "d.M.yy", "d-M-yy"];
    private static readonly string[] WordDays = ["d MMMM yyyy", "d MMM yyyy"];
    private static readonly string[] ShortWordDays = ["d MMM yy", "d MMMM yy"];
    private static readonly string[] WordMonths = ["MMMM yyyy", "MMM yyyy", "yyyy MMMM", "yyyy MMM", "M/yyyy", "MM/yyyy", "M-yyyy", "MM-yyyy", "MMMyyyy", "MMMMyyyy"];
    private static readonly string[] ShortWordMonths = ["MMM yy", "MMMM yy", "MMMyy"]; // not "yy MMM": 01-Apr is a day without a year

    public static ReadPeriod Read(TableCell cell) => cell.Kind switch
    {
        CellKind.Date => Serial(cell.Number, PeriodStyle.WorkbookDate),
        CellKind.Text => Read(cell.Text),
        CellKind.Number => OfCalendar(cell, Read(cell.Text.Contains('E', StringComparison.OrdinalIgnoreCase) ? cell.Number.ToString(CultureInfo.InvariantCulture) : cell.Text)),
        _ => default,
    };

    private static ReadPeriod OfCalendar(TableCell cell, ReadPeriod read) =>
        cell.IsOf1904 && read.Style == PeriodStyle.Serial ? Serial(cell.Number + SheetRows.DaysTo1904, PeriodStyle.Serial) with { IsOf1904 = true } : read;

    public static ReadPeriod Read(string written)
    {
        var read = ReadPlain(written);
        return read.IsDay && read.IsTime && WeekLead().IsMatch(written.Trim()) ? read with { Style = PeriodStyle.Week, IsDay = false } : read;
    }

    /// <summary>Whether a heading says that its days begin weeks.</summary>
    public static bool IsOfWeeks(string heading) => WeekHeadings.Contains(PointFields.Fold(heading));

    /// <summary>Whether a heading says that its days stand for months.</summary>
    public static bool IsOfMonths(string heading) => MonthHeadings.Contains(PointFields.Fold(heading));

    /// <summary>Whether a text names a month and no year.</summary>
    public static bool IsMonthWithoutYear(string written) => DateTime.TryParseExact(Septembers().Replace(written.Trim(), "Sep"), ["MMM", "MMMM"], Words, DateTimeStyles.None, out _);

    /// <summary>Whether a day can only have its month first, as 1/31/2026 has.</summary>
    public static bool IsMonthFirst(string written) => Slashed().Match(written.Trim()) is { Success: true } parts && Int(parts, "a") <= 12 && Int(parts, "b") is > 12 and <= 31;

    /// <summary>Whether a day can only have its day first, as 31/1/2026 has.</summary>
    public static bool IsDayFirst(string written) => Slashed().Match(written.Trim()) is { Success: true } parts && Int(parts, "a") is > 12 and <= 31 && Int(parts, "b") <= 12;

    /// <summary>Whether a day could have its month first, as 2/10/2026 could.</summary>
    public static bool MayBeMonthFirst(string written) => Slashed().Match(written.Trim()) is { Success: true } parts && Int(parts, "a") <= 12 && Int(parts, "b") <= 12;

    private static ReadPeriod ReadPlain(string written)
    {
        var text = Clean(written);
        if (text.Length is 0 or > 40)
        {
            return default;
        }

        if (Day(text, Iso, out var day))
        {
            return new(PeriodStyle.Iso, day);
        }

        if (text.Length == 7 && text[4] == '-' && Day(text + "-01", Iso, out day))
        {
            return new(PeriodStyle.Iso, day, IsDay: false);
        }

        if (DateTime.TryParseExact(text, Timestamps, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant))
        {
            return new(PeriodStyle.Timestamp, text[^1] == 'Z' ? RoomsClock.DayOf(new(instant, TimeSpan.Zero)) : DateOnly.FromDateTime(instant));
        }

        if (text.Length == 6 && text.All(char.IsAsciiDigit) && Day(text + "01", ["yyyyMMdd"], out day))
        {
            return new(PeriodStyle.YearMonth, day, IsDay: false);
        }

        if (Number().IsMatch(text))
        {
            return Serial(double.Parse(text, CultureInfo.InvariantCulture), PeriodStyle.Serial);
        }

        return Day(text, Days, out day) ? new(PeriodStyle.British, day)
            : ShortDay(text, ShortDays, out day) ? new(PeriodStyle.British, day, HasShortYear: true)
            : InWords(text);
    }

    private static ReadPeriod InWords(string written)
    {
        var text = Septembers().Replace(Parted().Replace(Ordinals().Replace(written, "$1"), " "), "Sep").Trim();
        if (Day(text, WordDays, out var day))
        {
            return new(PeriodStyle.Words, day);
        }

        if (ShortDay(text, ShortWordDays, out day))
        {
            return new(PeriodStyle.Words, day, HasShortYear: true);
        }

        if (Day(text, WordMonths, out day) || ShortDay(text, ShortWordMonths, out day))
        {
            return new(PeriodStyle.Words, day, IsDay: false);
        }

        if (Quarters().Match(text) is { Success: true } quarter)
        {
            // The quarter of a financial year; of a plain year nobody can know which is meant, and none is read.
            var (number, year) = (Int(quarter, "q"), Int(quarter, "y"));
            return IsYearPair(year, quarter.Groups["z"].Value) ? new(PeriodStyle.Quarter, new DateOnly(year, 4, 1).AddMonths(3 * (number - 1)), IsDay: false)
                : new(PeriodStyle.Quarter, default, IsDay: false);
        }

        if (Years().Match(text) is { Success: true } years && IsYearPair(Int(years, "y"), years.Groups["z"].Value))
        {
            return new(PeriodStyle.Year, new(Int(years, "y"), 4, 1), IsDay: false);
        }

        if (Day(text, ["yyyy/MM", "yyyy/M"], out day)) // after 2011/12, which is a year
        {
            return new(PeriodStyle.Words, day, IsDay: false);
        }

        if (Weeks().Match(text) is { Success: true } week && Int(week, "w") is >= 1 and <= 53 and var w && Int(week, "y") is >= 1900 and <= 2100 and var wy && w <= ISOWeek.GetWeeksInYear(wy))
        {
            return new(PeriodStyle.Week, DateOnly.FromDateTime(ISOWeek.ToDateTime(wy, w, DayOfWeek.Monday)), IsDay: false);
        }

        return default;
    }

    private static string Clean(string written) => Lead().Replace(written.Replace('\u00A0', ' ').Replace('\u2013', '-').Replace('\u2019', '\'').Trim().TrimStart('\''), "").Trim();

    private static ReadPeriod Serial(double number, PeriodStyle style) =>
        number >= FirstSerial && number < LastSerial + 1 ? new(style, DateOnly.FromDateTime(DateTime.FromOADate(Math.Floor(number)))) : default;

    private static bool Day(string text, string[] forms, out DateOnly day) =>
        DateOnly.TryParseExact(text, forms, Words, DateTimeStyles.None, out day) && day.Year is >= 1900 and <= 2100;

    /// <summary>Two digits of a year are of this century.</summary>
    private static bool ShortDay(string text, string[] forms, out DateOnly day)
    {
        if (!DateOnly.TryParseExact(text, forms, Words, DateTimeStyles.None, out day))
        {
            return false;
        }

        day = day.Year < 2000 ? day.AddYears(100) : day;
        return day.Year >= FirstShortYear; // 26/03/01 is more likely to have its year first
    }

    private static bool IsYearPair(int year, string next) =>
        year is >= 1900 and <= 2100 && int.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out var second) && (year + 1) % 100 == second % 100 && (next.Length == 2 || second == year + 1);

    private static int Int(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\d{5}(\.\d+)?$")]
    private static partial Regex Number();

    [GeneratedRegex(@"^(?<a>\d{1,2})[/.\-](?<b>\d{1,2})[/.\-](\d{4}|\d{2})$")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"(\d)(st|nd|rd|th)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Ordinals();

    [GeneratedRegex(@"(?<=[A-Za-z'])[\s\-/.,']+|(?<=\d)[\s\-,.']+(?=[A-Za-z])|(?<=\d)/(?=[A-Za-z])|\s+")]
    private static partial Regex Parted();

    [GeneratedRegex(@"\bSept\b", RegexOptions.IgnoreCase)]
    private static partial Regex Septembers();

    [GeneratedRegex(@"^(w/c|wc|week commencing|week beginning)[:\s]", RegexOptions.IgnoreCase)]
    private static partial Regex WeekLead();

    [GeneratedRegex(@"^(w/c|wc|week commencing|week beginning|month ending|month end|month of|m/e|period ending|as at)[:\s]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Lead();

    [GeneratedRegex(@"^(?:q|qtr |quarter )(?<q>[1-4]) (?:fy ?)?(?<y>\d{4})(?:[/\-](?<z>\d{2}|\d{4}))?$|^(?:fy ?)?(?<y>\d{4})(?:[/\-](?<z>\d{2}|\d{4}))? (?:q|qtr |quarter )(?<q>[1-4])$", RegexOptions.IgnoreCase)]
    private static partial Regex Quarters();

    [GeneratedRegex(@"^(?:fy ?)?(?<y>\d{4})[/\-](?<z>\d{2}|\d{4})$", RegexOptions.IgnoreCase)]
    private static partial Regex Years();

    [GeneratedRegex(@"^(?<y>\d{4})[ \-]?w(?:eek)? ?(?<w>\d{1,2})$|^w(?:eek|k)? ?(?<w>\d{1,2})[ ,/\-]+(?<y>\d{4})$", RegexOptions.IgnoreCase)]
    private static partial Regex Weeks();
}
