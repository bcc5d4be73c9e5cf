using System.Net;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.AgreeSharing;

/// <summary>What an organisation shares with the programme: agreed and ended by itself alone, and read by everyone on its wards.</summary>
public sealed class SharingPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task An_organisation_agrees_its_ward_reads_it_a_coach_comes_in_and_both_end_with_it()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var (team, member, coach) = (await rooms.PersonAsync("organisation-team", provider), await rooms.PersonAsync("ward-member", ward), await rooms.PersonAsync("qi-coach", ward));
        Assert.NotEqual(HttpStatusCode.OK, (await coach.Client.GetAsync(new Uri($"/wards/{ward.Id.Value}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);

        var form = await team.SeeAsync(Address(provider));
        var agreed = await form.SubmitAsync("Record the agreement", ("By which role was it signed?", "chief nurse"));
        await form.SubmitAsync("Record the agreement", ("By which role was it signed?", "chief nurse"));
        var read = await (await member.SeeAsync("/my-roles")).FollowAsync($"What is shared of {ward.Name} with the programme");

        Assert.Contains("The agreement is recorded.", agreed.Text, StringComparison.Ordinal);
        Assert.Contains($"{provider.Name} shares its named wards", read.Text, StringComparison.Ordinal);
        Assert.Contains("chief nurse", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("End the agreement", read.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await coach.OpenAsync($"/wards/{ward.Id.Value}")).Status);

        var unreasoned = await agreed.SubmitAsync("End the agreement");
        var ended = await agreed.SubmitAsync("End the agreement", ("Why does it end?", "the board has taken it back"));

        Assert.Contains("Say why", Assert.Single(unreasoned.Errors), StringComparison.Ordinal);
        Assert.Contains("shares no named ward with the programme today", ended.Text, StringComparison.Ordinal);
        Assert.Contains("Earlier agreements", ended.Text, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await coach.Client.GetAsync(new Uri($"/wards/{ward.Id.Value}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Theory]
    [InlineData("programme-team")]
    [InlineData("administrator")]
    [InlineData("ward-manager")]
    [InlineData("executive-sponsor")]
    [InlineData("qi-coach")]
    public async Task Nobody_else_agrees_in_its_name_least_of_all_the_programme(string role)
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        await rooms.ShareAsync(provider);
        var unit = role switch { "programme-team" or "administrator" => await rooms.ProgrammeAsync(), "executive-sponsor" => provider, _ => ward };
        var visitor = await rooms.PersonAsync(role, unit);
        var token = (await visitor.SeeAsync("/my-roles")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var id = (await rooms.CliAsync("sharing", provider.Code!)).Out.Split('\t')[0];

        foreach (var (address, fields) in new[]
        {
            (Address(provider), new Dictionary<string, string> { ["What"] = "everything there is to see", ["SignedBy"] = "nobody" }),
            (Address(provider) + "?handler=End", new() { ["agreement"] = id, ["Reason"] = "because" }),
        })
        {
            fields["__RequestVerificationToken"] = token;
            using var form = new FormUrlEncodedContent(fields);
            using var answer = await visitor.Client.PostAsync(new Uri(address, UriKind.Relative), form, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Single((await rooms.CliAsync("sharing", provider.Code!)).Out.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Days_that_cannot_be_names_and_empty_words_are_refused_by_their_field()
    {
        var provider = await rooms.ProviderAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);
        var form = await team.SeeAsync(Address(provider));

        var none = await form.SubmitAsync("Record the agreement", ("What is shared, and with whom?", ""));
        var odd = await form.SubmitAsync("Record the agreement", ("By which role was it signed?", "chief nurse"), ("From.Day", "31"), ("From.Month", "2"), ("From.Year", "2026"));
        var backwards = await form.SubmitAsync("Record the agreement", ("By which role was it signed?", "chief nurse"), ("LastDay.Day", "1"), ("LastDay.Month", "1"), ("LastDay.Year", "2026"));

        Assert.Equal(2, none.Errors.Count);
        Assert.Contains("“31 2 2026” is not a day", Assert.Single(odd.Errors), StringComparison.Ordinal);
        Assert.Contains("lies before its first", Assert.Single(backwards.Errors), StringComparison.Ordinal);
        Assert.Contains("shares no named ward", (await team.SeeAsync(Address(provider))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_the_command_line_it_is_recorded_read_and_ended()
    {
        var provider = await rooms.ProviderAsync();

        var agreed = await rooms.CliAsync("sharing", "agree", provider.Code!, "--what", "The numbers of our named wards, for our coaches", "--signed-by", "chief nurse", "--from", "2026-01-01");
        var list = await rooms.CliAsync("sharing", provider.Code!);
        var ended = await rooms.CliAsync("sharing", "end", list.Out.Split('\t')[0], "--reason", "withdrawn by the board");
        var again = await rooms.CliAsync("sharing", "end", list.Out.Split('\t')[0], "--reason", "withdrawn by the board");

        Assert.Equal((0, 0, 0, 3), (agreed.Exit, list.Exit, ended.Exit, again.Exit));
        Assert.Contains("\t2026-01-01\t\tchief nurse\tThe numbers of our named wards", list.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_has_not_begun_is_taken_back_never_holds_and_says_so_on_the_page_and_at_the_command_line()
    {
        var provider = await rooms.ProviderAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);
        var begins = rooms.Today.AddDays(20);
        var form = await team.SeeAsync(Address(provider));
        var agreed = await form.SubmitAsync("Record the agreement", ("By which role was it signed?", "chief nurse"),
            ("From.Day", $"{begins.Day}"), ("From.Month", $"{begins.Month}"), ("From.Year", $"{begins.Year}"));

        var back = await agreed.SubmitAsync("Take the agreement back", ("Why is it taken back?", "the board was not asked"));
        var list = await rooms.CliAsync("sharing", provider.Code!);
        var again = await rooms.CliAsync("sharing", "end", list.Out.Split('\t')[0], "--reason", "once more");

        Assert.Contains("The agreement is taken back: it never begins.", back.Text, StringComparison.Ordinal);
        Assert.Contains("taken back before it began", back.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Still to begin", back.Text, StringComparison.Ordinal);
        Assert.Contains("\ttaken back\t", list.Out, StringComparison.Ordinal);
        Assert.Equal(3, again.Exit);
        var next = await rooms.CliAsync("sharing", "agree", provider.Code!, "--what", "The numbers of our named wards, for our coaches", "--signed-by", "chief nurse", "--from", "2099-01-01");
        var ended = await rooms.CliAsync("sharing", "end", next.Out.Split(':')[0], "--reason", "once more");
        Assert.Equal((0, 0, "It is taken back: it never begins."), (next.Exit, ended.Exit, ended.Out.Trim()));
        Assert.Equal(0, (await rooms.CliAsync("sharing", "agree", provider.Code!, "--what", "The numbers of our named wards, for our coaches", "--signed-by", "chief nurse", "--from", "2098-01-01")).Exit); // what never held is in nobody’s way
    }

    private static string Address(UnitRow unit) => $"/units/{unit.Id.Value}/sharing";
}
