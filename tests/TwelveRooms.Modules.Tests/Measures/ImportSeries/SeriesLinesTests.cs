using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportSeries;

public sealed class SeriesLinesTests(Rooms rooms) : IClassFixture<Rooms>
{
    public static TheoryData<string, string, string> Wrong => new()
    {
        { SeriesFiles.Line("{0}", "2024-03-31", "5"), "period_start", "first day of a month" },
        { SeriesFiles.Line("{0}", "March 2024", "5"), "period_start", "is not a date" },
        { SeriesFiles.Line("{0}", "9999-12-01", "5"), "period_start", "is not a date from 1900 to 2100" },
        { SeriesFiles.Line("{0}", "0001-01-01", "5"), "period_start", "is not a date from 1900 to 2100" },
        { SeriesFiles.Line("{0}", "2031-01-01", "5"), "period_start", "has not begun yet" },
        { SeriesFiles.Line("{0}", "2024-03-01", "five"), "value", "is not a number" },
        { SeriesFiles.Line("{0}", "2024-03-01", "-5"), "value", "less than 0" },
        { SeriesFiles.Line("{0}", "2024-03-01", ""), "value", "needs a value" },
        { SeriesFiles.Line("{0}", "2024-03-01", "5", "0"), "value", "cannot be right" },
        { SeriesFiles.Line("{0}", "2024-03-01", "5", ""), "denominator", "needs a denominator" },
        { SeriesFiles.Line("{0}", "2024-03-01", "5", status: "draft"), "status", "is not a status" },
        { SeriesFiles.Line("{0}", "2024-03-01", "5", status: "suppressed"), "value", "has no value" },
        { SeriesFiles.Line("{0}", "2024-03-01", "5") + SeriesFiles.Line("{0}", "2024-03-01", "6"), "period_start", "on line 2" },
        { SeriesFiles.Line("ZXNO", "2024-03-01", "5"), "org_code", "ZXNO. Import organisations first" },
        { SeriesFiles.Line("", "2024-03-01", "5"), "org_code", "names no organisation" },
        { SeriesFiles.Line("{0}", "2024-03-01", "5").Replace("MHS76_PER_OBD", "MHS99", StringComparison.Ordinal), "series_id", "MHS76_PER_OBD" },
        { SeriesFiles.Line("{0}", "2024-03-01", "5").Replace(",month,", ",week,", StringComparison.Ordinal), "period_type", "Write month" },
        { SeriesFiles.Line("{0}", "2024-03-01", "5").Replace(",month,", ",financial year,", StringComparison.Ordinal), "period_type", "Write month" },
        { SeriesFiles.Week("{0}", "2024-03-07", "5"), "period_start", "2024-03-07 is not the first day of a week. Write the first day, or the Friday on which the publisher’s week ends." },
        { SeriesFiles.Week("{0}", "2024-03-09", "5"), "period_start", "is not the first day of a week" },
        { SeriesFiles.Week("{0}", "2024-03-08", "5") + SeriesFiles.Week("{0}", "2024-03-04", "5"), "period_start", "on line 2" },
        { SeriesFiles.Line("{0}", "2024-03-01", "5") + Named("ZXNO", "", "2024-03-01"), "org_code", "ZXNO. Import organisations first" },
        { Named("ZXNO", "Nobody Trust", "2024-03-01"), "org_code", "ZXNO. Import organisations first" },
        { SeriesFiles.Line("{0}", "2024-03-01", "5") + Named("ZXNO", "{1}", "2024-03-01"), "org_code", "ZXNO. Import organisations first, or correct the code." },
        { SeriesFiles.Line("{0}", "2024-03-01", "5", note: "about Mr Ahmed Khan"), "note", "“Mr Ahmed Khan” looks like a person’s name" },
        { SeriesFiles.Line("{0}", "2024-03-01", "5").Replace(",{0},,", ",{0},Trust of 943 476 5919,", StringComparison.Ordinal), "org_name", "looks like an NHS number" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_told_by_line_and_column_and_nothing_is_stored(string lines, string column, string words)
    {
        var provider = await rooms.ProviderAsync();

        var outcome = await rooms.LoadSeriesAsync(lines.Replace("{0}", provider.Code, StringComparison.Ordinal).Replace("{1}", provider.Name, StringComparison.Ordinal));

        var problem = Assert.Single(outcome.Refusal!.Problems);
        Assert.Equal(column, problem.Column);
        Assert.True(problem.Line >= 2);
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.True((await ChartAsync(provider)).IsRefused);
    }

    [Fact]
    public async Task Every_problem_of_a_file_is_told_at_once()
    {
        var provider = await rooms.ProviderAsync();

        var outcome = await rooms.LoadSeriesAsync(
            SeriesFiles.Line(provider.Code!, "2024-01-01", "x") + SeriesFiles.Line(provider.Code!, "2024-02-01", "5") + SeriesFiles.Line(provider.Code!, "2024-13-01", "5", status: "?"));

        Assert.Equal([(2, "value"), (4, "period_start"), (4, "status")], outcome.Refusal!.Problems.Select(p => (p.Line, p.Column)));
    }

    [Fact]
    public async Task A_later_file_adds_a_revision_and_the_earlier_chart_can_still_be_read()
    {
        var provider = await rooms.ProviderAsync();
        await rooms.LoadSeriesAsync(SeriesFiles.Line(provider.Code!, "2024-01-01", "5") + SeriesFiles.Line(provider.Code!, "2024-02-01", "", status: "suppressed"));
        var before = rooms.Today;
        rooms.Clock.Advance(TimeSpan.FromDays(2));

        var later = await rooms.LoadSeriesAsync(SeriesFiles.Line(provider.Code!, "2024-01-01", "10") + SeriesFiles.Line(provider.Code!, "2024-02-01", "", status: "suppressed"));

        Assert.Equal((0, 1, 1), (later.Value.New, later.Value.Changed, later.Value.Same));
        Assert.Equal(10, (await ChartAsync(provider)).Value.Reading.Points[0].Point.Numerator.OrNull());
        Assert.Equal(5, (await ChartAsync(provider, before)).Value.Reading.Points[0].Point.Numerator.OrNull());
    }

    [Fact]
    public async Task A_derived_number_is_kept_with_how_it_was_derived()
    {
        var provider = await rooms.ProviderAsync();

        await rooms.LoadSeriesAsync(SeriesFiles.Line(provider.Code!, "2024-01-01", "15", status: "derived", note: "sum of two sites"));

        var chart = (await ChartAsync(provider)).Value;
        Assert.Equal(PointState.Reported, chart.Reading.Points[0].Point.State);
        Assert.Equal("sum of two sites", chart.Notes[new(2024, 1, 1)].Reason);
    }

    [Fact]
    public async Task An_organisation_that_the_register_leaves_out_is_made_not_checked_when_others_of_the_file_are_there()
    {
        var provider = await rooms.ProviderAsync();

        var outcome = await rooms.LoadSeriesAsync(Named("ZXLO", "Left Out Trust", "2024-01-01") + SeriesFiles.Line(provider.Code!, "2024-01-01", "5"));

        var made = await rooms.Handler<UnitDirectory>().FindAsync("ZXLO", OrganisationFiles.Operator, TestContext.Current.CancellationToken);
        Assert.Equal(("Left Out Trust", UnitKind.Provider, false), (made!.Name, made.Kind, made.IsChecked));
        Assert.Equal("Left Out Trust (ZXLO) is not among the organisations. It was made as one that is not checked.", Assert.Single(outcome.Value.Notes));
    }

    [Fact]
    public async Task What_was_published_for_an_organisation_that_has_closed_stands_with_a_note()
    {
        var closed = await rooms.UnitAsync(new(UnitKind.Provider, "Closed Trust", "ZXCL", (await rooms.ProgrammeAsync()).Number, UnitTree.Ever) { ClosedOn = new(2021, 3, 31) });

        var outcome = await rooms.LoadSeriesAsync(SeriesFiles.Line(closed.Code!, "2022-01-01", "5"));

        Assert.Equal(1, outcome.Value.New);
        Assert.Contains("was not open in 1 of the periods", Assert.Single(outcome.Value.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ward-manager")]
    [InlineData("data-feed")]
    public async Task Only_who_holds_the_whole_programme_loads_published_figures(string role)
    {
        var provider = await rooms.ProviderAsync();
        var person = await rooms.PersonAsync(role, provider);

        var outcome = await rooms.LoadSeriesAsync(SeriesFiles.Line(provider.Code!, "2024-01-01", "5"), person.Viewer);

        Assert.Equal("not-found", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task A_file_of_another_layout_is_told_what_is_missing()
    {
        var outcome = await rooms.LoadSeriesFileAsync(Path.Combine("..", "organisations", "icbs.csv"));

        Assert.Equal("layout-unknown", outcome.Refusal?.Code);
        Assert.Contains("series_id", outcome.Refusal!.Message, StringComparison.Ordinal);
    }

    private static string Named(string org, string name, string period) =>
        SeriesFiles.Line(org, period, "5").Replace($",{org},,", $",{org},{name},", StringComparison.Ordinal);

    private Task<Platform.Outcome<ChartView>> ChartAsync(UnitRow unit, DateOnly? asOf = null) => rooms.Handler<ShowChartHandler>().HandleAsync(
        new(unit.Code!, SeriesFiles.PeopleRestrained, asOf), OrganisationFiles.Operator, TestContext.Current.CancellationToken);
}
