using System.Net;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.AddWard;
using TwelveRooms.Organisations.CloseWard;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.CorrectWardType;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.MoveWard;
using TwelveRooms.Organisations.RenameWard;
using TwelveRooms.Organisations.ReopenWard;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.MoveWard;

public sealed class WardChangeTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Today => Day(0);

    [Fact]
    public async Task Another_organisations_ward_and_one_that_is_not_there_get_the_same_answer()
    {
        var team = await rooms.PersonAsync("organisation-team", await rooms.ProviderAsync());
        var theirs = await rooms.WardAsync();

        foreach (var id in new[] { theirs.Id.Value, Guid.CreateVersion7() })
        {
            Assert.Same(Refusal.NotFound, await RenameAsync(id, team.Viewer, "New name"));
            Assert.Same(Refusal.NotFound, await MoveAsync(id, theirs.Id.Value, team.Viewer));
            Assert.Same(Refusal.NotFound, await CloseAsync(id, team.Viewer, Today));
            Assert.Same(Refusal.NotFound, (await rooms.Handler<ReopenWardHandler>().HandleAsync(new(id, "a reason", 0), team.Viewer, Cancel)).Refusal);
            Assert.Same(Refusal.NotFound, (await rooms.Handler<CancelMoveHandler>().HandleAsync(new(id, "a reason", 0), team.Viewer, Cancel)).Refusal);
            Assert.Same(Refusal.NotFound, (await rooms.Handler<CorrectWardTypeHandler>().HandleAsync(new(id, "Adult Acute", "a reason", 0), team.Viewer, Cancel)).Refusal);
            Assert.Same(Refusal.NotFound, await AddAsync(id, team.Viewer, "ZXT-I1"));
            foreach (var form in new[] { "rename", "move", "close", "reopen", "type" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await team.OpenAsync($"/organisations/wards/{id}/{form}")).Status);
            }
        }

        Assert.Equal(theirs.Name, (await rooms.UnitOfAsync(theirs.Code!)).Name);
    }

    [Fact]
    public async Task A_ward_manager_cannot_change_the_tree_even_of_the_own_ward()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);

        Assert.Same(Refusal.NotFound, await RenameAsync(ward.Id.Value, manager.Viewer, "Mine"));
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/organisations/wards/{ward.Id.Value}/rename")).Status);
    }

    [Fact]
    public async Task A_ward_is_renamed_on_the_page_and_keeps_its_earlier_name()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider, "Elm");
        var team = await rooms.PersonAsync("organisation-team", provider);
        var form = await team.SeeAsync($"/organisations/wards/{ward.Id.Value}/rename");

        var refused = await form.SubmitAsync("Save the new name", ("New name", "Oak"), ("Why?", "for Mr Smith"));
        var after = await refused.SubmitAsync("Save the new name", ("Why?", "chosen by the people who live here"));

        Assert.Contains("looks like a person’s name".Replace('’', '\''), refused.Errors[0].Replace('’', '\''), StringComparison.Ordinal);
        Assert.Equal($"/organisations/{provider.Id.Value}", after.Address.AbsolutePath);
        Assert.Contains("The new name has been saved.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Oak", after.Text, StringComparison.Ordinal);
        var unit = await rooms.UnitOfAsync(ward.Code!);
        var names = await rooms.InScopeAsync<Db, List<string>>(db => db.For<UnitName>(Rooms.TestSystem).Where(n => n.Unit == unit.Number).OrderBy(n => n.From).Select(n => n.Name).ToListAsync(Cancel));
        Assert.Equal(["Elm", "Oak"], names);
    }

    [Fact]
    public async Task Two_editors_cannot_overwrite_each_other()
    {
        var (ward, team) = await WardAndTeamAsync();

        Assert.Null(await RenameAsync(ward.Id.Value, team, "First", version: 0));
        Assert.Equal("changed-meanwhile", (await RenameAsync(ward.Id.Value, team, "Second", version: 0))?.Code);
    }

    [Fact]
    public async Task A_form_sent_twice_is_one_change()
    {
        var (ward, team) = await WardAndTeamAsync();
        var command = new CloseWardCommand(ward.Id.Value, Today, null, "moved away", 0) { Key = "k1" };

        Assert.False((await rooms.Handler<CloseWardHandler>().HandleAsync(command, team, Cancel)).IsRefused);
        Assert.False((await rooms.Handler<CloseWardHandler>().HandleAsync(command, team, Cancel)).IsRefused);
        Assert.Equal(1, (await rooms.UnitOfAsync(ward.Code!)).Version);
    }

    [Fact]
    public async Task A_ward_moves_on_a_planned_day_and_its_history_stays_where_it_was()
    {
        var provider = await rooms.ProviderAsync();
        var site = await rooms.UnitAsync(new(UnitKind.Site, "Park", "ZXT-S1", provider.Number, UnitTree.Ever));
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider);

        Assert.Null(await MoveAsync(ward.Id.Value, site.Id.Value, team.Viewer, Day(30)));

        Assert.Contains($"moves to Park on {WardChange.Words(rooms.Today.AddDays(30))}", (await team.SeeAsync($"/organisations/{provider.Id.Value}")).Text, StringComparison.Ordinal);
        Assert.Equal($"{provider.Code} ZP1", await rooms.AboveAsync(ward.Code!, rooms.Today.AddDays(29)));
        Assert.Equal($"ZXT-S1 {provider.Code} ZP1", await rooms.AboveAsync(ward.Code!, rooms.Today.AddDays(30)));
    }

    [Fact]
    public async Task A_planned_move_is_seen_is_asked_about_before_the_ward_closes_and_is_cancelled_with_a_reason()
    {
        var provider = await rooms.ProviderAsync();
        var site = await rooms.UnitAsync(new(UnitKind.Site, "Meadow", "ZXT-S2", provider.Number, UnitTree.Ever));
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider);
        Assert.Null(await MoveAsync(ward.Id.Value, site.Id.Value, team.Viewer, Day(30)));

        var closing = (await rooms.Handler<CloseWardHandler>().HandleAsync(new(ward.Id.Value, Day(10), null, "moved away", 1), team.Viewer, Cancel)).Refusal;
        var form = await team.SeeAsync($"/organisations/wards/{ward.Id.Value}/move");
        var refused = await form.SubmitAsync("Cancel the planned move");
        var after = await refused.SubmitAsync("Cancel the planned move", ("CancelReason", "the site is not ready"));
        var again = (await rooms.Handler<CancelMoveHandler>().HandleAsync(new(ward.Id.Value, "once more", 2), team.Viewer, Cancel)).Refusal;

        Assert.Equal("moves-after-closing", closing?.Code);
        Assert.Contains("It moves to Meadow on", form.Text, StringComparison.Ordinal);
        Assert.Equal("CancelReason", refused.ErrorTarget(Assert.Single(refused.Errors)).GetAttribute("name"));
        Assert.Contains("The planned move has been cancelled.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("moves to Meadow", after.Text, StringComparison.Ordinal);
        Assert.Equal($"{provider.Code} ZP1", await rooms.AboveAsync(ward.Code!, rooms.Today.AddDays(31)));
        Assert.Equal("no-move-planned", again?.Code);
    }

    [Fact]
    public async Task A_planned_time_in_a_group_is_seen_and_cancelled_and_lies_at_most_a_year_ahead()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider);
        var day = rooms.Today.AddDays(40);
        var form = await team.SeeAsync($"/organisations/units/{ward.Id.Value}/groups");
        (string, string?)[] From(DateOnly on) => [("Kind", "strand"), ("Group", "Second wave"), ("From.Day", $"{on.Day}"), ("From.Month", $"{on.Month}"), ("From.Year", $"{on.Year}")];

        var far = await form.SubmitAsync("Put it in", From(rooms.Today.AddYears(5)));
        var planned = await form.SubmitAsync("Put it in", From(day));
        var gone = await planned.SubmitAsync("Cancel it: Second wave");

        Assert.Contains("is more than a year ahead", Assert.Single(far.Errors), StringComparison.Ordinal);
        Assert.Contains($"Strand: Second wave, from {WardChange.Words(day)} on, as planned", planned.Text, StringComparison.Ordinal);
        Assert.Contains("It has been put into the group.", planned.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("as planned", gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_is_chosen_from_those_in_use_and_a_wrong_one_is_corrected()
    {
        var provider = await rooms.ProviderAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);
        Assert.Null(await AddAsync(provider.Id.Value, team.Viewer, "ZXT-B1", "Birch"));
        var ward = await rooms.UnitOfAsync("ZXT-B1");
        var form = await team.SeeAsync($"/organisations/wards/{ward.Id.Value}/type");

        var unwritten = await form.SubmitAsync("Save the type", ("Type", "another"), ("Reason", "it was the wrong one"));
        var after = await unwritten.SubmitAsync("Save the type", ("AnotherType", "Older Adult"));
        var adding = await team.SeeAsync($"/organisations/{provider.Id.Value}/wards/new");

        Assert.Equal("AnotherType", unwritten.ErrorTarget(Assert.Single(unwritten.Errors)).GetAttribute("name"));
        Assert.Contains("The type has been saved.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Older Adult", after.Text, StringComparison.Ordinal);
        Assert.Equal("Older Adult", (await rooms.UnitOfAsync("ZXT-B1")).WardType);
        Assert.Contains(adding.Control("Type of ward").QuerySelectorAll("option"), o => o.TextContent == "Older Adult");
        Assert.Single(await rooms.InScopeAsync<Db, List<int>>(db => db.For<UnitGroupMember>(Rooms.TestSystem)
            .Where(m => m.Unit == ward.Number && m.To > rooms.Today).Select(m => m.Group).ToListAsync(Cancel)));
    }

    [Fact]
    public async Task A_ward_cannot_be_put_into_an_organisation_that_the_mover_does_not_hold()
    {
        var (ward, team) = await WardAndTeamAsync();
        var (theirs, none) = (await rooms.ProviderAsync(), Guid.CreateVersion7());

        var refused = await MoveAsync(ward.Id.Value, theirs.Id.Value, team);

        Assert.Equal("place-unknown", refused?.Code);
        Assert.Equal(refused, await MoveAsync(ward.Id.Value, none, team));
    }

    [Theory]
    [InlineData("1899-01-01", "not-a-day")]
    [InlineData("31/03/2026", "not-a-day")]
    [InlineData("2015-03-31", "before-opening")]
    [InlineData("2099-01-01", "day-too-far")]
    public async Task A_day_that_cannot_be_is_refused(string day, string code)
    {
        var (ward, team) = await WardAndTeamAsync();

        Assert.Equal(code, (await CloseAsync(ward.Id.Value, team, day))?.Code);
    }

    [Fact]
    public async Task A_new_ward_needs_a_free_code_and_a_name_that_can_be_told_apart()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider, "Elm");
        var team = (await rooms.PersonAsync("organisation-team", provider)).Viewer;

        Assert.Equal("code-taken", (await AddAsync(provider.Id.Value, team, ward.Code!, "Oak"))?.Code);
        Assert.Equal("name-in-use", (await AddAsync(provider.Id.Value, team, "ZXT-A1", "elm"))?.Code);
        Assert.Equal("made-up-and-real", (await AddAsync(provider.Id.Value, team, "RXX-1", "Oak"))?.Code);
        Assert.Null(await AddAsync(provider.Id.Value, team, "ZXT-A1", "Oak"));
        Assert.Equal(provider.Partition, (await rooms.UnitOfAsync("ZXT-A1")).Partition);
    }

    private string Day(int ahead) => rooms.Today.AddDays(ahead).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<(UnitRow Ward, Viewer Team)> WardAndTeamAsync()
    {
        var provider = await rooms.ProviderAsync();
        return (await rooms.WardAsync(provider), (await rooms.PersonAsync("organisation-team", provider)).Viewer);
    }

    private async Task<Refusal?> RenameAsync(Guid ward, Viewer viewer, string name, int version = 0) =>
        (await rooms.Handler<RenameWardHandler>().HandleAsync(new(ward, name, Today, "a reason", version), viewer, Cancel)).Refusal;

    private async Task<Refusal?> MoveAsync(Guid ward, Guid to, Viewer viewer, string? from = null) =>
        (await rooms.Handler<MoveWardHandler>().HandleAsync(new(ward, to, from ?? Today, "a reason", 0), viewer, Cancel)).Refusal;

    private async Task<Refusal?> CloseAsync(Guid ward, Viewer viewer, string day) =>
        (await rooms.Handler<CloseWardHandler>().HandleAsync(new(ward, day, null, "a reason", 0), viewer, Cancel)).Refusal;

    private async Task<Refusal?> AddAsync(Guid place, Viewer viewer, string code, string name = "New ward") =>
        (await rooms.Handler<AddWardHandler>().HandleAsync(new(place, name, code, "Adult Acute", "", Today, "a reason"), viewer, Cancel)).Refusal;
}
