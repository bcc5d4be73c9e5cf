using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using TwelveRooms.Measures.Codes;
using TwelveRooms.Measures.ImportPublished;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPublished;

/// <summary>What stands beside the published figures: residents, former names, and what the codes mean. Totals were counted by another program.</summary>
public sealed class ReferenceFilesTests : IClassFixture<PublishedRooms>
{
    private readonly Rooms _rooms;

    public ReferenceFilesTests(PublishedRooms register)
    {
        ArgumentNullException.ThrowIfNull(register);
        _rooms = register.Rooms;
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("icb_population_mid2022.csv", 588, 57_106_398, "ICB; Sex; Age Band", "2022-06-30", "57,106,398")]
    [InlineData("icb_ethnicity_census2021.csv", 798, 56_490_108, "ICB; Upper Ethnicity; Lower Ethnicity", "2021-03-21", "56,490,108")]
    public async Task Residents_are_kept_by_ICB_and_group_and_add_up(string file, int rows, double total, string breakdown, string day, string said)
    {
        var import = await LoadAsync(file);

        Assert.Equal(("residents-5", rows, 0, 0), (import.File.Layout, import.New, import.File.Problems.Count, import.Unmatched.Count));
        Assert.Contains(import.Notes, n => n.Contains(said, StringComparison.Ordinal));
        var kept = (await _rooms.ValuesAsync()).Where(v => v.Measure == "RESIDENTS" && v.Breakdown == breakdown).ToList();
        Assert.Equal((rows, total), (kept.Count, kept.Sum(v => v.Value!.Value)));
        Assert.Equal(42, kept.Select(v => v.Organisation).Distinct().Count());
        Assert.All(kept, v => Assert.Equal((DateOnly.Parse(day, null), 2), (v.End, v.Split.Split('|').Length)));

        var again = await LoadAsync(file);

        Assert.Equal((0, 0, rows), (again.New, again.Changed, again.Same));
    }

    [Fact]
    public async Task Residents_of_an_area_that_is_not_here_are_listed_and_a_wrong_number_named()
    {
        var look = (await _rooms.LookPublishedAsync("residents.csv", Encoding.UTF8.GetBytes(
            "icb_code,sex,age_band,population,reference_date\nQQ9,Female,0-17,100,2022-06-30\nQE1,Female,90+,lots,2022-06-30\nQE1,Male,90+,5,in 2022\n"))).Value;

        Assert.Equal(["QQ9"], look.Unmatched.Select(u => u.Code));
        Assert.Equal([(3, "population"), (4, "reference_date")], look.File.Problems.Select(p => (p.Line, p.Column)));
    }

    [Fact]
    public async Task Former_names_are_said_once_for_a_whole_file_and_what_was_published_under_them_finds_its_place()
    {
        var before = await _rooms.LoadPublishedAsync(PublishedFiles.Headings + PublishedFiles.Row("MHS23", "UNKNOWN", "55").Replace("UNKNOWN called", "Southern Health NHS Foundation Trust", StringComparison.Ordinal));
        Assert.Equal(["Southern Health NHS Foundation Trust"], before.Value.Unmatched.Select(u => u.Code));

        var matched = (await MatchAsync(File.ReadAllBytes(PathOf("provider_aliases.csv")))).Value;

        Assert.Equal((3, 0), (matched.Matched.Count, matched.Problems.Count));
        Assert.Equal([55d], (await _rooms.PublishedAsync("RW1", "mhsds_mhs23_1m")).Select(p => p.Numerator!.Value));
        Assert.Equal(3, (await MatchAsync(File.ReadAllBytes(PathOf("provider_aliases.csv")))).Value.Matched.Count);
        Assert.Single(await _rooms.PublishedAsync("RW1", "mhsds_mhs23_1m"));
    }

