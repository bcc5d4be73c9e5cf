namespace TwelveRooms.Statistics.Policy;

/// <summary>Why a chart was picked, for a reader of nine to eleven years.</summary>
internal static class PolicyWords
{
    public const string Measured = "Each point is one number that was measured. The chart learns from the points how much they usually go up and down.";

    public const string Score = "Each point is the average of some answers. The chart learns from the points how much they usually go up and down.";

    public const string Days = "This happens rarely, so the chart shows how long it was from one time to the next. Higher means longer without it.";

    public const string DaysWithZero = "This happens rarely, so the chart shows how many days it was from one time to the next. Some came on the same day.";

    public const string TimeOfDayHelps = "Two events on one day are 0 days apart. If you write down the time of day too, the chart can say more.";

    public const string Rare = "This happens rarely. A chart of counts would be nearly all zeros and ones, so the chart shows how long it was from one time to the next.";

    public const string RareIntervention =
        "This happens rarely, but it is something that staff do to a person. We go on counting it: a chart of days without it could make people slow to write it down. ";

    public const string OnlyLargeChanges = "The numbers are so small that the chart can only show large changes. Read each one as a story too.";

    public const string NotWhole = "These are amounts, not whole events. The chart learns from the points how much they usually go up and down.";

    public static string FewPoints(int points) =>
        $"There {(points == 1 ? "is 1 point" : $"are {points} points")} so far. The chart needs {ChartLengths.ForLimits} before it can say anything.";

    public static string Counts(DispersionCheck check, ChartKind chart, string period) => check switch
    {
        { Passes: true } => chart == ChartKind.Rate
            ? $"The events come one by one, as evenly as chance would bring them. So the average says how far the points may go up and down, for each {period} by its size."
            : "The events come one by one, as evenly as chance would bring them. So the average says how far the points may go up and down.",
        { VariesTooMuch: true } => "The numbers go up and down more than chance would make them. Often a few people account for most of the events. " + Learns(chart, period),
        { VariesTooLittle: true } => "The numbers go up and down less than chance would make them. " + Learns(chart, period),
        _ => "There are too few points to know how the events come. " + Learns(chart, period),
    };

    public static string Parts(DispersionCheck check, ChartKind chart, string period) => check switch
    {
        { Passes: true } when chart == ChartKind.Proportion =>
            $"Each person counts once, and the share goes up and down as chance would make it. So the average says how far the points may go, for each {period} by its size.",
        { VariesTooMuch: true } => "The share goes up and down more than chance would make it. " + Learns(chart, period),
        { VariesTooLittle: true } => "The share goes up and down less than chance would make it. " + Learns(chart, period),
        { Passes: true } => "These are not whole people. " + Learns(chart, period),
        _ => "There are too few points to know how much chance does. " + Learns(chart, period),
    };

    /// <summary>One sentence for each rule of the set that a page must not use on this chart.</summary>
    public static IEnumerable<string> Unsound(RuleSet rules, ChartKind chart) => rules.UnsoundFor(chart)
        .Select(rule => $"The rule “{rule.Name}” does not suit this chart and is not used on it.");

    private static string Learns(ChartKind chart, string period) => chart is ChartKind.RatePrime or ChartKind.ProportionPrime
        ? $"So the chart learns from the points themselves how far they usually go, for each {period} by its size."
        : "So the chart learns from the points themselves how far they usually go.";
}
