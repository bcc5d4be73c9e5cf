using System.Net;
using System.Text.RegularExpressions;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Cli;

/// <summary>People and roles at the command line go through the handlers of the pages.</summary>
[Trait("Speed", "slow")]
public sealed partial class PeopleCliTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task Somebody_is_invited_on_a_card_listed_handed_over_and_ended()
    {
        var ward = await rooms.WardAsync();

        var card = await rooms.CliAsync("invite", "Mo", "lived-experience-partner", ward.Code!, "--card");
        await rooms.CliAsync("invite", "Sam", "ward-manager", ward.Code!);
        await rooms.CliAsync("invite", "Ola", "ward-member", ward.Code!);
        var list = (await rooms.CliAsync("people", ward.Code!)).Out;
        var (sam, ola) = (Row().Match(list.Split('\n').Single(l => l.Contains("Sam", StringComparison.Ordinal))), Row().Match(list.Split('\n').Single(l => l.Contains("Ola", StringComparison.Ordinal))));
        var over = await rooms.CliAsync("people", "hand-over", ward.Code!, sam.Groups["id"].Value, ola.Groups["person"].Value);
        var ended = await rooms.CliAsync("people", "end", ward.Code!, ola.Groups["id"].Value);
        var after = (await rooms.CliAsync("people", ward.Code!)).Out;

        Assert.Matches("^http://localhost:5080/welcome/[a-z2-9]{4}(-[a-z2-9]{4}){3}\n$", card.Out);
        Assert.Contains("Mo", list, StringComparison.Ordinal);
        Assert.DoesNotContain("welcome", list, StringComparison.Ordinal);
        Assert.Equal((0, 0), (over.Exit, ended.Exit));
        Assert.Contains("), ward manager. Since", after.Split('\n').Single(l => l.Contains("Ola", StringComparison.Ordinal) && l.Contains("manager", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("Sam (", after, StringComparison.Ordinal); // began today and ended today: it never held
    }

    [Fact]
    public async Task A_second_link_for_somebody_ends_the_first()
    {
        var ward = await rooms.WardAsync();
        var first = new Uri((await rooms.CliAsync("invite", "Lost", "ward-member", ward.Code!)).Out.Trim()).AbsolutePath;
        var person = Row().Match((await rooms.CliAsync("people", ward.Code!)).Out).Groups["person"].Value;

        var second = new Uri((await rooms.CliAsync("invite", "Lost", "ward-member", ward.Code!, "--person", person)).Out.Trim()).AbsolutePath;

        Assert.Equal(HttpStatusCode.NotFound, (await rooms.Anyone().OpenAsync(first)).Status);
        Assert.Contains("Welcome, Lost", (await rooms.Anyone().SeeAsync(second)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ward-device", "A person cannot have the role “ward-device”. Use one of ward-member, ")]
    [InlineData("emperor", "A person cannot have the role “emperor”.")]
    [InlineData("organisation-team", "The role organisation team is held on a site or an organisation, and ")]
    public async Task A_role_that_nobody_has_there_is_refused_with_what_to_use(string role, string says)
    {
        var ward = await rooms.WardAsync();

        var refused = await rooms.CliAsync("invite", "Sam", role, ward.Code!);

        Assert.Equal((3, ""), (refused.Exit, refused.Out));
        Assert.Contains(says, refused.Error, StringComparison.Ordinal);
        Assert.Contains("There is no unit “NOWHERE”.", (await rooms.CliAsync("invite", "Sam", "ward-member", "NOWHERE")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_is_added_changed_and_listed_and_refused_in_words()
    {
        string[] add = ["roles", "add", "night-worker", "night worker", "--description", "Works at night.", "--tier", "own", "--on", "ward", "--may", "record-numbers"];

        var added = await rooms.CliAsync(add);
        var again = await rooms.CliAsync(add);
        var changed = await rooms.CliAsync("roles", "change", "night-worker", "--may", "record-numbers", "manage-measures");
        var wrong = await rooms.CliAsync("roles", "change", "night-worker", "--may", "read-minds");
        var list = await rooms.CliAsync("roles");

        Assert.Equal((0, ""), (added.Exit, added.Error));
        Assert.Equal(3, again.Exit);
        Assert.Contains("key: There is a role “night-worker” already.", again.Error, StringComparison.Ordinal);
        Assert.Contains("may: record-numbers manage-measures", changed.Out, StringComparison.Ordinal);
        Assert.Contains("There is no right “read-minds”. There are: record-numbers, ", wrong.Error, StringComparison.Ordinal);
        Assert.Contains("night-worker: night worker (this house’s own)\n    Works at night.\n    held on a ward; tier own\n    may: record-numbers manage-measures\n", list.Out, StringComparison.Ordinal);
        Assert.Contains("administrator: administrator\n", list.Out, StringComparison.Ordinal);
        Assert.Contains("    gives: every role\n", list.Out, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^(?<id>[0-9a-f-]{36})  .* \((?<person>[0-9a-f-]{36})\), ", RegexOptions.Multiline)]
    private static partial Regex Row();
}
