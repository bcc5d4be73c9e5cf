using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.ChooseChart;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ChooseChart;

public sealed class ChooseChartTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Force = "restrictive_interventions";
    private const string Why = "Our wards differ much in size.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_chart_is_chosen_once_and_page_signal_file_and_interface_follow()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync();
        await RecordAsync(own, ward);
        var before = await ChartAsync(own, ward);
        var programme = await own.PersonAsync("programme-team", await own.ProgrammeAsync());

        var form = await (await programme.SeeAsync($"/measures/{before.Measure.Id.Value}")).FollowAsync("Choose how it is charted");
        var after = await form.SubmitAsync("Draw it this way everywhere", ("U′ chart", "x"), ("Why does it change?", Why));
        await own.WorkAsync();

        Assert.Contains("As a U′ chart", after.Text, StringComparison.Ordinal);
        Assert.Contains($"Every chart of it is a U′ chart now; it was an XmR chart. {Why}", after.Text, StringComparison.Ordinal);
        var chart = await ChartAsync(own, ward);
        Assert.Equal((ChartKind.Individuals, ChartKind.RatePrime), (before.Reading.Kind, chart.Reading.Kind));
        Assert.Single(chart.Reading.Segments); // the numbers are the same on both sides: nothing is broken
        var (narrow, wide) = (chart.Reading.Lines[^1], chart.Reading.Lines[^2]);
        Assert.True(wide.Upper.Value > narrow.Upper.Value);
        var signal = await SignalAsync(own, ward);
        Assert.Equal((narrow.Centre.Value, narrow.Upper.Value), (signal.Centre, signal.Upper));
        Assert.Equal(chart.Reading.Variation, signal.Variation);
        var (manager, address) = (await own.PersonAsync("ward-manager", ward), Address(chart));
        var page = await manager.SeeAsync(address);
        Assert.Contains("This is a U′ chart, as all charts of this measure are.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Two of three near a limit. Not used here:", page.Text, StringComparison.Ordinal);
        Assert.Contains(Why, page.Text, StringComparison.Ordinal);
        var rows = (await manager.Client.GetStringAsync(new Uri(address + "/csv", UriKind.Relative), Cancel)).Split("\r\n");
        Assert.EndsWith(",marks,chart", rows[0], StringComparison.Ordinal);
        Assert.Equal((Number(narrow.Upper), "u_prime"), (rows[^2].Split(',')[^5], rows[^2].Split(',')[^1]));
        Assert.Equal(Number(wide.Upper), rows[^3].Split(',')[^5]);
        using var api = await own.ApiAsync(ward);
        var answer = JsonDocument.Parse(await api.GetStringAsync(new Uri($"/api/v1/units/{ward.Id.Value}/measures/{Force}", UriKind.Relative), Cancel)).RootElement;
        Assert.Equal("u_prime", answer.GetProperty("chart").GetString());
        Assert.Equal(wide.Upper.Value, answer.GetProperty("points")[rows.Length - 4].GetProperty("upper").GetDouble(), 9);
    }

    [Fact]
    public async Task The_chart_of_an_earlier_day_is_drawn_as_it_was_then()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync();
        await RecordAsync(own, ward);
        own.Clock.Advance(TimeSpan.FromDays(2));
        _ = (await own.Handler<ChooseChartHandler>().HandleAsync(new(Force, "u_prime", Why, null), Rooms.TestSystem, Cancel)).Value;
        var manager = await own.PersonAsync("ward-manager", ward);
        var address = Address(await ChartAsync(own, ward));

        var then = await manager.SeeAsync(address + "?on=2026-03-18");

        Assert.Contains("This is an XmR chart", then.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Why, then.Text, StringComparison.Ordinal);
        Assert.Contains("This is a U′ chart", (await manager.SeeAsync(address)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("c", Why, "chart-not-possible")]
    [InlineData("t", Why, "chart-not-possible")]
    [InlineData(null, Why, "chart-not-possible")]
    [InlineData("xmr", Why, "nothing-changes")]
    [InlineData("u_prime", " ", "reason-needed")]
    [InlineData("u_prime", "because of Mr Smith in bed 4", "points-to-a-person")]
    public async Task What_cannot_be_is_refused_by_field_and_nothing_changes(string? chart, string reason, string code)
    {
        var outcome = await rooms.Handler<ChooseChartHandler>().HandleAsync(new(Force, chart, reason, null), Rooms.TestSystem, Cancel);

        Assert.Equal(code, outcome.Refusal?.Code);
        Assert.NotNull(outcome.Refusal?.Field);
        Assert.Equal(ChartKind.Individuals, (await rooms.MeasureAsync(Force)).Chart);
    }

    [Fact]
    public async Task Only_whoever_keeps_the_measure_chooses_and_a_stale_page_changes_nothing()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync();
        var manager = await own.PersonAsync("ward-manager", ward);
        var measure = (await own.MeasureAsync(Force)).Id.Value;

        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/measures/{measure}/chart")).Status);
        Assert.Same(Refusal.NotFound, (await own.Handler<ChooseChartHandler>().HandleAsync(new(Force, "u_prime", Why, null), manager.Viewer, Cancel)).Refusal);
        Assert.Same(Refusal.NotFound, (await own.Handler<ChooseChartHandler>().HandleAsync(new("complaints", "xmr", Why, null), Rooms.TestSystem, Cancel)).Refusal); // there is no choice
        Assert.False((await own.Handler<ChooseChartHandler>().HandleAsync(new(Force, "u_prime", Why, 0), Rooms.TestSystem, Cancel)).IsRefused);
        Assert.Equal("changed-meanwhile", (await own.Handler<ChooseChartHandler>().HandleAsync(new(Force, "xmr", Why, 0), Rooms.TestSystem, Cancel)).Refusal?.Code);
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task The_audit_tells_before_and_after_with_the_reason()
    {
        await using var own = await Rooms.StartAsync();

        var refused = await own.CliAsync("measures", "chart", Force, "--as", "u", "--reason", Why);
        var done = await own.CliAsync("measures", "chart", Force, "--as", "u_prime", "--reason", Why);

        Assert.Equal((3, ""), (refused.Exit, refused.Out));
        Assert.Equal((0, $"{Force}: u_prime\n"), (done.Exit, done.Out));
        var text = await own.InScopeAsync<Db, string>(db => db.For<AuditRecord>(Rooms.TestSystem).Where(a => a.Action == "measures.chart-chosen").Select(a => a.Text).SingleAsync(Cancel));
        Assert.Contains("\"table\":\"measures_measures\",\"change\":\"Modified\",\"before\":{", text, StringComparison.Ordinal);
        Assert.Contains(Why, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_chart_chosen_later_does_not_stand_in_the_way_of_a_change_of_what_counts()
    {
        await using var own = await Rooms.StartAsync();
        _ = (await own.Handler<ChooseChartHandler>().HandleAsync(new(Force, "u_prime", Why, null), Rooms.TestSystem, Cancel)).Value;

        var outcome = await own.Handler<TwelveRooms.Measures.ChangeMeasure.ChangeMeasureHandler>().HandleAsync(new(Force, "2025-11-01", "survey", null, Why, null), Rooms.TestSystem, Cancel);

        Assert.False(outcome.IsRefused);
        Assert.Equal(ChartKind.RatePrime, (await own.MeasureAsync(Force)).Chart);
    }

    [Fact]
    public async Task Every_shipped_measure_has_the_chart_that_the_policy_picks_from_what_it_is()
    {
        var all = await rooms.Handler<MeasureDirectory>().AllAsync(Rooms.TestSystem, Cancel);

        Assert.All(all, m => Assert.Equal((m.Code, m.Kind == MeasureKind.DaysBetween ? ChartKind.TimeBetween : ChartKind.Individuals), (m.Code, m.Chart)));
        Assert.All(all, m => Assert.Equal(MeasureCharts.Usual(m.Kind), m.Chart));
        Assert.All(Enum.GetValues<MeasureKind>(), kind => Assert.Equal(MeasureCharts.Usual(kind), MeasureCharts.Possible(kind)[0]));
        Assert.Equal(
            ["days_between_restraints", "mhs76_people_restrained_per_bed_days", "mhs77_restraints_per_bed_days", "rapid_tranquillisation", "restraint_physical", "restraint_prone", Force, "seclusion"],
            all.Where(m => m.IsIntervention).Select(m => m.Code).Order(StringComparer.Ordinal));
    }

    private static string Address(ChartView chart) => $"/units/{chart.Unit.Id.Value}/measures/{chart.Measure.Id.Value}";

    private static string Number(Released value) => value.Value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>Fourteen months; every other one is a small ward's.</summary>
    private static async Task RecordAsync(Rooms own, UnitRow ward)
    {
        for (var i = 0; i < 14; i++)
        {
            await own.RecordAsync(ward, Force, new DateOnly(2025, 1, 1).AddMonths(i), 6 + (i % 3), i % 2 == 0 ? 250 : 700);
        }
    }

    private static async Task<ChartView> ChartAsync(Rooms own, UnitRow unit) =>
        (await own.Handler<ShowChartHandler>().HandleAsync(new(unit.Id.Value.ToString(), Force), Rooms.TestSystem, Cancel)).Value;

    private static async Task<Signal> SignalAsync(Rooms own, UnitRow unit)
    {
        var measure = await own.MeasureAsync(Force);
        var db = own.Db();
        var series = await db.For<Series>(Rooms.TestSystem).SingleAsync(s => s.Unit == unit.Number && s.Measure == measure.Number, Cancel);
        return await db.For<Signal>(Rooms.TestSystem).SingleAsync(s => s.Series == series.Number && s.Class == SignalClass.Exact, Cancel);
    }
}
