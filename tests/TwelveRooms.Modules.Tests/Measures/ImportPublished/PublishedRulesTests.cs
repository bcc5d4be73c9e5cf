using System.Net;
using System.Text;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Measures.ImportPublished;
using TwelveRooms.Measures.ImportPublished.Reading;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;
using static TwelveRooms.Modules.Tests.Measures.ImportPublished.PublishedFiles;

namespace TwelveRooms.Modules.Tests.Measures.ImportPublished;

/// <summary>What takes the place of what, what a row is about, and what is refused.</summary>
public sealed class PublishedRulesTests : IAsyncLifetime
{
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await StartAsync();

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task A_later_status_takes_the_place_an_earlier_one_is_only_kept_and_taking_it_back_restores()
    {
        await LoadAsync(Row("MHS07", "ZX1", "40"));
        var final = await LoadAsync(Row("MHS07", "ZX1", "45", "Final"));
        var late = await LoadAsync(Row("MHS07", "ZX1", "35", "Provisional"));

        Assert.Equal((0, 1, 0, 0), (final.New, final.Changed, final.Same, final.Older));
        Assert.Equal((0, 0, 0, 1), (late.New, late.Changed, late.Same, late.Older));
        var points = await _rooms.PublishedAsync("ZX1", "mhsds_mhs07_1m");
        Assert.Equal([40d, 45d], points.Select(p => p.Numerator!.Value));
        Assert.Equal("Final, in place of Performance: written.csv", points[1].Reason);
        Assert.Equal([40d, 45d, 35d], (await _rooms.ValuesAsync()).Select(v => v.Value!.Value));

        _ = (await _rooms.InScopeAsync<UndoImportHandler, Outcome<UndoneImport>>(u => u.HandleAsync(final.Import!.Value, "the wrong file", OrganisationFiles.Operator, Cancel))).Value;

        Assert.Equal(40d, (await _rooms.PublishedAsync("ZX1", "mhsds_mhs07_1m"))[^1].Numerator);
        Assert.Equal((0, 1), (await LoadAsync(Row("MHS07", "ZX1", "45", "Final"))) is var again ? (again.New, again.Changed) : default);
    }

    [Fact]
    public async Task A_second_version_of_the_same_status_replaces_and_a_number_may_become_hidden()
    {
        await LoadAsync(Row("MHS07", "ZX1", "40"));
        var second = (await _rooms.LoadPublishedAsync(Headings + Row("MHS07", "ZX1", "*"), "written_v2.csv")).Value;

        Assert.Equal(1, second.Changed);
        var points = await _rooms.PublishedAsync("ZX1", "mhsds_mhs07_1m");
        Assert.Equal([PointState.Reported, PointState.Suppressed], points.Select(p => p.State));
        Assert.Null(points[1].Numerator);
        Assert.Equal(1, (await _rooms.LoadPublishedAsync(Headings + Row("MHS07", "ZX1", "*"), "written_v2.csv")).Value.Same);
        Assert.Equal(2, (await _rooms.PublishedAsync("ZX1", "mhsds_mhs07_1m")).Count);
    }

