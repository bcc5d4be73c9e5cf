namespace TwelveRooms.Statistics.Tests.Charts;

/// <summary>Readings by name, so that a table of cases can speak of them.</summary>
internal static class WordCases
{
    private static readonly ChartSettings LowerIsBetter = new() { Direction = ImprovementDirection.Lower, BaselinePoints = 13 };
    private static readonly ChartSettings Recorded = LowerIsBetter with { DependsOnRecording = true };
    private static readonly double?[] Fallen = ChartBuilder.Ordinary.Then(18, 18.5, 17, 19, 18, 17.5, 19);
    private static readonly double?[] Risen = ChartBuilder.Ordinary.Then(22, 22.5, 23, 21.5, 22, 23, 22);

    public static IReadOnlyDictionary<string, ChartReading> All { get; } = new Dictionary<string, ChartReading>
    {
        ["hidden"] = Read(ChartBuilder.Ordinary, LowerIsBetter, Tier.Published),
        ["empty"] = Read([], LowerIsBetter),
        ["too few"] = Read([.. ChartBuilder.Ordinary.Take(7)], LowerIsBetter),
        ["just redrawn"] = Read(ChartBuilder.Ordinary.Then(10), LowerIsBetter with { Rebases = [ChartBuilder.Month(13)], BaselinePoints = null }),
        ["every other month"] = Read([.. ChartBuilder.Ordinary.SelectMany(value => new[] { value, null })], LowerIsBetter),
        ["ordinary"] = Read(ChartBuilder.Ordinary, LowerIsBetter),
        ["ordinary, may meet"] = Read(ChartBuilder.Ordinary, LowerIsBetter with { Targets = [new(ChartBuilder.Start, null, 19)] }),
        ["ordinary, misses"] = Read(ChartBuilder.Ordinary, LowerIsBetter with { Targets = [new(ChartBuilder.Start, null, 5)] }),
        ["lower run"] = Read(Fallen, LowerIsBetter),
        ["lower run, neither"] = Read(Fallen, LowerIsBetter with { Direction = ImprovementDirection.Neither }),
        ["lower run, recorded"] = Read(Fallen, Recorded with { Targets = [new(ChartBuilder.Start, null, 40)] }),
        ["lower run, confirmed"] = Read(Fallen, Recorded with { RecordingConfirmed = true, Targets = [new(ChartBuilder.Start, null, 40)] }),
        ["higher run"] = Read(Risen, LowerIsBetter),
        ["higher run, recorded"] = Read(Risen, Recorded),
        ["lower run, three outside"] = Read(ChartBuilder.Ordinary.Then(18, 5, 17, 4, 18, 3, 19), LowerIsBetter),
        ["higher run, one outside"] = Read(ChartBuilder.Ordinary.Then(22, 22.5, 40, 21.5, 22, 23, 22), LowerIsBetter),
        ["rising"] = Read(ChartBuilder.Ordinary.Then(15, 16, 17, 18, 19, 20, 21), LowerIsBetter),
        ["one above"] = Read(ChartBuilder.Ordinary.Then(52.13), LowerIsBetter),
        ["two above"] = Read(ChartBuilder.Ordinary.Then(52, 53), LowerIsBetter),
        ["two of three"] = Read([18, 22, 18, 22, 18, 22, 18, 22, 18, 22, 18, 22, 19, 21, 18, 28, 21, 28], LowerIsBetter),
        ["left out and gaps"] = Read(ChartBuilder.Ordinary.Then(90, null, 20, null, null), LowerIsBetter with { LeftOut = new HashSet<DateOnly> { ChartBuilder.Month(13) } }),
        ["two gaps"] = Read(ChartBuilder.Ordinary.Then(20, null, null, 21), LowerIsBetter),
        ["not all in"] = Read(ChartBuilder.Ordinary.Then(3), LowerIsBetter with { LeftOut = new HashSet<DateOnly> { ChartBuilder.Month(13) }, NotAllIn = ChartBuilder.Month(13) }),
        ["provisional"] = Read(ChartBuilder.Ordinary.Then(10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, 11, 10), LowerIsBetter with { Rebases = [ChartBuilder.Month(13)], BaselinePoints = null }),
        ["rests on all"] = Read(ChartBuilder.Ordinary.Then(21, 19), LowerIsBetter with { BaselinePoints = null }),
        ["rests on 20"] = Read(ChartBuilder.Ordinary.Then(21, 19, 18, 22, 20, 21, 19, 20), LowerIsBetter with { BaselinePoints = 20 }),
    };

    private static ChartReading Read(double?[] values, ChartSettings settings, Tier tier = Tier.Own) =>
        ChartBuilder.Read(values, settings, tier, MeasureKind.Count);
}
