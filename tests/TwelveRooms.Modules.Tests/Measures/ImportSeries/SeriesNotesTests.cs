using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportSeries;

/// <summary>What is said once with a series, and what stays with a point, whatever parts of it a later file brings.</summary>
public sealed class SeriesNotesTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Caveat = "summed without what is hidden";
    private const string SaidOnce = "Of every number: summed without what is hidden.";

    [Fact]
    public async Task What_stands_on_every_line_is_said_once_and_the_rest_stays_with_its_point()
    {
        var unit = await rooms.ProviderAsync();

        await rooms.LoadSeriesAsync(Line(unit, "01", Caveat) + Line(unit, "02", $"half the sites; {Caveat}"));

        var chart = await ChartAsync(unit);
        Assert.Contains(SaidOnce, chart.Series.Source, StringComparison.Ordinal);
        Assert.Null(chart.Notes[new(2024, 1, 1)].Reason);
        Assert.Equal("half the sites", chart.Notes[new(2024, 2, 1)].Reason);
    }

    [Fact]
    public async Task A_later_file_of_one_month_takes_nothing_away_from_what_was_said_and_says_no_more_than_it_knows()
    {
        var unit = await rooms.ProviderAsync();
        await rooms.LoadSeriesAsync(Line(unit, "01", Caveat) + Line(unit, "02", Caveat));
        var before = (await ChartAsync(unit)).Series.Source;

        var same = (await rooms.LoadSeriesAsync(Line(unit, "02", Caveat))).Value;
        await rooms.LoadSeriesAsync(Line(unit, "03", "a strike"));

        var chart = await ChartAsync(unit);
        Assert.Equal((0, 0, 1), (same.New, same.Changed, same.Same));
        Assert.Equal(before, chart.Series.Source);
        Assert.Equal("a strike", chart.Notes[new(2024, 3, 1)].Reason);
    }

    [Fact]
    public async Task A_caveat_that_no_longer_holds_for_all_goes_back_to_its_points_with_the_next_whole_file()
    {
        var unit = await rooms.ProviderAsync();
        await rooms.LoadSeriesAsync(Line(unit, "01", Caveat) + Line(unit, "02", Caveat));

        var whole = (await rooms.LoadSeriesAsync(Line(unit, "01", Caveat) + Line(unit, "02", Caveat) + Line(unit, "03", ""))).Value;

        var chart = await ChartAsync(unit);
        Assert.Equal((1, 2, 0), (whole.New, whole.Changed, whole.Same));
        Assert.DoesNotContain(SaidOnce, chart.Series.Source, StringComparison.Ordinal);
        Assert.Equal([Caveat, Caveat, null], chart.Notes.OrderBy(n => n.Key).Select(n => n.Value.Reason));
    }

    [Fact]
    public async Task Some_derived_and_some_rounded_numbers_are_said_to_be_some()
    {
        var unit = await rooms.ProviderAsync();
        await rooms.LoadSeriesAsync(SeriesFiles.Line(unit.Code!, "2024-01-01", "5") + SeriesFiles.Line(unit.Code!, "2024-02-01", "5", status: "derived"));
        var mixed = (await ChartAsync(unit, SeriesFiles.PeopleRestrained)).Series.Source;

        await rooms.LoadSeriesAsync(SeriesFiles.Line(unit.Code!, "2024-03-01", "10", note: "rounded to nearest 10"));

        var later = (await ChartAsync(unit, SeriesFiles.PeopleRestrained)).Series.Source;
        Assert.Contains("Shown as published, some derived from published numbers.", mixed, StringComparison.Ordinal);
        Assert.Contains("Shown as published, some derived from published numbers. Some numbers are rounded to nearest 10.", later, StringComparison.Ordinal);
        Assert.EndsWith("Open Government Licence v3.0.", later, StringComparison.Ordinal);
    }

    private static string Line(UnitRow unit, string month, string note) => SeriesFiles.Derived(unit.Code!, $"2024-{month}-01", "15", note);

    private async Task<ChartView> ChartAsync(UnitRow unit, string measure = "england_autism_referrals_under_18") =>
        (await rooms.Handler<ShowChartHandler>().HandleAsync(new(unit.Code!, measure), OrganisationFiles.Operator, TestContext.Current.CancellationToken)).Value;
}
