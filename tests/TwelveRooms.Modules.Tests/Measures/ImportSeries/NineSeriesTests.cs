using TwelveRooms.Measures.Domain;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Statistics;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportSeries;

/// <summary>Nine real files, each as its publisher or compiler left it.</summary>
public sealed class NineSeriesTests(AllSeries all) : IClassFixture<AllSeries>
{
    private const string BedsOccupied = "england_mental_illness_beds_occupied";
    private const string Beds = "england_mental_illness_beds";
    private const string Deaths = "england_wales_deaths";
    private const string Autism = "england_autism_referrals_under_18";

    [Theory]
    [InlineData(SeriesFiles.Restraint, SeriesFiles.PeopleRestrained, 25, 300, 9, 17)]
    [InlineData(SeriesFiles.Admissions, "england_mh_admissions", 1, 22, 0, 0)]
    [InlineData(SeriesFiles.InContact, "england_people_in_contact", 1, 97, 0, 0)]
    [InlineData(SeriesFiles.BedsOccupied, BedsOccupied, 1, 43, 0, 0)]
    [InlineData(SeriesFiles.Beds, Beds, 1, 33, 0, 0)]
    [InlineData(SeriesFiles.Detained, "mhs09_people_detained", 14, 168, 12, 0)]
    [InlineData(SeriesFiles.Emergency, "england_ae_over_4_hours", 1, 36, 0, 0)]
    [InlineData(SeriesFiles.Autism, Autism, 1, 39, 0, 0)]
    [InlineData(SeriesFiles.Deaths, Deaths, 1, 535, 0, 0)]
    public async Task Every_line_is_stored_with_its_state_and_the_same_file_again_changes_nothing(
        string file, string measure, int lines, int points, int suppressed, int missing)
    {
        var loaded = all.Loaded[file];
        var before = await StandingAsync(measure);

        var again = (await all.Rooms.LoadSeriesFileAsync(file)).Value;

        Assert.Equal((points, 0, 0, lines), (loaded.New, loaded.Changed, loaded.Same, loaded.Series));
        Assert.Equal((0, 0, points, lines), (again.New, again.Changed, again.Same, again.Series));
        Assert.Equal(before, await StandingAsync(measure));
        var stored = await all.PointsAsync(measure);
        Assert.Equal(
            (points, suppressed, missing),
            (stored.Count, stored.Count(p => p.State == PointState.Suppressed), stored.Count(p => p.State == PointState.NotReported)));
        Assert.Equal(points - suppressed - missing, stored.Count(p => p is { State: PointState.Reported, Numerator: not null }));
        Assert.All(await all.SeriesAsync(measure), s => Assert.True(s.IsPublished));
    }

    [Fact]
    public async Task Beds_are_averages_and_keep_their_parts_of_a_whole()
    {
        var quarter = (await all.PointsAsync(BedsOccupied))[0];
        var chart = await all.ChartAsync("ENGLAND", BedsOccupied);

        Assert.Equal((new(2010, 4, 1), 20470.23, 23515.45), (quarter.Period, quarter.Numerator, quarter.Denominator));
        Assert.Equal(100 * 20470.23 / 23515.45, chart.Reading.Points[0].Point.Value.OrNull()!.Value, 9);
        Assert.Equal(Cadence.Quarter, chart.Measure.Cadence);
        Assert.Equal("%", chart.Measure.Vocabulary.Unit);
    }

    [Fact]
    public async Task A_financial_year_is_our_year_from_April()
    {
        var chart = await all.ChartAsync("ENGLAND", Beds);

        Assert.Equal(Cadence.Year, chart.Measure.Cadence);
        Assert.Equal((new(1987, 4, 1), 67122.0), (chart.Reading.Points[0].Point.Start, chart.Reading.Points[0].Point.Value.OrNull()));
        Assert.Equal(33, chart.Reading.Points.Count);
        Assert.Equal("2019/20", chart.Measure.Cadence.Spoken(chart.Reading.Points[^1].Point.Start));
    }

    [Fact]
    public async Task A_week_that_ends_on_Friday_is_put_on_the_week_from_Monday_that_holds_its_Friday_and_says_so()
    {
        var weeks = await all.PointsAsync(Deaths);
        var series = Assert.Single(await all.SeriesAsync(Deaths));

        Assert.All(weeks, w => Assert.Equal(DayOfWeek.Monday, w.Period.DayOfWeek));
        Assert.Equal((new(2010, 1, 4), 12968.0), (weeks[0].Period, weeks[0].Numerator));
        Assert.Equal((new(2020, 3, 30), 16387.0), (weeks[^1].Period, weeks[^1].Numerator));
        Assert.Equal(534 * 7, weeks[^1].Period.DayNumber - weeks[0].Period.DayNumber);
        Assert.Contains("Office for National Statistics", series.Source, StringComparison.Ordinal);
        Assert.Contains("the publisher’s week ends on the Friday of the week shown", series.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task England_and_Wales_is_a_country_of_its_own_beside_England()
    {
        var countries = await all.Rooms.Handler<UnitDirectory>().AllAsync(UnitKind.Country, OrganisationFiles.Operator, Cancel);

        Assert.Equal([("ENGLAND", "England"), ("ENGLAND_WALES", "England and Wales")], countries.Select(c => (c.Code!, c.Name)).Order());
        foreach (var country in countries)
        {
            Assert.Equal("", await all.Rooms.AboveAsync(country.Code!, all.Rooms.Today));
        }
    }

    [Fact]
    public async Task What_is_derived_says_so_and_that_it_under_counts_once_for_all_its_numbers()
    {
        var series = Assert.Single(await all.SeriesAsync(Autism));
        var chart = await all.ChartAsync("ENGLAND", Autism);

        Assert.StartsWith("NHS Digital, Autism Statistics: New referrals for autism assessment, ages 0 - 17. Derived: worked out from published numbers", series.Source, StringComparison.Ordinal);
        Assert.Contains("Of every number: compiler summed provider rows after dropping suppressed * values, so it under-counts.", series.Source, StringComparison.Ordinal);
        Assert.EndsWith("Open Government Licence v3.0.", series.Source, StringComparison.Ordinal);
        Assert.All(chart.Notes.Values, n => Assert.Null(n.Reason));
        Assert.Contains("under-counts", chart.Measure.Definition, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_said_of_some_numbers_stays_with_them()
    {
        var attacked = (await all.PointsAsync(SeriesFiles.PeopleRestrained)).Where(p => p.Reason == "month affected by Advanced/Carenotes cyber incident");

        Assert.Equal(23, attacked.Count());
        Assert.Equal("2010/11 Q1", (await all.PointsAsync(BedsOccupied))[0].Reason);
        Assert.Equal("week 14", (await all.PointsAsync(Deaths))[^1].Reason);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What a second file must leave as it was.</summary>
    private async Task<(string Sources, int Points, int Breaks)> StandingAsync(string measure) => (
        string.Join('\n', (await all.SeriesAsync(measure)).OrderBy(s => s.Number).Select(s => $"{s.Version} {s.Source}")),
        (await all.PointsAsync(measure)).Count,
        (await all.BreaksAsync(measure)).Count);
}
