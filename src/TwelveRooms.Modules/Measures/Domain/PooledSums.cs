using System.Globalization;
using System.Text.RegularExpressions;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>A ward and the days on which it lay where figures are added up.</summary>
internal sealed record PooledWard(UnitRow Ward, IReadOnlyList<UnitPath> Times)
{
    /// <summary>Whether its number of a period belongs here: it lay here on the first day, and was open in it.</summary>
    public bool CountsIn(DateOnly period, Measure measure) =>
        Times.Any(t => t.From <= period && t.To > period)
        && !(Ward.OpenedOn > measure.Cadence.LastDay(period)) && !(Ward.ClosedOn < period);
}

/// <summary>One period of some wards together.</summary>
/// <param name="Numerator">The sum of what was counted.</param>
/// <param name="Denominator">The sum of what it is set against.</param>
/// <param name="Wards">How many wards are in it.</param>
/// <param name="Silent">How many were asked and sent nothing.</param>
/// <param name="NotCounted">How many said that they did not count.</param>
internal sealed partial record PooledSum(double Numerator, double Denominator, int Wards, int Silent, int NotCounted)
{
    private const string SentNothing = "sent nothing.";
    private const string DidNotCount = "did not count.";

    /// <summary>Whether the stored words of a sum say that a ward is missing in it.</summary>
    public static bool SaysMissing(string words) => words.Contains(SentNothing, StringComparison.Ordinal) || words.Contains(DidNotCount, StringComparison.Ordinal);

    /// <summary>How many wards the stored words of a sum call silent.</summary>
    public static int SilentIn(string? words) =>
        words is not null && SilentWords().Match(words) is { Success: true } said ? int.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>How many wards the stored words of a sum say are in it; 0 when they do not say.</summary>
    public static int WardsIn(string? words) =>
        words is not null && WardsWords().Match(words) is { Success: true } said ? int.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    /// <summary>How many wards the stored words of a sum say did not count.</summary>
    public static int NotCountedIn(string? words) =>
        words is not null && NotCountedWords().Match(words) is { Success: true } said ? int.Parse(said.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?:All )?(\d+)(?: of \d+)? wards?\.")]
    private static partial Regex WardsWords();

    [GeneratedRegex(@"(\d+) " + DidNotCount)]
    private static partial Regex NotCountedWords();

    [GeneratedRegex(@"(\d+) " + SentNothing)]
    private static partial Regex SilentWords();

    /// <summary>"4 of 5 wards. 1 sent nothing.": silence is said, since it is not nought.</summary>
    public string Words
    {
        get
        {
            var all = Wards + Silent + NotCounted;
            var whole = all == 1 ? "1 ward." : Wards == all ? $"All {all} wards." : $"{Wards} of {all} wards.";
            return string.Join(' ', new[] { whole, Silent > 0 ? $"{Silent} {SentNothing}" : null, NotCounted > 0 ? $"{NotCounted} {DidNotCount}" : null }.OfType<string>());
        }
    }
}

/// <summary>Adds up wards, each period by the tree of that period.</summary>
internal static class PooledSums
{
    public static SortedDictionary<DateOnly, PooledSum> Of(IReadOnlyList<PooledWard> wards, IReadOnlyList<SeriesHistory> histories, Measure measure)
    {
        var byWard = histories.ToDictionary(h => h.Series.Unit);
        var asked = wards.Where(w => byWard.ContainsKey(w.Ward.Number))
            .Select(w => (Ward: w, History: byWard[w.Ward.Number]))
            .Select(w => (w.Ward, w.History.Series, Points: w.History.Points.Where(p => p.Part == 0).ToDictionary(p => p.Period), First: w.History.Points.Count > 0 ? w.History.Points[0].Period : (DateOnly?)null)).ToList();
        var sums = new SortedDictionary<DateOnly, PooledSum>();
        foreach (var period in asked.SelectMany(a => a.Points.Keys).Distinct())
        {
            var sum = new PooledSum(0, 0, 0, 0, 0);
            foreach (var (ward, series, points, first) in asked.Where(a => a.Ward.CountsIn(period, measure)))
            {
                var isExpected = series.IsAskedIn(period, measure.Cadence) || (first < period && !(series.EndedOn <= period)); // what an import began was counted before it was asked for
                sum = Add(sum, points.GetValueOrDefault(period), isExpected);
            }

            if (sum.Wards > 0)
            {
                sums[period] = sum;
            }
        }

        return sums;
    }

    private static PooledSum Add(PooledSum sum, Point? point, bool isExpected) => point switch
    {
        { Raw.HasNumber: true } => sum with
        {
            Numerator = sum.Numerator + point.Numerator!.Value,
            Denominator = sum.Denominator + (point.Denominator ?? 0),
            Wards = sum.Wards + 1,
        },
        { State: PointState.NotCollected } => sum with { NotCounted = sum.NotCounted + 1 },
        { State: PointState.NotApplicable or PointState.WardClosed } => sum,
        _ => isExpected ? sum with { Silent = sum.Silent + 1 } : sum,
    };
}
