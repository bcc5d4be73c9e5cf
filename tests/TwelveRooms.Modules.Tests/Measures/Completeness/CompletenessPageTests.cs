using System.Net;
using System.Text.Json;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Completeness;

/// <summary>The page of an organisation and of a ward, their file, the interface and the command line.</summary>
public sealed class CompletenessPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_of_an_organisation_has_every_ward_A_to_Z_and_says_what_is_late_since_when()
    {
        var (provider, ash, birch) = await TwoWardsAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);

        var page = await (await team.SeeAsync($"/organisations/{provider.Id.Value}")).FollowAsync("What was due of the wards, and what came");

        Assert.Contains(
            "Of 8 numbers that were due for February 2026, 2 are in (1 of them a zero that somebody confirmed): 1 was not counted, 1 is late, 4 have never come. 3 came after their day.", page.Text, StringComparison.Ordinal);
        var table = page.Table("What the programme asks of every ward");
        Assert.Equal(["Ward", "Feb 2026", "Jan 2026"], table[0].Take(3));
        Assert.Equal([ash.Name, birch.Name], table.Skip(1).Select(r => r[0]));
        Assert.Equal("1 in 1 zero 1 not counted 1 late 3 after their day", table[1][1]);
        Assert.Equal("never", table[2][1]);
        Assert.Contains($"{ash.Name}: 11 months, from March 2025 to February 2026; the first was due on 14 April 2025 and is 11 months late.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"{birch.Name}: nothing has ever come. Missing here: 12 months, from March 2025 to February 2026.", page.Text, StringComparison.Ordinal);
        Assert.Contains("zero: somebody looked, and there were none.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("%", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ward_sees_its_own_measures_and_what_it_chose_itself_apart()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 0);
        var member = await rooms.PersonAsync("ward-member", ward);

        var months = await (await member.SeeAsync($"/wards/{ward.Id.Value}")).FollowAsync("What was due, and what came");
        var weeks = await months.FollowAsync("By the week");

        Assert.Equal(4, months.Table("What the programme asks of every ward").Count - 1);
        Assert.Contains("Nothing else is counted by the month.", months.Text, StringComparison.Ordinal);
        Assert.Contains("The programme asks for nothing by the week.", weeks.Text, StringComparison.Ordinal);
        var row = weeks.Table("What else the ward counts")[1];
        Assert.Equal((await rooms.MeasureAsync(WardNumbers.Leave)).Name, row[0]);
        Assert.Equal(["due by 22 Mar", "zero after its day", "10 days late"], row.Skip(1).Take(3));
    }

    [Fact]
    public async Task Another_organisations_wards_are_not_there()
    {
        var (provider, ash, _) = await TwoWardsAsync();
        var ward = await rooms.PersonAsync("ward-manager", ash);
        var shared = await rooms.ProviderAsync();
        await rooms.ShareAsync(shared);
        var others = new (string Role, UnitRow Unit)[]
        {
            ("organisation-team", await rooms.ProviderAsync()), ("icb-reader", await rooms.ProgrammeAsync()), ("programme-team", await rooms.ProgrammeAsync()), ("qi-coach", await rooms.WardAsync(shared)),
        };

        foreach (var address in new[] { $"/organisations/{provider.Id.Value}/completeness", $"/organisations/{provider.Id.Value}/completeness/csv", $"/wards/{ash.Id.Value}/completeness", $"/wards/{ash.Id.Value}/completeness/csv" })
        {
            foreach (var (role, unit) in others)
            {
                using var answer = await (await rooms.PersonAsync(role, unit)).Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{role}, {address}: {answer.StatusCode}");
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await ward.OpenAsync($"/organisations/{provider.Id.Value}/completeness")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await ward.OpenAsync($"/organisations/{ash.Id.Value}/completeness")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ward.OpenAsync($"/wards/{ash.Id.Value}/completeness?by=fortnight")).Status);
    }

    [Fact]
    public async Task A_coach_and_the_programme_see_it_while_the_organisation_shares()
    {
        var (provider, ash, birch) = await TwoWardsAsync();
        var (coach, programme) = (await rooms.PersonAsync("qi-coach", ash), await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync()));
        await rooms.ShareAsync(provider);
        (coach, programme) = (await rooms.SignInAsync(coach.Viewer.Person!.Value), await rooms.SignInAsync(programme.Viewer.Person!.Value));

        Assert.Equal(HttpStatusCode.OK, (await coach.OpenAsync($"/wards/{ash.Id.Value}/completeness")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coach.OpenAsync($"/wards/{birch.Id.Value}/completeness")).Status);
        Assert.Contains(birch.Name, (await programme.SeeAsync($"/organisations/{provider.Id.Value}/completeness")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_holds_states_and_days_and_no_formula_and_no_number()
    {
        var ward = await rooms.WardAsync();
        await rooms.RecordAsync(ward, Owed.Force, Owed.February, 437, 555);
        await rooms.NotCountedAsync(ward, Owed.Violence, "2026-02", "=forms were lost");
        var manager = await rooms.PersonAsync("ward-manager", ward);

        var lines = (await (await manager.SeeAsync($"/wards/{ward.Id.Value}/completeness")).FollowAsync("Download as CSV")).Html.Split("\r\n");

        Assert.Equal("unit,unit_name,set,measure,measure_name,period,state,is_owed,due_on,came_on,came_late,locked,reason", lines[0]);
        Assert.Contains(lines, l => l.EndsWith(",2026-02-01,reported,yes,2026-03-14,2026-03-18,yes,no,", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.EndsWith(",2026-02-01,not_collected,yes,2026-03-14,2026-03-18,yes,no,'=forms were lost", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains("437", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_reads_the_same_and_another_organisations_key_finds_nothing()
    {
        var (provider, ash, _) = await TwoWardsAsync();
        using var api = await rooms.ApiAsync(provider);
        using var other = await rooms.ApiAsync(await rooms.ProviderAsync());

        var json = JsonDocument.Parse(await api.GetStringAsync(new Uri($"/api/v1/units/{provider.Code}/completeness", UriKind.Relative), Cancel)).RootElement;
        using var refused = await api.GetAsync(new Uri($"/api/v1/units/{provider.Code}/completeness?by=fortnight", UriKind.Relative), Cancel);
        using var foreign = await other.GetAsync(new Uri($"/api/v1/units/{provider.Code}/completeness", UriKind.Relative), Cancel);

        var february = json.GetProperty("numbers").EnumerateArray().Where(n => n.GetProperty("wardCode").GetString() == ash.Code && n.GetProperty("period").GetString() == "2026-02-01");
        Assert.Equal(["reported", "confirmed_zero", "not_collected", "late"], february.Select(n => n.GetProperty("state").GetString()));
        Assert.StartsWith("Of 8 numbers", json.GetProperty("sentences")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.NotFound), (refused.StatusCode, foreign.StatusCode));
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task The_command_line_says_the_same()
    {
        var (provider, ash, _) = await TwoWardsAsync();

        var words = await rooms.CliAsync("completeness", provider.Code!);
        var json = await rooms.CliAsync("completeness", ash.Code!, "--json");
        var nobody = await rooms.CliAsync("completeness", "ZX-NONE");

        Assert.Equal((0, ""), (words.Exit, words.Error));
        Assert.Contains("are in", words.Out, StringComparison.Ordinal);
        Assert.Equal(ash.Name, JsonDocument.Parse(json.Out).RootElement.GetProperty("name").GetString());
        Assert.Equal(3, nobody.Exit);
    }

    /// <summary>Ash has sent a number, a zero and a gap for February, and stopped sending sickness; of Birch nothing has ever come.</summary>
    private async Task<(UnitRow Provider, UnitRow Ash, UnitRow Birch)> TwoWardsAsync()
    {
        var provider = await rooms.ProviderAsync();
        var (birch, ash) = (await rooms.WardAsync(provider, $"Birch Ward {provider.Number}"), await rooms.WardAsync(provider, $"Ash Ward {provider.Number}"));
        await rooms.RecordAsync(ash, Owed.Force, Owed.February, 4, 500);
        await rooms.RecordAsync(ash, Owed.Violence, Owed.February, 0, 500);
        await rooms.NotCountedAsync(ash, Owed.SelfHarm, "2026-02", "Too busy");
        await rooms.RecordAsync(ash, Owed.Sickness, Owed.January, 40, 900);
        return (provider, ash, birch);
    }
}
