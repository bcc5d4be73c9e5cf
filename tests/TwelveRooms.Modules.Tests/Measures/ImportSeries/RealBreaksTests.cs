using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportSeries;

/// <summary>Where a publisher's numbers begin to be of something else, the line is broken.</summary>
public sealed class RealBreaksTests(AllSeries all) : IClassFixture<AllSeries>
{
    private const string Detained = "mhs09_people_detained";
    private const string Usual = "People subject to detention at the end of the reporting period";
    private const string Other = "People subject to the Mental Health Act at the end of the reporting period";

    private static readonly DateOnly There = new(2022, 1, 1);
    private static readonly DateOnly Back = new(2022, 6, 1);

    [Fact]
    public async Task Each_of_14_lines_is_broken_where_another_measure_begins_and_where_the_first_comes_back()
    {
        var breaks = await all.BreaksAsync(Detained);

        Assert.Equal(28, breaks.Count);
        Assert.All(breaks.GroupBy(b => b.Series), line => Assert.Equal([There, Back], line.Select(b => b.Day)));
        Assert.Equal(
            "The publisher’s numbers are of everybody subject to the Mental Health Act (MHS08) from here on, and were of people who are detained (MHS09) before. The two cannot be set against each other.",
            breaks[0].Text);
        Assert.StartsWith("The publisher’s numbers are of people who are detained (MHS09) from here on", breaks[1].Text, StringComparison.Ordinal);
        Assert.All(breaks, b => Assert.Equal(OrganisationFiles.Operator.Actor, b.By));
    }

    [Fact]
    public async Task Limits_are_not_worked_out_over_the_switch_and_the_chart_says_what_changed()
    {
        var chart = await all.ChartAsync("RHA", Detained);

        Assert.Equal([0, 4, 9], chart.Reading.Segments.Select(s => s.First));
        Assert.Equal([There, Back], chart.Reading.Settings.Breaks);
        Assert.All(chart.Reading.Segments, s => Assert.False(s.HasLimits));
        Assert.Equal(2, ChartText.Marks(chart).Count(m => m.Kind == Components.ChartMarkKind.DefinitionBreak));
    }

    [Fact]
    public async Task The_page_says_what_changed_and_where_the_numbers_come_from()
    {
        var chart = await all.ChartAsync("RHA", Detained);
        var icb = await all.Rooms.Handler<UnitDirectory>().FindAsync("QOQ", OrganisationFiles.Operator, TestContext.Current.CancellationToken);
        var lead = await all.Rooms.PersonAsync("icb-reader", icb!);

        var page = await lead.SeeAsync($"/units/{chart.Unit.Id.Value}/measures/{chart.Measure.Id.Value}");

        Assert.Contains("Counted in another way from here: The publisher’s numbers are of everybody subject to the Mental Health Act (MHS08)", page.Text, StringComparison.Ordinal);
        Assert.Contains("Where nothing else stands beside a number: People subject to detention", page.Text, StringComparison.Ordinal);
        Assert.Contains("From figures that a national body has published.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_usual_measure_is_named_once_and_the_other_beside_its_numbers()
    {
        var points = await all.PointsAsync(Detained);
        var series = await all.SeriesAsync(Detained);

        Assert.All(points, p => Assert.Equal(p.Period >= There && p.Period < Back ? Other : null, p.Reason));
        Assert.All(series, s => Assert.Contains($"Where nothing else stands beside a number: {Usual}.", s.Source, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Beds_are_set_apart_where_they_were_sorted_in_another_way()
    {
        var drawn = Assert.Single(await all.BreaksAsync("england_mental_illness_beds"));
        var chart = await all.ChartAsync("ENGLAND", "england_mental_illness_beds");

        Assert.Equal(new(2010, 4, 1), drawn.Day);
        Assert.Contains("beds sorted by the specialty of the consultant from here on, and were of beds sorted by the kind of ward before", drawn.Text, StringComparison.Ordinal);
        Assert.Equal([0, 23], chart.Reading.Segments.Select(s => s.First));
        Assert.StartsWith("1987/1988; pre-2010/11 on ward", chart.Notes[new(1987, 4, 1)].Reason, StringComparison.Ordinal);
        Assert.Equal("2010/2011", chart.Notes[new(2010, 4, 1)].Reason);
    }

    [Fact]
    public async Task Whoever_loads_the_file_is_told_once_where_lines_were_broken()
    {
        var again = (await all.Rooms.LoadSeriesFileAsync(SeriesFiles.Detained)).Value;

        var told = all.Loaded[SeriesFiles.Detained].Notes.Where(n => n.Contains("broken", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, told.Count);
        Assert.StartsWith("People detained, as published: 14 lines are broken at January 2022. The publisher’s numbers", told[0], StringComparison.Ordinal);
        Assert.DoesNotContain(again.Notes, n => n.Contains("broken", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_organisation_that_the_register_leaves_out_comes_in_not_checked()
    {
        var made = await all.Rooms.UnitOfAsync("RCU");

        Assert.Equal(("Sheffield Children's NHS Foundation Trust", false), (made.Name, made.IsChecked));
        Assert.Contains(all.Loaded[SeriesFiles.Detained].Notes, n => n.StartsWith("Sheffield Children's NHS Foundation Trust (RCU) is not among", StringComparison.Ordinal));
    }
}
