using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;

public sealed class UploadTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Page = "/organisations/import";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_real_files_are_looked_at_first_and_then_loaded_on_the_page()
    {
        await using var own = await Rooms.StartAsync();
        var team = await own.PersonAsync("programme-team", await own.ProgrammeAsync());

        foreach (var (file, layout) in new[] { ("regions.csv", "regions"), ("icbs.csv", "ICBs"), ("providers.csv", "providers"), ("SYNTHETIC_orgs_and_wards.csv", "wards") })
        {
            var before = await CountAsync(own);
            var preview = await (await team.SeeAsync(Page)).SendFileAsync("Look at the file", "The file", file, RealFile(file));

            Assert.Equal(HttpStatusCode.OK, preview.Status);
            Assert.Contains($"Nothing has been stored yet. It is a file of {layout} with", preview.Text, StringComparison.Ordinal);
            Assert.Equal(before, await CountAsync(own));

            var done = await preview.SubmitAsync("Load it");

            Assert.Equal("Loaded", done.Heading);
            Assert.True(await CountAsync(own) > before, file);
            Assert.Equal(0, await own.InScopeAsync<Db, int>(db => db.For<StagedFile>(Rooms.TestSystem).CountAsync(Cancel)));
        }

        var successors = await own.InScopeAsync<Db, int>(db => db.For<UnitSuccessor>(Rooms.TestSystem).CountAsync(Cancel));
        Assert.True(successors >= 12, "12 ICBs closed on 31 March 2026");
    }

    [Fact]
    public async Task The_page_the_interface_and_the_command_line_count_alike()
    {
        await using var own = await Rooms.StartAsync();
        var team = await own.PersonAsync("programme-team", await own.ProgrammeAsync());
        var provider = await own.ProviderAsync();
        var wards = Wards(provider.Code!, "ZXU-1", "Elm");
        var api = await own.ApiAsync(provider);

        var page = await (await team.SeeAsync(Page)).SendFileAsync("Look at the file", "The file", "w.csv", Encoding.UTF8.GetBytes(wards));
        var (status, looked) = await PostAsync(api, wards, "check=true&name=w.csv");
        var (_, loaded) = await PostAsync(api, wards, "name=w.csv");
        var (_, again) = await PostAsync(api, wards, "name=w.csv");

        Assert.Contains("1 new, 0 changed and 1 the same", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal((1, false), (looked.GetProperty("new").GetInt32(), looked.GetProperty("stored").GetBoolean()));
        Assert.Equal((1, true), (loaded.GetProperty("new").GetInt32(), loaded.GetProperty("stored").GetBoolean()));
        Assert.Equal((0, 2), (again.GetProperty("new").GetInt32(), again.GetProperty("same").GetInt32()));
    }

    public static TheoryData<string, string, int, string, string> Bad => new()
    {
        { "loop", "icb_code,icb_name,region_code,region_name,valid_from,valid_to,successor_codes,successor_is_split\nZI7,One,ZR1,North,2020-01-01,2024-01-01,ZI8,N\nZI8,Two,ZR1,North,2020-01-01,2024-01-01,ZI7,N\n", 2, "icb_code", "ZI7 is followed by itself, perhaps through others. Correct the successors." },
        { "unknown parent", "site_code,site_name,provider_code\nZXS1,Park,Q!\n", 2, "provider_code", "'Q!' is not a code. Codes are 3 to 5 letters and digits." },
        { "two names", "icb_code,icb_name,region_code,region_name,valid_from\nZI5,A,ZR5,North,2020-01-01\nZI6,B,ZR5,South,2020-01-01\n", 3, "region_code", "ZR5 is called 'South' here and 'North' on line 2. Use one name for one code." },
        { "the same code twice", "region_code,region_name\nZR5,North\nZR5,South\n", 3, "region_code", "ZR5 stands on line 2 already. Keep one line for each code." },
        { "closed without a day", "ods_code,display_name,kind,status,successor_code\nZX90,Old,NHS trust,closed,ZX91\n", 2, "close_date", "The status is closed and there is no last day. Fill in close_date." },
        { "open with a last day", "ods_code,display_name,kind,status,close_date\nZX90,Old,NHS trust,open,2024-01-01\n", 2, "status", "The status is open and close_date is 2024-01-01. Correct one of the two." },
        { "made up below real", "provider_code,ward_code,ward_name,ward_type\nRXX,ZXW1,Elm,Adult Acute\n", 2, "ward_code", "ZXW1 is a made-up code, and RXX is real. Codes that begin with ZX, ZR, ZI or ZP are only for made-up organisations." },
        { "about people", "ward_code,ward_name,ward_type,provider_code,nhs_number\nZXW1,Elm,Adult Acute,ZX1,9434765919\n", 1, "nhs_number", "The column 'nhs_number' is about people. Take it out: nothing about one person belongs in this file." },
        { "no lines", "region_code,region_name\n", 0, "", "There is no line below the headings. Add a line for each organisation or ward." },
        { "a missing column", "ward_code,ward_name,provider_code\nZXW1,Elm,ZX1\n", 1, "ward_type", "This looks like a file of wards, and the column 'ward_type' is missing. Add it." },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task What_is_wrong_is_said_by_line_and_column_on_the_page_and_at_the_interface(string what, string text, int line, string column, string message)
    {
        var team = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());
        var before = await CountAsync(rooms);

        var page = await (await team.SeeAsync(Page)).SendFileAsync("Look at the file", "The file", $"{what}.csv", Encoding.UTF8.GetBytes(text));
        var load = await rooms.LoadAsync(text);

        Assert.Equal((HttpStatusCode)422, page.Status);
        Assert.Contains(page.Table("What must be put right"), r => r.SequenceEqual([line == 0 ? "The file" : line.ToString(System.Globalization.CultureInfo.InvariantCulture), column, message]));
        Assert.Equal("Upload", page.ErrorTarget(page.Errors[0]).Id);
        Assert.Contains("Nothing has been loaded.", page.Errors[0], StringComparison.Ordinal);
        Assert.Contains(new Problem(line, column, message), load.Refusal!.Problems);
        Assert.Equal(before, await CountAsync(rooms));
    }

    [Theory]
    [InlineData("empty.csv", "", "is empty. Choose a file with a line of headings")]
    [InlineData("sheet.xlsx", "PK\u0003\u0004", "is not a text file. In the spreadsheet program choose")]
    [InlineData("other.csv", "a,b\n1,2\n", "is not one that we know. Known are: wards by ward_code")]
    public async Task A_file_that_is_no_such_file_is_refused_with_what_to_do(string name, string text, string says)
    {
        var team = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());

        var page = await (await team.SeeAsync(Page)).SendFileAsync("Look at the file", "The file", name, Encoding.Latin1.GetBytes(text));

        Assert.Contains(says, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Contains(name, page.Errors[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_a_file_asks_for_one()
    {
        var team = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());

        var page = await (await team.SeeAsync(Page)).SubmitAsync("Look at the file");

        Assert.Equal("Choose a CSV file.", Assert.Single(page.Errors));
    }

    [Fact]
    public async Task A_file_in_an_older_encoding_is_read_and_said_so()
    {
        var team = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());

        var page = await (await team.SeeAsync(Page)).SendFileAsync("Look at the file", "The file", "old.csv", Encoding.Latin1.GetBytes("region_code,region_name\nZR77,Café\n"));

        Assert.Contains("old.csv was not UTF-8 and has been read as Windows-1252.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisations_team_looks_at_and_loads_its_own_wards_and_nothing_else()
    {
        var (mine, theirs) = (await rooms.ProviderAsync(), await rooms.ProviderAsync());
        var team = await rooms.PersonAsync("organisation-team", mine);

        var regions = await (await team.SeeAsync(Page)).SendFileAsync("Look at the file", "The file", "r.csv", Encoding.UTF8.GetBytes("region_code,region_name\nZR66,North\n"));
        var other = await (await team.SeeAsync(Page)).SendFileAsync("Look at the file", "The file", "w.csv", Encoding.UTF8.GetBytes(Wards(theirs.Code!, "ZXU-7", "Oak")));
        var own = await (await team.SeeAsync(Page)).SendFileAsync("Look at the file", "The file", "w.csv", Encoding.UTF8.GetBytes(Wards(mine.Code!, "ZXU-8", "Oak")));
        var done = await own.SubmitAsync("Load it");

        Assert.Contains("You can load wards and sites of the organisations that you hold.", regions.Errors[0], StringComparison.Ordinal);
        Assert.Contains(other.Table("What must be put right"), r => r[2].Contains("is not an organisation that you hold", StringComparison.Ordinal));
        Assert.Equal("Loaded", done.Heading);
        Assert.Equal("Oak", (await rooms.UnitOfAsync("ZXU-8")).Name);
    }

    [Fact]
    public async Task A_file_is_loaded_once_and_by_its_owner_alone_and_forgotten_after_a_day()
    {
        await using var own = await Rooms.StartAsync();
        var programme = await own.ProgrammeAsync();
        var (one, two) = (await own.PersonAsync("programme-team", programme), await own.PersonAsync("programme-team", programme));
        var bytes = Encoding.UTF8.GetBytes("region_code,region_name\nZR88,North\n");
        var mine = await (await one.SeeAsync(Page)).SendFileAsync("Look at the file", "The file", "r.csv", bytes);
        var staged = mine.Document.QuerySelector("[name=staged]")!.GetAttribute("value")!;
        var theirs = await (await two.SeeAsync(Page)).SendFileAsync("Look at the file", "The file", "r2.csv", bytes);

        var stolen = await theirs.SubmitAsync("Load it", ("staged", staged));
        await mine.SubmitAsync("Load it");
        var again = await mine.SubmitAsync("Load it");
        own.Clock.Advance(TimeSpan.FromHours(25));
        await own.WorkAsync();

        Assert.Contains("That file has been loaded already, or waited longer than a day.", Assert.Single(stolen.Errors), StringComparison.Ordinal);
        Assert.Single(again.Errors);
        Assert.Equal(0, await own.InScopeAsync<Db, int>(db => db.For<StagedFile>(Rooms.TestSystem).CountAsync(Cancel)));
        var audit = await own.InScopeAsync<Db, List<string>>(db => db.For<AuditRecord>(Rooms.TestSystem).Where(a => a.Action.StartsWith("platform.file-")).Select(a => a.Text).ToListAsync(Cancel));
        Assert.NotEmpty(audit);
        Assert.DoesNotContain(audit, a => a.Contains("ZR88", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_may_load_nothing_finds_no_such_page()
    {
        var manager = await rooms.PersonAsync("ward-manager", await rooms.WardAsync());
        using var feed = await rooms.ApiAsync(await rooms.WardAsync(), "ward-member");

        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(feed, "region_code,region_name\nZR99,North\n", "")).Status);
    }

    private static string Wards(string provider, string code, string name) => $"provider_code,ward_code,ward_name,ward_type\n{provider},{code},{name},Adult Acute\n";

    private static byte[] RealFile(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "organisations", name));

    private static Task<int> CountAsync(Rooms house) => house.InScopeAsync<Db, int>(db => db.For<Unit>(Rooms.TestSystem).CountAsync(Cancel));

    private static async Task<(HttpStatusCode Status, JsonElement Json)> PostAsync(HttpClient api, string text, string query)
    {
        using var content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
        using var answer = await api.PostAsync(new Uri($"/api/v1/organisations/import?{query}", UriKind.Relative), content, Cancel);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement);
    }
}
