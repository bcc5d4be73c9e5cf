using TwelveRooms.Components.Tests.Charts;
using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components.Tests.Preview;

public sealed class KindsPageModel : PreviewModel
{
    public IReadOnlyList<(string Name, string Used, ChartReading Reading, ChartLabels Labels)> Kinds { get; } =
        [.. KindSamples.All.Select(sample => ($"kind-{sample.Kind}", sample.Used, sample.Reading, sample.Labels))];

    public (ChartReading Reading, ChartLabels Labels) Everything { get; } = (KindSamples.Everything.Reading, KindSamples.Everything.Labels);

    public ChartReading Inner { get; } = Made(60, i => 20 + (6 * (KindSamples.Chance(i) + KindSamples.Chance(i + 99) - 1)) + (i > 44 ? 2.5 : 0), new() { Rules = RuleSets.Nelson, BaselinePoints = 30 });

    public ChartReading Hundred { get; } = Made(100_000, i => 50 + (20 * (KindSamples.Chance(i) + KindSamples.Chance(i + 200_000) - 1)) + (i > 80_000 ? 3 : 0), new() { BaselinePoints = 5_000 });

    private static ChartReading Made(int count, Func<int, double> value, ChartOptions options) => SeriesChart.OfOwnNumbers(
        new ChartData { Values = [.. Enumerable.Range(0, count).Select(i => (double?)value(i))], Direction = ImprovementDirection.Lower },
        options,
        [.. Enumerable.Range(0, count).Select(i => new DateOnly(1750, 1, 1).AddDays(i))],
        withInner: true);
}

public sealed class FunnelsPageModel : PreviewModel
{
    public ReleasedFunnel Proportion { get; } = FunnelSamples.Proportion();

    public FunnelLabels ProportionLabels { get; } = FunnelSamples.Labels;

    public ReleasedFunnel Rate { get; } = FunnelSamples.Rate();

    public FunnelLabels RateLabels { get; } = FunnelSamples.RateLabels;
}
