using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Statistics;
using TwelveRooms.Statistics.FalseAlarms;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Contributions;

public sealed class ByChanceTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static readonly double[] Ordinary = [12, 9, 11, 10, 12, 8, 10, 11, 9, 12, 10, 8, 11, 10, 12, 9, 11, 8, 10, 12, 9, 11, 10, 8];

    [Fact]
    public void Fourteen_charts_of_24_points_expect_one_when_their_limits_are_fixed_and_fewer_when_they_are_not()
    {
        // 14 × 1.38 % = 0.19; 14 × 5.90 % = 0.83.
        Assert.Equal("With no change at all, one of 14 charts like these would show one by chance on any day about 1 time in 5.", Words(14, Read(Ordinary)));
        Assert.Equal("With no change at all, about 1 of 14 charts like these would show one by chance on any day.", Words(14, Read(Ordinary, baseline: 12)));
        // 80 × 1.38 % = 1.1; 80 × 5.90 % = 4.7
        Assert.Contains("about 1 of 80", Words(80, Read(Ordinary)), StringComparison.Ordinal);
        Assert.Contains("about 5 of 80", Words(80, Read(Ordinary, baseline: 12)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_rate_is_that_of_the_chart_that_is_drawn()
    {
        Assert.Equal(AlarmsByChance.Rates(new() { Points = 24 }), ByChance.Of(Read(Ordinary)));
        Assert.Equal(AlarmsByChance.Rates(new() { Points = 13, Options = ChartOptions.Default }), ByChance.Of(Read(Ordinary[..13])));
        // Only the points since limits were redrawn: 24 in all, 14 since.
        Assert.Equal(AlarmsByChance.Rates(new() { Points = 14 }), ByChance.Of(Read(Ordinary, rebase: 10)));
        var days = ByChance.Of(Read(Ordinary, ChartKind.TimeBetween, MeasureKind.DaysBetween));
        Assert.Equal(AlarmsByChance.Rates(new() { Points = 24, Options = ChartOptions.Default with { Kind = ChartKind.TimeBetween } }), days);
        Assert.True(days!.Value.Today < ByChance.Of(Read(Ordinary))!.Value.Today); // one rule instead of four
    }

    [Theory]
    [InlineData(ChartKind.RatePrime, MeasureKind.Rate)]
    [InlineData(ChartKind.ProportionPrime, MeasureKind.Proportion)]
    public void Charts_whose_limits_move_are_simulated_by_their_size(ChartKind kind, MeasureKind measure)
    {
        var rates = ByChance.Of(Read(Ordinary, kind, measure));

        Assert.InRange(rates!.Value.Today, 0.002, 0.05);
    }

    [Fact]
    public void A_chart_without_an_icon_counts_for_nothing_and_one_alone_needs_no_sentence()
    {
        Assert.Null(ByChance.Of(Read(Ordinary[..12])));
        Assert.Null(ByChance.Of(Read(Ordinary, tier: Tier.Published)));
        Assert.Null(ChanceWords.Of([ByChance.Of(Read(Ordinary)), null, null]));
        Assert.Contains("2 charts", ChanceWords.Of([ByChance.Of(Read(Ordinary)), null, ByChance.Of(Read(Ordinary))]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_that_sets_charts_side_by_side_says_how_many_chance_would_mark()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        string[] monthly = ["restrictive_interventions", "restraint_physical", "seclusion"];
        foreach (var code in monthly)
        {
            for (var i = 0; i < 14; i++)
            {
                await rooms.RecordAsync(ward, code, new DateOnly(2025, 1, 1).AddMonths(i), i == 13 && code == "seclusion" ? 60 : Ordinary[i], 600);
            }
        }

        await rooms.RecordAsync(ward, "complaints", new(2026, 2, 1), 3); // no icon yet
        await rooms.WorkAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var team = await rooms.PersonAsync("organisation-team", provider);
        const string Three = "With no change at all, one of 3 charts like these would show one by chance on any day about 1 time in ";

        var home = await manager.SeeAsync($"/wards/{ward.Id.Value}");
        Assert.Equal(2, home.Text.Split(Three).Length - 1); // beside the news, and below the list
        Assert.Contains(Three, (await manager.SeeAsync($"/wards/{ward.Id.Value}/house")).Text, StringComparison.Ordinal);
        Assert.Contains(Three, (await manager.SeeAsync($"/wards/{ward.Id.Value}/house?view=list")).Text, StringComparison.Ordinal);
        Assert.Contains(Three, (await manager.SeeAsync($"/wards/{ward.Id.Value}/rooms/6")).Text, StringComparison.Ordinal);
        Assert.Contains(Three, (await team.SeeAsync($"/organisations/{provider.Id.Value}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("by chance on any day", (await manager.SeeAsync($"/wards/{ward.Id.Value}/rooms/12")).Text, StringComparison.Ordinal);
    }

    private static string Words(int charts, ChartReading reading) => ChanceWords.Of(Enumerable.Repeat(ByChance.Of(reading), charts))!;

    private static ChartReading Read(
        double[] values, ChartKind kind = ChartKind.Individuals, MeasureKind measure = MeasureKind.Count, int? baseline = null, int? rebase = null, Tier tier = Tier.Own)
    {
        var start = new DateOnly(2024, 1, 1);
        var points = values.Select((value, i) => new RawPoint(start.AddMonths(i), 0, PointState.Reported, value, 30)).ToArray();
        var settings = new ChartSettings { BaselinePoints = baseline, Rebases = rebase is { } at ? [start.AddMonths(at)] : [] };
        return SeriesChart.Read(ReleasedSeries.Release(points, new(measure, 100, Sensitivity.AboutPeople), tier), settings, ChartOptions.Default with { Kind = kind });
    }
}
