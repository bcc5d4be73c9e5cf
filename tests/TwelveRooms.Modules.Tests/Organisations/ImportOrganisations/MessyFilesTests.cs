using System.Text;
using TwelveRooms.Testing;
using TwelveRooms.Organisations.Contracts;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;

public sealed class MessyFilesTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Wards = OrganisationFiles.WardHeadings;

    [Theory]
    [InlineData("", "file-empty")]
    [InlineData("name,town\nA,B\n", "layout-unknown")]
    [InlineData("PK\u0003\u0004", "file-not-text")]
    public async Task A_file_that_is_none_of_ours_is_refused_whole(string text, string code) =>
        Assert.Equal(code, (await rooms.LoadAsync(text)).Refusal?.Code);

    [Theory]
    [InlineData(Wards, 0, "", "no line below")]
    [InlineData("ward_code,ward_name,ward_type\nZX9-W1,A,T\n", 1, "provider_code", "is missing")]
    [InlineData("region_code,region_name\nZR9,North\nzr9,North\n", 3, "region_code", "on line 2 already")]
    [InlineData("region_code,region_name\nZ R9,North\n", 2, "region_code", "'Z R9' is not a code")]
    [InlineData("region_code,region_name\nZR9,North,East\n", 2, "", "3 cells and there are 2 headings")]
    [InlineData("region_code,region_name\nZR9,No\"rth\n", 2, "", "quotation mark")]
    [InlineData(Wards + "ZX9,N,ZR9,,ZX9-W1,A,Adult Acute,31/03/2024,\n", 2, "opened_on", "'31/03/2024' is not a date")]
    [InlineData(Wards + "ZX9,N,ZR9,,ZX9-W1,A,Adult Acute,2024-03-31,2024-03-30\n", 2, "closed_on", "before it opens")]
    [InlineData(Wards + "ZX9,N,ZR9,,ZX9-W1,A,T,,\nZX9,M,ZR9,,ZX9-W2,B,T,,\n", 3, "provider_code", "'M' here and 'N' on line 2")]
    [InlineData(Wards + "ZX9,N,ZR9,ZX91,ZX9-W1,A,T,,\nZX8,M,ZR9,ZX91,ZX8-W2,B,T,,\n", 3, "site_code", "below ZX8 here and below ZX9 on line 2")]
    [InlineData(Wards + "RXX,N,,,ZX9-W1,A,T,,\n", 2, "ward_code", "is a made-up code")]
    [InlineData(Wards + "ZX9,N,,,RXX01,A,T,,\n", 2, "ward_code", "could be a real code")]
    [InlineData(Wards + "ZX9,N,ZX9,,ZX9-W1,A,T,,\n", 2, "provider_code", "is an organisation here and a region on line 2")]
    [InlineData("ods_code,display_name,kind,status,open_date,close_date,successor_code\nZX7,N,T,closed,,2024-01-31,ZX7\n", 2, "ods_code", "followed by itself")]
    [InlineData("ods_code,display_name,kind,status,close_date\nZX7,N,T,closed,\n", 2, "close_date", "no last day")]
    public async Task A_wrong_line_is_named_by_line_and_column(string text, int line, string column, string words)
    {
        var refusal = (await rooms.LoadAsync(text)).Refusal;

        Assert.Equal("organisations-file", refusal?.Code);
        var problem = Assert.Single(refusal!.Problems);
        Assert.Equal((line, column), (problem.Line, problem.Column));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_problem_is_reported_at_once_and_nothing_is_kept()
    {
        var refusal = (await rooms.LoadAsync("region_code,region_name\nZR6,Good\nZR66666,Bad\nZR5,\n")).Refusal;

        Assert.Equal([3, 4], refusal!.Problems.Select(p => p.Line));
        var after = await rooms.LoadAsync("region_code,region_name\nZR6,Good\n");
        Assert.Equal(1, after.Value.New);
    }

    [Fact]
    public async Task Old_Windows_files_semicolons_byte_order_marks_and_blank_lines_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var old = Encoding.GetEncoding(1252).GetBytes("Region Code;Region Name\r\nZR41;Café\r\n\r\n;\r\n");

        var loaded = await rooms.LoadBytesAsync("old.csv", old);
        var marked = await rooms.LoadBytesAsync("marked.csv", [0xEF, 0xBB, 0xBF, .. "region_code,region_name\nZR42,Nord\n"u8]);

        Assert.Contains("Windows-1252", loaded.Value.Notes[0], StringComparison.Ordinal);
        Assert.Equal("Café", (await rooms.UnitOfAsync("ZR41")).Name);
        Assert.False(marked.IsRefused);
    }

    [Fact]
    public async Task A_code_keeps_its_kind()
    {
        await rooms.LoadAsync("region_code,region_name\nZR7,West\n");

        var refusal = (await rooms.LoadAsync("ods_code,display_name,kind\nZR7,West Trust,NHS trust\n")).Refusal;

        Assert.Contains("a region already", Assert.Single(refusal!.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_known_only_as_a_successor_gets_its_name_and_place_later()
    {
        const string headings = "ods_code,display_name,kind,region_code,status,close_date,successor_code\n";
        var first = await rooms.LoadAsync(headings + "ZXA1,Old Trust,NHS trust,ZR31,closed,2024-09-30,ZXA2\n");
        var stub = await rooms.UnitOfAsync("ZXA2");

        await rooms.LoadAsync(headings + "ZXA2,New Trust,NHS trust,ZR31,open,,\n");

        Assert.Contains(first.Value.Notes, n => n.StartsWith("ZXA2 is known only as a code", StringComparison.Ordinal));
        Assert.Equal(("ZXA2", false), (stub.Name, stub.IsChecked));
        var known = await rooms.UnitOfAsync("ZXA2");
        Assert.Equal(("New Trust", true), (known.Name, known.IsChecked));
        Assert.StartsWith("ZR31 ", await rooms.AboveAsync("ZXA2", new(2020, 1, 1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wards_file_does_not_rename_an_organisation_that_an_organisations_file_has_named()
    {
        await rooms.LoadAsync("ods_code,display_name,kind\nZXB1,Right Name,NHS trust\n");

        var loaded = await rooms.LoadAsync(Wards + "ZXB1,WRONG NAME,,,ZXB1-W1,Elm,Adult Acute,,\n");

        Assert.Equal("Right Name", (await rooms.UnitOfAsync("ZXB1")).Name);
        Assert.Contains(loaded.Value.Notes, n => n.Contains("stays 'Right Name'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ZXM9,,,,ZXM1-W1,Elm,Adult Acute,,\n")]
    [InlineData("ZXM9,M9 Trust,,ZXM91,ZXM1-W1,Elm,Adult Acute,,\n")]
    public async Task A_ward_that_is_there_does_not_move_to_an_organisation_that_only_its_line_knows(string line)
    {
        await rooms.LoadAsync(Wards + "ZXM1,M Trust,,ZXM11,ZXM1-W1,Elm,Adult Acute,,\n");

        var refusal = (await rooms.LoadAsync(Wards + line)).Refusal;

        var problem = Assert.Single(refusal!.Problems);
        Assert.Equal((2, "provider_code"), (problem.Line, problem.Column));
        Assert.Contains("The ward ZXM1-W1 is there already, and ZXM9 is not. Correct the code", problem.Message, StringComparison.Ordinal);
        Assert.StartsWith("ZXM11 ZXM1 ", await rooms.AboveAsync("ZXM1-W1", rooms.Today), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_and_a_new_site_on_a_known_code_are_changes_from_today()
    {
        await rooms.LoadAsync(Wards + "ZXC1,C Trust,,ZXC11,ZXC1-W1,Elm,Adult Acute,,\nZXC1,C Trust,,ZXC12,ZXC1-W2,Oak,Adult Acute,,\n");

        var loaded = await rooms.LoadAsync(Wards + "ZXC1,C Trust,,ZXC12,ZXC1-W1,Elm House,Adult Acute,,\n", reason: "moved at the rebuild");

        Assert.Equal((0, 1), (loaded.Value.New, loaded.Value.Changed));
        Assert.Equal("Elm House", (await rooms.UnitOfAsync("ZXC1-W1")).Name);
        Assert.StartsWith("ZXC11 ZXC1 ", await rooms.AboveAsync("ZXC1-W1", rooms.Today.AddDays(-1)), StringComparison.Ordinal);
        Assert.StartsWith("ZXC12 ZXC1 ", await rooms.AboveAsync("ZXC1-W1", rooms.Today), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_team_loads_the_wards_of_its_own_organisation_and_of_no_other()
    {
        var (mine, theirs) = (await rooms.ProviderAsync(), await rooms.ProviderAsync());
        var team = await rooms.PersonAsync("organisation-team", mine);

        var own = await rooms.LoadAsync(Wards + $"{mine.Code},,,,ZXT-N1,Elm,Adult Acute,,\n", team.Viewer);
        var other = await rooms.LoadAsync(Wards + $"{theirs.Code},,,,ZXT-N2,Oak,Adult Acute,,\n", team.Viewer);
        var none = await rooms.LoadAsync(Wards + "ZXQ99,,,,ZXT-N2,Oak,Adult Acute,,\n", team.Viewer);

        Assert.Equal(1, own.Value.New);
        Assert.Equal(other.Refusal!.Problems[0].Message.Replace(theirs.Code!, "X", StringComparison.Ordinal), none.Refusal!.Problems[0].Message.Replace("ZXQ99", "X", StringComparison.Ordinal));
        Assert.Equal("layout-not-yours", (await rooms.LoadAsync("region_code,region_name\nZR8,East\n", team.Viewer)).Refusal?.Code);
        Assert.Equal(UnitKind.Ward, (await rooms.UnitOfAsync("ZXT-N1")).Kind);
    }

    [Fact]
    public async Task Somebody_without_the_right_learns_nothing()
    {
        var manager = await rooms.PersonAsync("ward-manager", await rooms.WardAsync());

        Assert.Equal("not-found", (await rooms.LoadAsync("", manager.Viewer)).Refusal?.Code);
    }
}
