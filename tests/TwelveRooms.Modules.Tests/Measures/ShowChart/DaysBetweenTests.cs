using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Contributions;
using TwelveRooms.Measures.DecideChart;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ShowChart;

/// <summary>Days between rare events: the points are stored as they will be derived, one on the day of each event.</summary>
public sealed class DaysBetweenTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Days = "days_between_restraints";

    private static readonly double[] Ordinary = [12, 30, 5, 44, 17, 9, 21, 33, 8, 14, 26, 40, 11];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_read_as_a_T_chart_and_a_day_without_an_event_is_no_gap()
    {
        var ward = await WardAsync(Ordinary);

        var chart = await ChartAsync(ward, Rooms.TestSystem);

        Assert.Equal((ChartKind.TimeBetween, 13, 13), (chart.Reading.Kind, chart.Reading.Points.Count, chart.Reading.UsedPoints));
        var expected = SpcChart.Read(new() { Values = [.. Ordinary.Select(d => (double?)d)] }, ChartOptions.Default with { Kind = ChartKind.TimeBetween });
        Assert.Equal(expected.Points[^1].Upper, chart.Reading.Segments[^1].Upper.Value);
        Assert.Contains("was 11 days, inside the range to expect", chart.Words.Shows, StringComparison.Ordinal);
        Assert.Contains("latest time counted", chart.Words.Shows, StringComparison.Ordinal);
        var signal = await SignalAsync(ward);
        Assert.Equal((VariationIcon.CommonCause, chart.Reading.Segments[^1].Upper.Value), (signal.Variation, signal.Upper));
    }

    [Fact]
    public async Task Seven_short_times_in_a_row_are_no_news_and_one_far_outside_is()
    {
        var (shorter, far) = (await WardAsync([.. Ordinary, 6, 5, 7, 6, 5, 7, 6]), await WardAsync([.. Ordinary, 400]));

        Assert.Equal(VariationIcon.CommonCause, (await ChartAsync(shorter, Rooms.TestSystem)).Reading.Variation);
        var long_ = (await ChartAsync(far, Rooms.TestSystem)).Reading;
        Assert.Equal((VariationIcon.ChangedHigh, SpcRules.AboveLimits), (long_.Variation, long_.Rule));
    }

    [Fact]
    public async Task The_page_says_why_and_prints_which_rules_are_off()
    {
        var ward = await WardAsync(Ordinary);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var chart = await ChartAsync(ward, Rooms.TestSystem);

        var page = await manager.SeeAsync($"/units/{ward.Id.Value}/measures/{chart.Measure.Id.Value}");

        Assert.Contains("This is a T chart, as all charts of this measure are. This happens rarely, so the chart shows how long it was", page.Text, StringComparison.Ordinal);
        Assert.Contains("Outside the limits. One point above the upper limit or below the lower limit.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Rising or falling. Not used here:", page.Text, StringComparison.Ordinal);
        Assert.Contains("T chart; the rules are those of", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task They_never_leave_the_organisation()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await WardAsync(Ordinary, provider);
        await rooms.ShareAsync(provider);
        var coach = await rooms.PersonAsync("qi-coach", provider);
        var team = await rooms.PersonAsync("organisation-team", provider);

        Assert.Equal(VariationIcon.CannotBeShown, (await ChartAsync(ward, coach.Viewer)).Reading.Variation);
        Assert.Equal(VariationIcon.CommonCause, (await ChartAsync(ward, team.Viewer)).Reading.Variation);
    }

    [Fact]
    public async Task A_long_time_without_an_event_is_not_called_silence()
    {
        var ward = await WardAsync(Ordinary);

        var needs = await rooms.InScopeAsync<IEnumerable<INeedsMe>, IReadOnlyList<NeedsMe>>(all => all.OfType<MeasureNeeds>().Single().ForAsync([ward.Number], Rooms.TestSystem, Cancel));

        Assert.Empty(needs);
    }

    [Fact]
    public async Task A_coach_reads_in_the_history_no_day_and_no_word_that_the_chart_does_not_show_them()
    {
        var provider = await rooms.ProviderAsync();
        await rooms.ShareAsync(provider);
        var ward = await WardAsync(Ordinary, provider);
        var note = new DecideChartCommand(ward.Id.Value.ToString(), Days, MarkKind.Note, "2023-01-13", "The zebrafinch choir came.");
        Assert.False((await rooms.InScopeAsync<DecideChartHandler, Outcome<Done>>(h => h.HandleAsync(note, Rooms.TestSystem, Cancel))).IsRefused);
        var measure = (await rooms.MeasureAsync(Days)).Id.Value;
        var (manager, coach) = (await rooms.PersonAsync("ward-manager", ward), await rooms.PersonAsync("qi-coach", ward));
        var address = $"/units/{ward.Id.Value}/measures/{measure}";

        var (chart, history) = (await coach.SeeAsync(address), await coach.SeeAsync($"{address}/history"));

        Assert.Contains("zebrafinch", (await manager.SeeAsync($"{address}/history")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("zebrafinch", chart.Html + history.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("January 2023", history.Text, StringComparison.Ordinal);
    }

    private async Task<UnitRow> WardAsync(double[] days, UnitRow? provider = null)
    {
        var ward = await rooms.WardAsync(provider);
        var measure = await rooms.MeasureAsync(Days);
        _ = (await rooms.InScopeAsync<Db, Outcome<Done>>(db => db.WriteAsync<Done>(Rooms.TestSystem, new("test.days"), async (write, cancel) =>
        {
            var series = await SeriesStore.FindOrBeginAsync(write, ward, measure, new(2023, 1, 1), cancel);
            var day = new DateOnly(2023, 1, 1);
            foreach (var between in days)
            {
                day = day.AddDays((int)between);
                write.Add(SeriesStore.PointOf(write, series, new(day, PointState.Reported, between, null, null, null), null));
            }

            await write.FlushAsync(cancel);
            await SignalWriter.WriteAsync(write, [series], new Dictionary<int, Measure> { [measure.Number] = measure }, cancel);
            write.About(ward.Partition, ward.Number);
            return new Done();
        }, Cancel))).Value;
        return ward;
    }

    private async Task<ChartView> ChartAsync(UnitRow unit, TwelveRooms.Platform.Viewing.Viewer viewer) =>
        (await rooms.InScopeAsync<ShowChartHandler, Outcome<ChartView>>(h => h.HandleAsync(new(unit.Id.Value.ToString(), Days), viewer, Cancel))).Value;

    private async Task<Signal> SignalAsync(UnitRow unit)
    {
        var db = rooms.Db();
        var series = await db.For<Series>(Rooms.TestSystem).SingleAsync(s => s.Unit == unit.Number, Cancel);
        return await db.For<Signal>(Rooms.TestSystem).SingleAsync(s => s.Series == series.Number && s.Class == SignalClass.Exact, Cancel);
    }
}