    [Fact]
    public async Task A_code_that_has_no_place_is_listed_and_said_once()
    {
        var first = await LoadAsync(Row("MHS07", "XY9", "40") + Row("MHS07", "XY9", "45", month: "2024-08") + Row("MHS07", "UNKNOWN", "5").Replace("UNKNOWN called", "John Munroe Hospital", StringComparison.Ordinal));
        Assert.Equal(["John Munroe Hospital", "XY9"], first.Unmatched.Select(u => u.Code).Order(StringComparer.Ordinal));

        var said = await MatchAsync("XY9", "ZX1");
        Assert.Equal("XY9 means EXAMPLESHIRE PARTNERSHIP NHS FOUNDATION TRUST (SYNTHETIC) from now on. 2 numbers stand on 1 of its charts.", said.Value);
        Assert.Equal([40d, 45d], (await _rooms.PublishedAsync("ZX1", "mhsds_mhs07_1m")).Select(p => p.Numerator!.Value));

        _ = (await MatchAsync("John Munroe Hospital", "ZX2")).Value;
        Assert.Equal(5d, Assert.Single(await _rooms.PublishedAsync("ZX2", "mhsds_mhs07_1m")).Numerator);
        var later = await LoadAsync(Row("MHS07", "XY9", "50", month: "2024-09"));
        Assert.Empty(later.Unmatched);
        Assert.Equal(3, (await _rooms.PublishedAsync("ZX1", "mhsds_mhs07_1m")).Count);
        Assert.Equal("kind-differs", (await MatchAsync("XY9", "ZR1")).Refusal?.Code);
        Assert.Equal(RefusalKind.NotFound, (await MatchAsync("XY9", "NOWHERE")).Refusal?.Kind);
    }

    [Fact]
    public async Task Who_a_row_is_about_stands_in_its_breakdown_and_nowhere_else()
    {
        var import = await LoadAsync(
            Row("MHS27a", "England", "100", breakdown: "England") + Row("OAP01", "1", "30", breakdown: "England; Gender") + Row("MHS07", "England", "12", breakdown: "England; Age", second: "0 to 17")
            + Row("MHS07", "ZX1", "8", breakdown: "Provider; Bed Type", second: "Adult Acute") + Row("MHS07", "NHS", "900", breakdown: "Provider Type")
            + Row("MHS07", "QE1", "60", breakdown: "STP - GP Practice or Residence") + Row("MHS07", "Y56", "70", breakdown: "Commissioning Region") + Row("MHS07", "Q1A", "9", breakdown: "CCG/Sub ICB of GP Practice or Residence"));

        Assert.Equal((8, 3, 3), (import.New, import.Series, import.Units));
        Assert.Equal(100d, Assert.Single(await _rooms.PublishedAsync("ENGLAND", "mhsds_mhs27a_1m")).Numerator);
        Assert.Empty(await _rooms.PublishedAsync("ENGLAND", "mhsds_oap01_1m"));
        Assert.Empty(await _rooms.PublishedAsync("ZX1", "mhsds_mhs07_1m"));
        Assert.Equal(60d, Assert.Single(await _rooms.PublishedAsync("QE1", "mhsds_mhs07_1m")).Numerator);
        Assert.Equal(["England|1", "England|0 to 17"], (await _rooms.ValuesAsync()).Where(v => v.Breakdown.StartsWith("England;", StringComparison.Ordinal)).Select(v => $"England|{v.Split}"));
    }

    [Fact]
    public async Task The_old_form_with_four_misspelt_levels_is_read_and_codes_are_padded()
    {
        const string Old = "Reporting_Period_Start,Reporting_Period_End,Status,Breakdown,Primary_Level,Primary_Level_Description,Secondary_Level,Secondary_Level_Description,Tertiary_Level,Tertiary_Level_Description,Quarternary_Level,Quarternary_Level_Description,Metric,Metric_Value\n";
        var import = (await _rooms.LoadPublishedAsync(Old
            + "01/10/2021,31/10/2021,Performance,Provider,ZX1,One,NONE,NONE,NONE,NONE,NONE,NONE,MHS76,25\n"
            + "2021-11-01,2021-11-30,Performance,Provider; Restrictive intervention type,ZX1,One,1,Physical restraint - Prone,NONE,NONE,NONE,NONE,MHS77,10\n"
            + "2021-11-01,2021-11-30,Performance,Provider,ZX1,One,NONE,NONE,NONE,NONE,NONE,NONE,MHS99,480\n"
            + "2021-11-01,2021-11-30,Performance,Provider,ZX1,One,NONE,NONE,NONE,NONE,NONE,NONE,MHS77,9999999\n")).Value;

        Assert.Equal(("mhsds-restraint-14", 4), (import.File.Layout, import.New));
        Assert.Equal(25d, Assert.Single(await _rooms.PublishedAsync("ZX1", "mhsds_mhs76_1m")).Numerator);
        var values = await _rooms.ValuesAsync();
        Assert.Equal("01", values[1].Split);
        Assert.Equal((PointState.Suppressed, null), (values[2].State, values[2].Value)); // the longest time may be one person's
        Assert.Equal(PointState.Suppressed, values[3].State); // the marker of the pipeline
    }

