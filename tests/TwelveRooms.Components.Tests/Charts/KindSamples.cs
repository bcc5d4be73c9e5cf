using TwelveRooms.Statistics;

namespace TwelveRooms.Components.Tests.Charts;

/// <summary>One made-up chart of each kind, read by the engine, for tests, preview pages and the gallery of the guide.</summary>
internal static class KindSamples
{
    public static readonly DateOnly Start = new(2024, 1, 1);

    /// <summary>A chart, its words, and what the gallery says of when it is used.</summary>
    public sealed record Sample(ChartKind Kind, ChartReading Reading, ChartLabels Labels, string Used);

    public static IReadOnlyList<Sample> All { get; } =
    [
        Make(ChartKind.Individuals, "Restrictive practice per 1,000 bed days", "A number for each week or month, of any kind: the one we use unless there is a reason for another.", Wave(26, 22, 6), decimals: 1, direction: ImprovementDirection.Lower, fall: 19),
        Make(ChartKind.Run, "People who said they felt safe", "Few points, or no wish for limits: it asks only whether the line keeps to one side of its middle value.", Wave(20, 70, 12), unit: "%", decimals: 0, direction: ImprovementDirection.Higher),
        Make(ChartKind.MovingRange, "How much the number moved from month to month", "Beside a chart of single values, to see whether the ups and downs themselves have changed.", Wave(26, 22, 6), decimals: 1),
        Make(ChartKind.Count, "Complaints in a month", "Events counted where the chance of one stays about the same, such as one ward of one size.", Counts(26, 9), decimals: 1, direction: ImprovementDirection.Lower),
        Make(ChartKind.Rate, "Falls per 1,000 bed days", "Events for each bed day, when bed days go up and down and events do not come in clusters.", Counts(26, 8), Sizes(26, 520, 260), 1000, decimals: 1, direction: ImprovementDirection.Lower),
        Make(ChartKind.RatePrime, "Use of force per 1,000 bed days, all wards", "Events for each bed day, when a few people account for most of them, or numbers are very large.", Counts(26, 160), Sizes(26, 9_000, 3_000), 1000, decimals: 1, direction: ImprovementDirection.Lower),
        Make(ChartKind.Proportion, "Care plans written together", "So many out of so many, such as plans out of people, when each is a yes or a no.", Parts(26, 40, 16, 0.86), Sizes(26, 40, 16), 100, "%", 0, ImprovementDirection.Higher),
        Make(ChartKind.ProportionPrime, "Shifts with the planned staff, whole trust", "So many out of so many, when the numbers are so large that plain limits would be far too narrow.", Parts(26, 4_000, 900, 0.9, 0.03), Sizes(26, 4_000, 900), 100, "%", 1, ImprovementDirection.Higher),
        Make(ChartKind.NumberAffected, "People with a named worker", "How many out of so many, when people would rather read a number than a percentage.", Parts(26, 40, 12, 0.7), Sizes(26, 40, 12), decimals: 1),
        Make(ChartKind.SubgroupMean, "Average days to answer a complaint", "The average of a small group of measured values in each period.", Wave(24, 12, 3), Sizes(24, 6, 4), decimals: 1, spreads: Wave(24, 3, 1)),
        Make(ChartKind.SubgroupSpread, "How much the days to answer differ", "Beside a chart of averages, to see whether the values inside each group have spread out or drawn together.", Wave(24, 12, 3), Sizes(24, 6, 4), decimals: 1, spreads: Wave(24, 3, 1)),
        Make(ChartKind.CasesBetween, "Days between falls with harm, whole days", "Events so rare that most months have none: the days, or cases, between them. A long gap is good news.", Between(24, 30, whole: true), decimals: 0, direction: ImprovementDirection.Higher),
        Make(ChartKind.TimeBetween, "Days between falls with harm, to the hour", "The same, when the time of day is known.", Between(24, 30, whole: false), decimals: 1, direction: ImprovementDirection.Higher),
    ];

    public static Sample Of(ChartKind kind) => All.Single(sample => sample.Kind == kind);

    /// <summary>A chart of everything at once: denominators that move, two phases, a fixed baseline, targets that change, gaps and points that cannot be.</summary>
    public static Sample Everything { get; } = MakeEverything();

