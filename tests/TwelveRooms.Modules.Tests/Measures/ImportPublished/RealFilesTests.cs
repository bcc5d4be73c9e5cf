using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Modules.Tests.Measures.ImportSeries;
using TwelveRooms.Platform;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPublished;

/// <summary>
/// Every published file of the project. How many rows, charts and units each has was counted from the files by another program, over the
/// same register.
/// </summary>
public sealed class RealFilesTests : IAsyncLifetime
{
    private const string September = "MHSDS Data_4WW_SepPerf_2024.csv";
    private const string April = "EXTRACT_MHSDS_Data_4WW_AprPerf_2024_v2.csv";
    private const string Restraint = "RECONSTRUCTED_restraint_beddays_detained_2021-09_2022-05.csv";
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await PublishedFiles.StartAsync();

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Theory]
    [InlineData(September, "mhsds-11", 18942, 4928, 112, 11660, 343)]
    [InlineData(April, "mhsds-11", 4982, 4938, 113, 852, 0)]
    [InlineData(Restraint, "mhsds-11", 1577, 242, 61, 83, 4)]
    [InlineData("SYNTHETIC_MHSDS_Data_JulPerf_2024.csv", "mhsds-11", 1093, 95, 5, 283, 4)]
    [InlineData("SYNTHETIC_MHSDS_Data_OAPs_JulPerf_2024.csv", "mhsds-11", 858, 180, 5, 110, 4)]
    [InlineData("SYNTHETIC_MHSDS_Data_Rstr_JulPrf_2024.csv", "mhsds-restraint-18", 559, 26, 7, 153, 1)]
    [InlineData("oaps-open-data-feb-2017.csv", "placements-10", 12236, 2090, 56, 8889, 50)]
    [InlineData("oaps-open-data-oct-2016.csv", "placements-6", 8424, 1612, 63, 6658, 26)]
    public async Task Each_file_is_kept_whole_and_again_changes_nothing(string file, string layout, int rows, int series, int units, int stars, int unmatched)
    {
        var import = await _rooms.LoadPublishedFileAsync(file);

        Assert.Equal((layout, rows, rows, 0), (import.File.Layout, import.File.Rows.Count, import.New, import.File.Problems.Count));
        Assert.Equal((series, units, unmatched), (import.Series, import.Units, import.Unmatched.Count));
        var values = await _rooms.ValuesAsync();
        Assert.Equal((rows, stars), (values.Count, values.Count(v => v.State == PointState.Suppressed)));
        Assert.DoesNotContain(values, v => v.State == PointState.Suppressed && v.Value is not null);
        var points = await CountAsync();

        var again = await _rooms.LoadPublishedFileAsync(file);

        Assert.Equal((0, 0, rows, null), (again.New, again.Changed, again.Same, again.Import));
        Assert.Equal(points, await CountAsync());
    }

    [Fact]
    public async Task Two_files_that_say_the_same_in_two_ways_change_nothing_by_turns()
    {
        await _rooms.LoadPublishedFileAsync(Restraint);
        await _rooms.LoadSeriesFileAsync(SeriesFiles.Restraint);
        var again = await _rooms.LoadPublishedFileAsync(Restraint);
        var second = (await _rooms.LoadSeriesFileAsync(SeriesFiles.Restraint)).Value;

        Assert.Equal((0, 0), (again.New, again.Changed));
        Assert.Equal((0, 0), (second.New, second.Changed));
    }

    [Fact]
    public async Task Month_and_quarter_of_one_file_stand_on_charts_of_their_own_and_two_files_make_one_line()
    {
        await _rooms.LoadPublishedFileAsync(September);
        await _rooms.LoadPublishedFileAsync(April);

        var quarters = await _rooms.PublishedAsync("ENGLAND", "mhsds_mrs01_3m");
        Assert.Equal([(new DateOnly(2024, 4, 1), 19727d), (new DateOnly(2024, 9, 1), 13706d)], quarters.Select(p => (p.Period, p.Numerator!.Value)));

        // Nobody has loaded the months between: that is not said of the country as if it had not reported.
        var chart = (await _rooms.Handler<TwelveRooms.Measures.ShowChart.ShowChartHandler>().HandleAsync(new("ENGLAND", "mhsds_mrs01_3m"), Rooms.TestSystem, Cancel)).Value;
        Assert.Equal([5, 6, 7, 8], chart.Reading.Settings.NotLoaded.Select(p => p.Month).Order());
        Assert.Contains("No file for 4 months in between has been loaded here.", chart.Words.HowSure, StringComparison.Ordinal);
        Assert.DoesNotContain("easier to count", chart.Words.AskNext, StringComparison.Ordinal);
        Assert.Equal([401057d], (await _rooms.PublishedAsync("ENGLAND", "mhsds_mrs02_1m")).Where(p => p.Period.Month == 9).Select(p => p.Numerator!.Value));
        Assert.Equal(8.375894, (await _rooms.PublishedAsync("ENGLAND", "mhsds_mrs01b_3m"))[^1].Numerator);
        Assert.NotEmpty(await _rooms.PublishedAsync("QE1", "mhsds_mrs01_3m"));
    }

    [Fact]
    public async Task Published_counts_and_the_rate_worked_out_of_them_are_kept_apart_and_said_to_be_so()
    {
        await _rooms.LoadPublishedFileAsync(Restraint);

        var people = await _rooms.PublishedAsync("RW4", "mhsds_mhs76_1m");
        var rate = await _rooms.PublishedAsync("RW4", "mhs76_people_restrained_per_bed_days");
        Assert.Equal((130d, null), (people[0].Numerator, people[0].Denominator));
        Assert.Equal((130d, 24540d), (rate[0].Numerator, rate[0].Denominator));
        var hidden = await _rooms.PublishedAsync("RW4", "mhsds_mhs24_1m");
        Assert.Equal(9, hidden.Count); // February has bed days and nobody restrained was sent: no rate, and no nought
        Assert.Equal(8, rate.Count);
        var sources = await _rooms.InScopeAsync<Db, List<string?>>(db => db.For<Series>(Rooms.TestSystem).Where(s => s.IsPublished).Select(s => s.Source).Distinct().ToListAsync(Cancel));
        Assert.Contains(sources, s => s!.Contains("Reconstructed", StringComparison.Ordinal) && s.Contains("rounded to the nearest 5", StringComparison.Ordinal));
        Assert.Contains(sources, s => s!.StartsWith("Worked out here of two counts", StringComparison.Ordinal));
        Assert.All(sources, s => Assert.Contains("Open Government Licence", s, StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_id_for_month_quarter_and_year_makes_three_measures_and_both_ends_of_a_placement_two()
    {
        await _rooms.LoadPublishedFileAsync("SYNTHETIC_MHSDS_Data_OAPs_JulPerf_2024.csv");

        string[] codes = ["mhsds_oap01_sending_1m", "mhsds_oap01_sending_3m", "mhsds_oap01_sending_12m", "mhsds_oap01_receiving_1m"];
        var firsts = new List<double?>();
        foreach (var code in codes)
        {
            firsts.Add(Assert.Single(await _rooms.PublishedAsync("ZX1", code)).Numerator);
        }

        var expected = new List<double?>();
        foreach (var (start, side) in ((string, string)[])[("01/07/2024", "Sending"), ("01/05/2024", "Sending"), ("01/08/2023", "Sending"), ("01/07/2024", "Receiving")])
        {
            var line = System.Text.Encoding.UTF8.GetString(PublishedFiles.Read("SYNTHETIC_MHSDS_Data_OAPs_JulPerf_2024.csv")).Split('\n')
                .Single(l => l.StartsWith(start, StringComparison.Ordinal) && l.Contains($",{side} Provider,ZX1,", StringComparison.Ordinal) && l.Contains(",OAP01,", StringComparison.Ordinal));
            var value = line[(line.LastIndexOf(',') + 1)..].Trim();
            expected.Add(value == "*" ? null : double.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.Equal(expected, firsts);
    }

    [Fact]
    public async Task Invented_figures_never_stand_on_the_chart_of_a_real_place()
    {
        await _rooms.LoadPublishedFileAsync("SYNTHETIC_MHSDS_Data_JulPerf_2024.csv");

        Assert.Contains("invented", (await _rooms.LoadPublishedFileAsync("SYNTHETIC_MHSDS_Data_JulPerf_2024.csv")).Notes[0], StringComparison.Ordinal);
        var units = await _rooms.InScopeAsync<Db, List<string?>>(db => (from s in db.For<Series>(Rooms.TestSystem)
                                                                      join u in db.For<TwelveRooms.Organisations.Domain.Unit>(Rooms.TestSystem) on s.Unit equals u.Number
                                                                      where s.IsPublished
                                                                      select u.Code).Distinct().ToListAsync(Cancel));
        Assert.NotEmpty(units);
        Assert.All(units, code => Assert.StartsWith("ZX", code, StringComparison.Ordinal));
    }

    private Task<int> CountAsync() => _rooms.InScopeAsync<Db, int>(db => db.For<Point>(Rooms.TestSystem).CountAsync(Cancel));
}