    [Fact]
    public async Task A_wrong_line_among_names_keeps_back_none_of_the_others()
    {
        var matched = (await MatchAsync("alias_name,ods_code\nOLD1,RW1\nOLD2,NOSUCH\n,RW1\n"u8.ToArray())).Value;

        Assert.Equal(["OLD1 means"], matched.Matched.Select(m => m[..10]));
        Assert.Equal([(3, "ods_code"), (4, "alias_name")], matched.Problems.Select(p => (p.Line, p.Column)));
        Assert.Equal("headings-unknown", (await MatchAsync("name,is\nOLD1,RW1\n"u8.ToArray())).Refusal!.Code);
        Assert.True((await MatchAsync("alias_name,ods_code\nOLD1,RW1\n"u8.ToArray(), Viewer.Nobody)).IsRefused);
    }

    [Theory]
    [InlineData("bed-types", 55)]
    [InlineData("restraint-types", 16)]
    [InlineData("restraint-reasons", 12)]
    [InlineData("restraint-lengths", 17)]
    [InlineData("ethnic-groups", 19)]
    [InlineData("length-of-stay-bands", 14)]
    [InlineData("published-measures", 176)]
    [InlineData("restraint-breakdowns", 146)]
    public async Task Each_list_of_codes_is_on_its_page_in_its_file_and_in_the_API_whole(string key, int rows)
    {
        var ward = await _rooms.WardAsync();
        var visitor = await _rooms.PersonAsync("ward-member", ward);
        var list = CodeLists.Find(key)!;

        var page = await visitor.SeeAsync($"/codes/{key}");
        var file = await visitor.Client.GetStringAsync($"/codes/{key}/csv", Cancel);
        using var api = await _rooms.ApiAsync(ward);
        var answer = (await api.GetFromJsonAsync<JsonElement>($"/api/v1/codes/{key}", Cancel)).GetProperty("rows");

        Assert.Equal((rows, rows, rows), (list.Rows.Count, answer.GetArrayLength(), file.Split("\r\n").Length - 2));
        Assert.Equal(list.Rows.Select(r => string.Join('|', r.Select(c => c.Trim()))), page.Document.QuerySelectorAll("tbody tr").Select(r => string.Join('|', r.Children.Select(c => c.TextContent.Trim()))));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/codes/nothing")).Status);
    }

    [Fact]
    public void What_the_files_of_the_project_name_stands_in_the_lists()
    {
        Assert.Equal(26, CodeLists.Find("bed-types")!.Column("last_month").Count(m => m.Length == 0));
        var types = CodeLists.Find("restraint-types")!.Map("code", "name");
        Assert.Equal(("Physical restraint - Prone", "Seclusion"), (types["01"], types["05"]));
        Assert.Equal("bed days", CodeLists.Find("published-measures")!.Map("published_measure_id", "unit")["MHS24"]);
        Assert.Equal("White", CodeLists.Find("ethnic-groups")!.Map("code", "upper_name_restraint_files")["A"]);
    }

    [Fact]
    public async Task A_file_of_restraint_that_divides_by_something_unknown_is_kept_and_says_so()
    {
        const string Headings = "REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,LEVEL_ONE,LEVEL_ONE_DESCRIPTION,LEVEL_TWO,LEVEL_TWO_DESCRIPTION,METRIC,METRIC_VALUE\n";
        var look = (await _rooms.LookPublishedAsync("r.csv", Encoding.UTF8.GetBytes(
            Headings + "2024-07-01,2024-07-31,Performance,England; Star Sign,England,England,Leo,Leo,MHS76,10\n2024-07-01,2024-07-31,Performance,England,England,England,NONE,NONE,MHS76,100\n"))).Value;

        Assert.Equal(2, look.New);
        Assert.Contains(look.Notes, n => n.StartsWith("1 rows are divided by “England; Star Sign”", StringComparison.Ordinal));
    }

    private static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "Data", "reference", file);

    private async Task<PublishedImport> LoadAsync(string file) => (await _rooms.LoadPublishedAsync(file, await File.ReadAllBytesAsync(PathOf(file), Cancel))).Value;

    private Task<Outcome<MatchedCodes>> MatchAsync(byte[] content, Viewer? viewer = null) =>
        _rooms.InScopeAsync<MatchCodesHandler, Outcome<MatchedCodes>>(h => h.HandleAsync(new ReceivedFile("names.csv", content), viewer ?? OrganisationFiles.Operator, Cancel));
}
