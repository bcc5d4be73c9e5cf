using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>What an analyst asks of a chart.</summary>
internal sealed record ChartRequest
{
    public required string Name { get; init; }

    public ChartKind? Kind { get; init; }

    /// <summary>What kind of number it is; null where the file must tell.</summary>
    public MeasureKind? Measure { get; init; }

    public RuleSet Rules { get; init; } = RuleSets.MakingDataCount;

    public ImprovementDirection Better { get; init; }

    public double? Target { get; init; }

    public double Per { get; init; } = 1;

    public int Baseline { get; init; }

    public IReadOnlyList<DateOnly> Redraw { get; init; } = [];

    public IReadOnlyList<DateOnly> LeaveOut { get; init; } = [];
}