    [Fact]
    public async Task The_annual_layout_covers_a_year_to_March()
    {
        const string Annual = "REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,LEVEL_ONE,LEVEL_ONE_DESCRIPTION,LEVEL_TWO,LEVEL_TWO_DESCRIPTION,LEVEL_THREE,LEVEL_THREE_DESCRIPTION,LEVEL_FOUR,LEVEL_FOUR_DESCRIPTION,METRIC,METRIC_NAME,METRIC_VALUE\n";
        var import = (await _rooms.LoadPublishedAsync(Annual + "2023-04-01,2024-03-31,Final,Provider,ZX1,One,NONE,NONE,NONE,NONE,NONE,NONE,5a,Admissions in the year,1250\n")).Value;

        Assert.Equal("mhsds-annual-15", import.File.Layout);
        var point = Assert.Single(await _rooms.PublishedAsync("ZX1", "mhsds_5a_12m"));
        Assert.Equal((new DateOnly(2024, 3, 1), 1250d), (point.Period, point.Numerator));
    }

    [Fact]
    public async Task A_line_about_restraint_is_broken_where_the_publisher_counts_in_another_way()
    {
        await LoadAsync(Row("MHS76", "ZX1", "40", month: "2022-06") + Row("MHS24", "ZX1", "4000", month: "2022-06") + Row("MHS07", "ZX1", "40", month: "2022-06"));
        var later = await LoadAsync(Row("MHS76", "ZX1", "45", month: "2022-07") + Row("MHS24", "ZX1", "4000", month: "2022-07") + Row("MHS07", "ZX1", "40", month: "2022-07"));
        var again = await LoadAsync(Row("MHS76", "ZX1", "50", month: "2022-08"));

        Assert.Equal(2, later.Notes.Count(n => n.Contains("broken at July 2022", StringComparison.Ordinal))); // the count, and the rate over bed days
        Assert.DoesNotContain(again.Notes, n => n.Contains("broken", StringComparison.Ordinal));
        var decisions = await _rooms.InScopeAsync<Db, List<ChartDecision>>(async db => [.. db.For<ChartDecision>(Rooms.TestSystem).Where(d => d.Kind == MarkKind.DefinitionBreak)]);
        Assert.Equal([new DateOnly(2022, 7, 1), new DateOnly(2022, 7, 1)], decisions.Select(d => d.Day));
    }

