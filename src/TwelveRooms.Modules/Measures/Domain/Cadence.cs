using System.Globalization;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>How often a number is made. Weeks are ISO weeks, Monday to Sunday; quarters begin in April, July, October and January.</summary>
internal enum Cadence
{
    Shift,
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

internal static class Cadences
{
    /// <summary>First day of the period that a day lies in.</summary>
    public static DateOnly StartOf(this Cadence cadence, DateOnly day) => cadence switch
    {
        Cadence.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        Cadence.Month => new(day.Year, day.Month, 1),
        Cadence.Quarter => new(day.Year, (((day.Month - 1) / 3) * 3) + 1, 1),
        Cadence.Year => new(day.Month >= 4 ? day.Year : day.Year - 1, 4, 1),
        _ => day,
    };

    /// <summary>First day of the period after the one that starts on a day.</summary>
    public static DateOnly Next(this Cadence cadence, DateOnly start) => cadence switch
    {
        Cadence.Week => start.AddDays(7),
        Cadence.Month => start.AddMonths(1),
        Cadence.Quarter => start.AddMonths(3),
        Cadence.Year => start.AddYears(1),
        _ => start.AddDays(1),
    };

    public static DateOnly LastDay(this Cadence cadence, DateOnly start) => cadence.Next(start).AddDays(-1);

    /// <summary>First day of the month that a period's number belongs to: the month in which it ends. A quarter belongs to its last month.</summary>
    public static DateOnly MonthOf(this Cadence cadence, DateOnly start) => Cadence.Month.StartOf(cadence.LastDay(start));

    /// <summary>The newest period that has ended before today: the one that is due.</summary>
    public static DateOnly LastWhole(this Cadence cadence, DateOnly today) => cadence.StartOf(cadence.StartOf(today).AddDays(-1));

    /// <summary>The newest period that is over at the end of today: the last one that can have its whole number.</summary>
    public static DateOnly NewestOver(this Cadence cadence, DateOnly today) =>
        cadence.LastDay(cadence.StartOf(today)) <= today ? cadence.StartOf(today) : cadence.LastWhole(today);

    public static PeriodWords Words(this Cadence cadence) => cadence switch
    {
        Cadence.Day => PeriodWords.Days,
        Cadence.Shift => PeriodWords.Shifts,
        Cadence.Week => PeriodWords.Weeks,
        Cadence.Quarter => PeriodWords.Quarters,
        Cadence.Year => new("year", "years", d => string.Create(CultureInfo.InvariantCulture, $"{d.Year}/{(d.Year + 1) % 100:00}")),
        _ => PeriodWords.Months,
    };

    /// <summary>Of what is far apart: each point is the time from one event to the next.</summary>
    public static PeriodWords Times { get; } = PeriodWords.Days with { One = "time", Many = "times" };

    /// <summary>"Monday 2 to Sunday 8 November", "October 2026".</summary>
    public static string Spoken(this Cadence cadence, DateOnly start)
    {
        var culture = CultureInfo.InvariantCulture;
        if (cadence != Cadence.Week)
        {
            return cadence.Words().Print(start);
        }

        var end = cadence.LastDay(start);
        var first = start.Month == end.Month ? start.ToString("dddd d", culture) : start.ToString("dddd d MMMM", culture);
        return $"{first} to {end.ToString("dddd d MMMM", culture)}";
    }

    /// <summary>The same with its year, or both years of a week that lies in two.</summary>
    public static string SpokenWithYear(this Cadence cadence, DateOnly start)
    {
        if (cadence is not (Cadence.Week or Cadence.Day or Cadence.Shift))
        {
            return cadence.Spoken(start);
        }

        var culture = CultureInfo.InvariantCulture;
        var end = cadence.LastDay(start);
        return cadence != Cadence.Week ? start.ToString("dddd d MMMM yyyy", culture)
            : start.Year == end.Year ? $"{cadence.Spoken(start)} {end.Year}"
            : $"{start.ToString("dddd d MMMM yyyy", culture)} to {end.ToString("dddd d MMMM yyyy", culture)}";
    }

    /// <summary>How many times a month the question is asked.</summary>
    public static double TimesAMonth(this Cadence cadence) => cadence switch
    {
        Cadence.Shift => 91,
        Cadence.Day => 30.4,
        Cadence.Week => 4.35,
        Cadence.Month => 1,
        Cadence.Quarter => 1.0 / 3,
        _ => 1.0 / 12,
    };
}
