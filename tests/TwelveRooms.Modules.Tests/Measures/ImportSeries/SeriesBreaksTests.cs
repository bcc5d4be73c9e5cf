using TwelveRooms.Measures.DecideChart;
using TwelveRooms.Measures.ImportSeries;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportSeries;

/// <summary>When a break is drawn, and when it is not.</summary>
public sealed class SeriesBreaksTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Detained = "mhs09_people_detained";
    private const string Usual = "People subject to detention at the end of the reporting period";
    private const string Other = "People subject to the Mental Health Act at the end of the reporting period";

    [Fact]
    public async Task Files_of_some_months_each_draw_the_break_that_lies_between_them_whichever_comes_first()
    {
        var unit = await rooms.ProviderAsync();

        var alone = await LoadAsync(Line("2022-02-01", Other) + Line("2022-03-01", Other));
        var before = await LoadAsync(Line("2021-12-01", Usual) + Line("2022-01-01", Usual));
        var after = await LoadAsync(Line("2022-04-01", Usual));

        Assert.Empty(alone.Notes);
        Assert.Contains("broken at February 2022", Assert.Single(before.Notes), StringComparison.Ordinal);
        Assert.Contains("broken at April 2022", Assert.Single(after.Notes), StringComparison.Ordinal);

        async Task<ImportedSeries> LoadAsync(string lines) => (await rooms.LoadSeriesAsync(lines)).Value;
        string Line(string month, string note) => SeriesFiles.DetainedLine(unit.Code!, month, "20", note);
    }

    [Fact]
    public async Task A_break_that_somebody_took_back_stays_away()
    {
        var unit = await rooms.ProviderAsync();
        var lines = SeriesFiles.DetainedLine(unit.Code!, "2021-12-01", "20", Usual) + SeriesFiles.DetainedLine(unit.Code!, "2022-01-01", "20", Other);
        await rooms.LoadSeriesAsync(lines);
        var drawn = Assert.Single((await ChartAsync(unit)).Decisions);
        var taken = await rooms.Handler<WithdrawDecisionHandler>().HandleAsync(
            new(drawn.Id, drawn.Version, "this provider sent the same"), OrganisationFiles.Operator, TestContext.Current.CancellationToken);

        var again = (await rooms.LoadSeriesAsync(lines)).Value;

        Assert.False(taken.IsRefused);
        Assert.Equal((0, 0, 2), (again.New, again.Changed, again.Same));
        Assert.Empty((await ChartAsync(unit)).Decisions);
    }

    private async Task<ChartView> ChartAsync(UnitRow unit) =>
        (await rooms.Handler<ShowChartHandler>().HandleAsync(new(unit.Code!, Detained), OrganisationFiles.Operator, TestContext.Current.CancellationToken)).Value;
}
