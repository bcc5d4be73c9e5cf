using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Reading;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>The period of a row, or why none can be told.</summary>
internal sealed record PeriodMatch(DateOnly? Start, PeriodStyle Style, IReadOnlyList<Remark> Remarks);

/// <summary>Turns what a file calls a time into the period of a measure: its first day.</summary>
/// <param name="column">The heading of the column.</param>
/// <param name="areFirsts">Whether all days of the column are the first of their month.</param>
/// <param name="monthFirst">A day of the column that can only have its month first; null for none.</param>
internal sealed class PeriodMatcher(string column, bool areFirsts = false, string? monthFirst = null)
{
    private readonly bool _isOfMonths = areFirsts || PeriodText.IsOfMonths(column);
    private readonly bool _isOfWeeks = PeriodText.IsOfWeeks(column);
    private readonly Dictionary<(CellKind, string, Cadence), PeriodMatch> _known = [];

    /// <summary>How many ways of writing a time were met.</summary>
    public HashSet<PeriodStyle> Styles { get; } = [];

    public PeriodMatch Match(TableCell cell, Cadence cadence)
    {
        var key = (cell.Kind, cell.Text, cadence);
        if (!_known.TryGetValue(key, out var match))
        {
            _known[key] = match = Find(PeriodText.Read(cell), cell.Text.Trim(), cadence);
        }

        if (match.Start is not null)
        {
            Styles.Add(match.Style);
        }

        return match;
    }

    public PeriodMatch Match(ReadPeriod read, string written, Cadence cadence) => Find(read, written, cadence);

    private PeriodMatch Find(ReadPeriod read, string written, Cadence cadence)
    {
        var one = cadence.Words().One;
        if (!read.IsTime)
        {
            return written.Length == 0
                ? No(ImportCode.DateMissing, $"The row names no {one}. Write its first day, such as 2024-07-01.")
                : PeriodText.IsMonthFirst(written) ? No(ImportCode.DateInvalid, $"“{Short(written)}” has its month first. Write the day before the month, as 31/07/2024, or 2024-07-31.")
                : PeriodText.IsMonthWithoutYear(written) ? No(ImportCode.DateInvalid, $"“{Short(written)}” has no year, and is not a day that there is without one. Write it as Oct-26 or 2026-10.")
                : No(ImportCode.DateInvalid, $"“{Short(written)}” is not a day that there is. Write the day before the month, as 31/07/2024, or 2024-07-31.");
        }

        if (monthFirst is not null && read.Style == PeriodStyle.British && PeriodText.MayBeMonthFirst(written))
        {
            return No(ImportCode.DateMonthFirst, $"“{Short(written)}” may have its day or its month first, and “{Short(monthFirst)}” in the same column has its month first. Write the day before the month throughout, or as 2026-02-10.");
        }

        var wide = read.Style switch
        {
            PeriodStyle.Quarter => "quarter",
            PeriodStyle.Year => "year",
            PeriodStyle.Week => "week",
            _ when !read.IsDay => "month",
            _ when _isOfMonths && cadence is Cadence.Day or Cadence.Shift or Cadence.Week => "month",
            _ when _isOfWeeks && cadence is Cadence.Month or Cadence.Quarter or Cadence.Year => "week",
            _ => null,
        };
        if (wide == "quarter" && cadence == Cadence.Quarter && read.Day == default)
        {
            return No(ImportCode.DateInvalid, $"“{written}” is a quarter of which year? Write it as Q3 2024/25 for a financial year, or its first day.");
        }

        if (wide is not null && !(wide == "week" && cadence == Cadence.Week) && !(read.Day != default && cadence.StartOf(read.Day) == read.Day && Reaches(wide, cadence)))
        {
            return No(ImportCode.PeriodWrongGrain, $"“{written}” is a {wide}, and this is counted by {one}: a {wide} is not a {one}. Send the number of each {one}.");
        }

        var start = cadence.StartOf(read.Day);
        return new(start, read.Style, [.. Remarks(read, written, cadence, start)]);
    }

    private IEnumerable<Remark> Remarks(ReadPeriod read, string written, Cadence cadence, DateOnly start)
    {
        var shown = cadence.Spoken(start);
        if (read.HasShortYear && read.IsDay)
        {
            yield return new(ImportCode.DateTwoDigitYear, Weight.Warning, column, $"“{written}” has a year of two digits; it is read as {shown}.");
        }
        else if (read.Style is PeriodStyle.Words && !read.IsDay)
        {
            yield return new(ImportCode.DateMonthText, Weight.Warning, column, $"“{written}” is read as {shown}.");
        }
        else if (read.Style == PeriodStyle.Serial)
        {
            yield return new(ImportCode.DateExcelSerial, Weight.Warning, column, $"{written} is a day as spreadsheets count them from {(read.IsOf1904 ? 1904 : 1900)}; it is read as {shown}.");
        }
        else if (read.Style == PeriodStyle.YearMonth)
        {
            yield return new(ImportCode.DateYyyymm, Weight.Warning, column, $"{written} is read as {shown}.");
        }

        if (read.IsDay && start != read.Day)
        {
            yield return new(
                cadence == Cadence.Month ? ImportCode.PeriodSnappedToMonth : ImportCode.PeriodSnapped, Weight.Warning, column,
                $"“{written}” is not the first day of its {cadence.Words().One}; it is read as {shown}.");
        }
    }

    private static bool Reaches(string wide, Cadence cadence) => cadence switch
    {
        Cadence.Week => wide == "week",
        Cadence.Month => wide == "month",
        Cadence.Quarter => wide == "quarter",
        Cadence.Year => wide == "year",
        _ => false,
    };

    private PeriodMatch No(ImportCode code, string message) => new(null, PeriodStyle.None, [new(code, Weight.Reject, column, message)]);

    private static string Short(string text) => text.Length > 60 ? text[..60] + "…" : text;
}
