using System.Globalization;

namespace TwelveRooms.Statistics;

/// <summary>How one kind of period is called and printed.</summary>
/// <param name="One">One of them: "month".</param>
/// <param name="Many">More of them: "months".</param>
/// <param name="Print">The name of the period that starts on a day: "March 2026".</param>
/// <param name="Article">What stands before that name inside a sentence: "the " for a week, otherwise nothing.</param>
public sealed record PeriodWords(string One, string Many, Func<DateOnly, string> Print, string Article = "")
{
    /// <summary>"2 November 2026".</summary>
    public static PeriodWords Days { get; } = new("day", "days", Day);

    /// <summary>"2 November 2026": the day of the shift, whose part of the day is told elsewhere.</summary>
    public static PeriodWords Shifts { get; } = new("shift", "shifts", Day);

    /// <summary>"week of 2 November 2026".</summary>
    public static PeriodWords Weeks { get; } = new("week", "weeks", start => "week of " + Day(start), "the ");

    /// <summary>"March 2026".</summary>
    public static PeriodWords Months { get; } = new("month", "months", Month);

    /// <summary>"January to March 2026", or "December 2025 to February 2026" across two years.</summary>
    public static PeriodWords Quarters { get; } = new("quarter", "quarters", Quarter);

    /// <summary>"1 month", "7 months".</summary>
    public string Count(int periods) => string.Create(CultureInfo.InvariantCulture, $"{periods} {(periods == 1 ? One : Many)}");

    /// <summary>The name of a period as it stands inside a sentence.</summary>
    public string InSentence(DateOnly start) => Article + Print(start);

    private static string Day(DateOnly start) => start.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Month(DateOnly start) => start.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Quarter(DateOnly start)
    {
        var last = start.AddMonths(2);
        return (last.Year == start.Year ? start.ToString("MMMM", CultureInfo.InvariantCulture) : Month(start)) + " to " + Month(last);
    }
}
