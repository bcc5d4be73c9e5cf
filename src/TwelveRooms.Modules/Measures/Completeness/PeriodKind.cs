using TwelveRooms.Measures.Domain;

namespace TwelveRooms.Measures.Completeness;

/// <summary>The kinds of period that can be looked at, and how far back.</summary>
internal static class PeriodKind
{
    /// <summary>The kind that a word names; a month when there is none, null when the word is not known.</summary>
    public static Cadence? Find(string? word) => word?.Trim().ToUpperInvariant() switch
    {
        null or "" or "MONTH" => Cadence.Month,
        "DAY" => Cadence.Day,
        "WEEK" => Cadence.Week,
        "QUARTER" => Cadence.Quarter,
        "YEAR" => Cadence.Year,
        _ => null,
    };

    public static string Word(Cadence cadence) => cadence.Words().One;

    /// <summary>The last periods that are over, newest first.</summary>
    public static IReadOnlyList<DateOnly> Last(Cadence cadence, DateOnly today)
    {
        var periods = new List<DateOnly> { cadence.LastWhole(today) };
        var count = cadence switch { Cadence.Quarter => 8, Cadence.Year => 5, Cadence.Day => 14, _ => 12 };
        while (periods.Count < count)
        {
            periods.Add(cadence.StartOf(periods[^1].AddDays(-1)));
        }

        return periods;
    }
}
