using TwelveRooms.Statistics.FalseAlarms;
using TwelveRooms.Statistics.Funnels;
using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Statistics.Tests;

/// <summary>Null where something is needed is refused by its name, and not found somewhere deep inside.</summary>
public sealed class NothingInsteadOfSomethingTests
{
    private static readonly ReleasedSeries Series = ChartBuilder.Series(ChartBuilder.Ordinary);
    private static readonly ChartReading Reading = ChartBuilder.Read(ChartBuilder.Ordinary);
    private static readonly ChartData Data = new() { Values = ChartBuilder.Ordinary };
    private static readonly SpcReading Spc = SpcChart.Read(Data);

    private static readonly (string Name, Action Call)[] Calls =
    [
        ("series", () => XmrChart.Read(null!, new())),
        ("settings", () => XmrChart.Read(Series, null!)),
        ("series", () => SeriesChart.Read(null!, new(), new())),
        ("settings", () => SeriesChart.Read(Series, null!, new())),
        ("options", () => SeriesChart.Read(Series, new(), null!)),
        ("data", () => SeriesChart.OfOwnNumbers((ChartData)null!, null, [])),
        ("reading", () => SeriesChart.OfOwnNumbers((SpcReading)null!, Data, [])),
        ("data", () => SeriesChart.OfOwnNumbers(Spc, null!, [])),
        ("starts", () => SeriesChart.OfOwnNumbers(Spc, Data, null!)),
        ("data", () => SpcChart.Read(null!)),
        ("options", () => SpcEngine.Read(default, null!, default)),
        ("options", () => PointProblems.Of(ChartKind.Count, null!, 1, 1, 1)),
        ("groups", () => ChartData.OfGroups(null!)),
        ("reading", () => SpcWords.For(null!, ChartBuilder.Words)),
        ("words", () => SpcWords.For(Spc, null!)),
        ("reading", () => ChartWords.For(null!, ChartBuilder.Words)),
        ("words", () => ChartWords.For(Reading, null!)),
        ("reading", () => NewValueWords.For(null!, 0, ChartBuilder.Words)),
        ("words", () => NewValueWords.For(Reading, 0, null!)),
        ("reading", () => NextQuestion.For(null!)),
        ("segment", () => ChartBuilder.Words.Range(null!, Series.Shape)),
        ("reading", () => LimitAdvice.For((SpcReading)null!)),
        ("wards", () => PooledPeriods.Of(null!, MeasureKind.Rate)),
        ("facts", () => ChartPolicy.Choose(null!, [])),
        ("points", () => ChartPolicy.Choose(new(MeasureKind.Rate, false, "month"), null!)),
        ("unchanged", () => AlarmSimulation.SeriesFor(null!)),
        ("unchanged", () => AlarmSimulation.Run(null!)),
        ("unchanged", () => AlarmsByChance.Rates(null!)),
        ("lengths", () => AlarmsByChance.Expected(null!)),
        ("units", () => FunnelPlot.ByStratum(null!, new() { Kind = FunnelKind.Rate })),
        ("options", () => FunnelPlot.ByStratum([], null!)),
        ("units", () => ReleasedFunnel.Of("wards", null!, new() { Kind = FunnelKind.Rate })),
        ("options", () => ReleasedFunnel.Of("wards", [], null!)),
    ];

    public static TheoryData<int> Indices => [.. Enumerable.Range(0, Calls.Length)];

    [Theory]
    [MemberData(nameof(Indices))]
    public void Nothing_is_refused_by_the_name_of_what_is_needed(int index) =>
        Assert.Equal(Calls[index].Name, Assert.Throws<ArgumentNullException>(Calls[index].Call).ParamName);
}