    [Fact]
    public async Task Of_windows_that_overlap_only_those_that_end_a_quarter_count_for_limits()
    {
        var rows = Enumerable.Range(0, 40).Select(i => new DateOnly(2021, 1, 1).AddMonths(i)).Select(first =>
            $"{first:yyyy-MM-dd},{first.AddMonths(3).AddDays(-1):yyyy-MM-dd},Performance,Provider,ZX1,One,NONE,NONE,MHS100,Name,{50 + (first.Month % 3 * 10)}\n");
        await LoadAsync(string.Concat(rows));

        var chart = (await _rooms.Handler<TwelveRooms.Measures.ShowChart.ShowChartHandler>().HandleAsync(new("ZX1", "mhsds_mhs100_3m"), OrganisationFiles.Operator, Cancel)).Value;

        Assert.Equal(40, chart.Reading.Points.Count);
        Assert.Equal([3, 6, 9, 12], chart.Reading.Points.Where(p => p.Use == PointUse.Used).Select(p => p.Point.Start.Month).Distinct().Order());
        Assert.Equal(14, chart.Reading.UsedPoints);
        Assert.Contains("neighbours share months", chart.Series.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_row_is_named_and_the_good_ones_stay()
    {
        var import = await LoadAsync(
            Row("MHS07", "ZX1", "40") + Row("MHS08", "ZX1", "many") + Row("MHS09", "ZX1", "-5") + Row("MHS10", "ZX1", "7", "Guessed")
            + Row("MHS11", "ZX1", "7").Replace("2024-07-01", "13/13/2024", StringComparison.Ordinal) + Row("MHS07", "ZX1", "41") + Row("MHS07", "ZX1", "40"));

        Assert.Equal((1, 1), (import.New, import.File.Repeated));
        Assert.Equal(
            ["3 MEASURE_VALUE 'many'", "4 MEASURE_VALUE -5", "5 STATUS 'Guessed'", "6 REPORTING_PERIOD_START '13/13/2024'", "7 MEASURE_VALUE Line"],
            import.File.Problems.Select(p => $"{p.Line} {p.Column} {p.Message.Split(' ')[0]}"));
        Assert.Equal(40d, Assert.Single(await _rooms.PublishedAsync("ZX1", "mhsds_mhs07_1m")).Numerator);
    }

    [Theory]
    [InlineData("a,b,c\n1,2,3\n", "layout-unknown", "STATUS")]
    [InlineData("REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,PRIMARY_LEVEL,MEASURE_ID,MEASURE_VALUE,NHS Number\n", "about-people", "NHS Number")]
    [InlineData("Question,Breakdown1,Breakdown1Code,Breakdown2,Breakdown2Code,value\nOAPs active at period end,England,,,,5\n", "month-missing", "--period 2016-10")]
    [InlineData("%PDF-1.4", "file-not-a-table", "PDF")]
    public async Task What_cannot_be_read_is_refused_whole_with_its_remedy(string text, string code, string words)
    {
        var refusal = (await _rooms.LoadPublishedAsync(text)).Refusal;

        Assert.Equal(code, refusal?.Code);
        Assert.Contains(words, refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_NHS_number_in_any_cell_that_is_kept_refuses_the_file()
    {
        var refusal = (await _rooms.LoadPublishedAsync(Headings + Row("MHS07", "ZX1", "40") + Row("MHS07", "943 476 5919", "40"))).Refusal;

        Assert.Equal("about-people", refusal?.Code);
        Assert.Empty(await _rooms.ValuesAsync());
    }

    [Fact]
    public async Task The_month_of_an_old_file_is_said_or_stands_in_its_name()
    {
        const string Old = "\"Question\",\"Breakdown1\",\"Breakdown1Code\",\"Breakdown2\",\"Breakdown2Code\",\"value\"\n\"OAPs active at period end\",\"SendingProvider\",\"ZX1\",\"\",\"\",\"15\"\n";

        _ = (await _rooms.LoadPublishedAsync("file.csv", Encoding.UTF8.GetBytes(Old), "2016-11")).Value;
        _ = (await _rooms.LoadPublishedAsync(Old, "oaps-open-data-oct-2016.csv")).Value;

        Assert.Equal([10, 11], (await _rooms.PublishedAsync("ZX1", "mhsds_oapq_oaps_active_at_period_end_sending_1m")).Select(p => p.Period.Month));
        Assert.Equal("month-unreadable", (await _rooms.LookPublishedAsync("file.csv", Encoding.UTF8.GetBytes(Old), "soon")).Refusal?.Code);
    }

    [Fact]
    public async Task Only_those_who_may_import_for_all_bring_them_in_by_page_and_by_API()
    {
        var bytes = Encoding.UTF8.GetBytes(Headings + Row("MHS07", "ZX1", "40") + Row("MHS07", "XY9", "40"));
        var theirs = await _rooms.PersonAsync("organisation-team", await UnitAsync("ZX1"));
        Assert.Equal(HttpStatusCode.NotFound, (await theirs.OpenAsync("/numbers/published")).Status);
        using var feed = await _rooms.ApiAsync(await UnitAsync("ZX1"), "organisation-team");
        Assert.Equal(HttpStatusCode.NotFound, (await feed.PostAsync("/api/v1/published/import?name=a.csv", new ByteArrayContent(bytes), Cancel)).StatusCode);
        Assert.Empty(await _rooms.ValuesAsync());

        var team = await _rooms.PersonAsync("programme-team", await _rooms.ProgrammeAsync());
        var look = await (await team.SeeAsync("/numbers/published")).SendFileAsync("Look at the file", "The file, as it was published", "MHSDS Data.csv", bytes);
        Assert.Equal("What MHSDS Data.csv would do", look.Heading);
        Assert.Contains("2 rows, layout mhsds-11: 2 new, 0 changed, 0 the same, 0 not read.", look.Text, StringComparison.Ordinal);
        Assert.Contains("XY9, XY9 called", look.Text, StringComparison.Ordinal);
        Assert.Empty(await _rooms.ValuesAsync());

        var stored = await look.SubmitAsync("Bring them in");
        Assert.Equal("MHSDS Data.csv", stored.Heading);
        Assert.Contains("The numbers are in.", stored.Text, StringComparison.Ordinal);
        Assert.Equal(40d, Assert.Single(await _rooms.PublishedAsync("ZX1", "mhsds_mhs07_1m")).Numerator);
    }

    [Fact]
    public async Task A_code_without_a_place_is_said_on_the_page_before_the_file_goes_in_and_only_as_what_it_is()
    {
        var bytes = Encoding.UTF8.GetBytes(Headings + Row("MHS07", "ZX1", "40") + Row("MHS07", "XY9", "45"));
        var team = await _rooms.PersonAsync("programme-team", await _rooms.ProgrammeAsync());
        var look = await (await team.SeeAsync("/numbers/published")).SendFileAsync("Look at the file", "The file, as it was published", "MHSDS Data.csv", bytes);

        var (provider, region) = ((await UnitAsync("ZX2")).Id.Value.ToString(), (await UnitAsync("ZR1")).Id.Value.ToString());
        Assert.Contains("Choose the code that you mean.", (await look.SubmitAsync("Remember it")).Errors);
        Assert.Contains("Choose what it means here.", (await look.SubmitAsync("Remember it", ("In published files", "XY9"))).Errors);
        Assert.Equal("kind-differs", (await _rooms.InScopeAsync<MatchCodeHandler, Outcome<string>>(h => h.HandleAsync(new("XY9", region, PublishedLevel.Provider), OrganisationFiles.Operator, Cancel))).Refusal?.Code);
        var said = await look.SubmitAsync("Remember it", ("In published files", "XY9"), ("means here", provider));
        Assert.Contains("It is remembered, for this file and every other.", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Codes that have no place here", said.Text, StringComparison.Ordinal);
        Assert.Empty(await _rooms.ValuesAsync());

        await said.SubmitAsync("Bring them in");
        Assert.Equal(45d, Assert.Single(await _rooms.PublishedAsync("ZX2", "mhsds_mhs07_1m")).Numerator);
    }

    private async Task<PublishedImport> LoadAsync(string rows) => (await _rooms.LoadPublishedAsync(Headings + rows)).Value;

    private Task<Outcome<string>> MatchAsync(string code, string means) =>
        _rooms.InScopeAsync<MatchCodeHandler, Outcome<string>>(h => h.HandleAsync(new(code, means), OrganisationFiles.Operator, Cancel));

    private async Task<UnitRow> UnitAsync(string code) => (await _rooms.InScopeAsync<UnitDirectory, UnitRow?>(d => d.FindAsync(code, Rooms.TestSystem, Cancel)))!;
}