    /// <summary>Numbers between 0 and 1 that are the same everywhere, whatever the version of .NET.</summary>
    public static double Chance(int seed)
    {
        var mixed = (uint)seed * 2654435761u;
        mixed ^= mixed >> 15;
        mixed *= 2246822519u;
        mixed ^= mixed >> 13;
        mixed *= 3266489917u;
        return ((mixed ^ (mixed >> 16)) >> 8) / (double)(1 << 24);
    }

    private static Sample MakeEverything()
    {
        var (values, sizes) = (Parts(40, 40, 20, 0.72), Sizes(40, 40, 20));
        (values[6], sizes[6]) = (null, null);
        (values[9], sizes[9]) = (45, 40);
        (values[12], sizes[12]) = (3, 0);
        for (var i = 26; i < 40; i++)
        {
            values[i] = Math.Min(sizes[i]!.Value, Math.Round(sizes[i]!.Value * (0.84 + (0.1 * Chance(i)))));
        }

        var data = new ChartData
        {
            Values = values,
            Denominators = sizes,
            LeftOut = [17],
            Rebases = [20],
            Multiplier = 100,
            Targets = [.. Enumerable.Range(0, 40).Select(i => i < 8 ? (double?)null : i < 24 ? 80 : 90)],
            Direction = ImprovementDirection.Higher,
        };
        var reading = SeriesChart.OfOwnNumbers(data, new() { Kind = ChartKind.Proportion, BaselinePoints = 12, BaselineScope = BaselineScope.FirstSegment }, Months(40));
        return new(ChartKind.Proportion, reading, Labels("Care plans written together", "%", 0) with { Reasons = new Dictionary<DateOnly, string> { [Start.AddMonths(17)] = "half the ward closed" } }, "");
    }

    private static Sample Make(
        ChartKind kind, string title, string used, double?[] values, double?[]? sizes = null, double multiplier = 1, string unit = "", int decimals = 0,
        ImprovementDirection direction = ImprovementDirection.Neither, double?[]? spreads = null, int fall = int.MaxValue)
    {
        for (var i = fall; i < values.Length; i++)
        {
            values[i] -= 8;
        }

        var data = new ChartData { Values = values, Denominators = sizes, Spreads = spreads, Multiplier = multiplier, Direction = direction };
        var options = new ChartOptions { Kind = kind, Rules = kind == ChartKind.Run ? RuleSets.Anhoej : RuleSets.MakingDataCount };
        return new(kind, SeriesChart.OfOwnNumbers(data, options, Months(values.Length)), Labels(title, unit, decimals), used);
    }

    private static ChartLabels Labels(string title, string unit, int decimals) => new() { Title = title, Unit = unit, Decimals = decimals };

    private static DateOnly[] Months(int count) => [.. Enumerable.Range(0, count).Select(i => Start.AddMonths(i))];

    private static double?[] Wave(int count, double middle, double width) =>
        [.. Enumerable.Range(0, count).Select(i => (double?)Math.Round(middle + (width * (Chance(i) + Chance(i + 500) + Chance(i + 900) - 1.5)), 1))];

    private static double?[] Sizes(int count, int middle, int width) => [.. Enumerable.Range(0, count).Select(i => (double?)(middle + (int)(width * (Chance(i + 77) - 0.5))))];

    private static double?[] Counts(int count, double mean) => [.. Enumerable.Range(0, count).Select(i => (double?)Math.Max(0, Math.Round(mean + (Math.Sqrt(mean) * 2 * (Chance(i + 3) + Chance(i + 203) - 1)))))];

    private static double?[] Parts(int count, int middle, int width, double share, double drift = 0)
    {
        var sizes = Sizes(count, middle, width);
        return [.. sizes.Select((size, i) => (double?)Math.Clamp(Math.Round((size!.Value * (share + (drift * (Chance(i + 40) - 0.5)))) + (Math.Sqrt(size.Value * share * (1 - share)) * 2 * (Chance(i + 11) + Chance(i + 311) - 1))), 0, size.Value))];
    }

    private static double?[] Between(int count, double mean, bool whole) =>
        [.. Enumerable.Range(0, count).Select(i => -mean * Math.Log(1 - (0.98 * Chance(i + 6)))).Select(time => (double?)(whole ? Math.Floor(time) : Math.Round(time + 0.1, 1)))];
}
