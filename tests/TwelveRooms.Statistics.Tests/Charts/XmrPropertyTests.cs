namespace TwelveRooms.Statistics.Tests.Charts;

public sealed class XmrPropertyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Adding_a_constant_moves_the_limits_by_it(int seed)
    {
        var values = ChartBuilder.MadeUp(seed, 30);

        var (before, after) = (ChartBuilder.Read(values), ChartBuilder.Read([.. values.Select(value => value + 100)]));

        Assert.Equal(before.Segments[0].Centre.Value + 100, after.Segments[0].Centre.Value, 1e-9);
        Assert.Equal(before.Segments[0].Lower.Value + 100, after.Segments[0].Lower.Value, 1e-9);
        Assert.Equal(before.Segments[0].Upper.Value + 100, after.Segments[0].Upper.Value, 1e-9);
        Assert.Equal(before.Flags(), after.Flags());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Scaling_scales_the_limits_and_changes_no_flag(int seed)
    {
        var values = ChartBuilder.MadeUp(seed, 30);

        var (before, after) = (ChartBuilder.Read(values), ChartBuilder.Read([.. values.Select(value => value * 8)]));

        Assert.Equal(before.Segments[0].Upper.Value * 8, after.Segments[0].Upper.Value, 1e-9);
        Assert.Equal(before.Segments[0].Lower.Value * 8, after.Segments[0].Lower.Value, 1e-9);
        Assert.Equal(before.Flags(), after.Flags());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Reversing_the_direction_swaps_getting_better_and_concern(int seed)
    {
        var values = ChartBuilder.MadeUp(seed, 60).Select((value, i) => (double?)(value + (seed % 3 - 1) * i / 4.0)).ToArray();

        var higher = ChartBuilder.Read(values, ChartBuilder.Better(ImprovementDirection.Higher) with { Conflict = ConflictShows.Improvement });
        var lower = ChartBuilder.Read(values, ChartBuilder.Better(ImprovementDirection.Lower) with { Conflict = ConflictShows.Concern });

        Assert.Equal(higher.Points.Select(point => Swapped(point.Look)), lower.Points.Select(point => point.Look));
        Assert.Equal((higher.Rule, higher.Since), (lower.Rule, lower.Since));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Turning_the_data_upside_down_turns_every_flag(int seed)
    {
        var values = ChartBuilder.MadeUp(seed, 60);

        var (up, down) = (ChartBuilder.Read(values), ChartBuilder.Read([.. values.Select(value => -value)]));

        Assert.Equal(up.Flags().Select(TurnedOver), down.Flags());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Left_out_points_change_nothing_but_themselves(int seed)
    {
        var values = ChartBuilder.MadeUp(seed, 40).Select(value => (double?)value).ToList();
        var without = ChartBuilder.Read(values);
        values.Insert(20, 1_000_000);

        var with = ChartBuilder.Read(values, new() { LeftOut = new HashSet<DateOnly> { ChartBuilder.Month(20) } });

        Assert.Equal(without.Segments[0].Upper, with.Segments[0].Upper);
        Assert.Equal(without.Flags(), with.Flags().Where((_, i) => i != 20));
    }

    private static PointLook Swapped(PointLook look) => look switch
    {
        PointLook.Improvement => PointLook.Concern,
        PointLook.Concern => PointLook.Improvement,
        _ => look,
    };

    /// <summary>High flags are the even bits, low flags the odd ones.</summary>
    private static SpcRules TurnedOver(SpcRules flags) =>
        (SpcRules)(((int)(flags & SpcRules.AnyHigh) << 1) | ((int)(flags & SpcRules.AnyLow) >> 1));
}
