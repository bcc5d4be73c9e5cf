using System.Net;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.PlaceSite;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.UnitGroups;

public sealed class BesideTheTreeTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ward_is_put_into_a_cohort_seen_there_and_taken_out()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider, "Larch");
        var team = await rooms.PersonAsync("organisation-team", provider);
        var address = $"/organisations/units/{ward.Id.Value}/groups";

        var refused = await (await team.SeeAsync(address)).SubmitAsync("Put it in", ("Cohort", "x"), ("Its name", ""));
        var wrong = await refused.SubmitAsync("Put it in", ("Its name", "First wave"), ("Day", "31"), ("Month", "2"), ("Year", "2026"));
        var after = await wrong.SubmitAsync("Put it in", ("Day", "1"), ("Month", "2"), ("Year", "2026"));
        var all = await team.SeeAsync("/organisations/groups");
        var stranger = await (await rooms.PersonAsync("organisation-team", await rooms.ProviderAsync())).SeeAsync("/organisations/groups");
        var gone = await after.SubmitAsync("Take it out");

        Assert.Contains("Write the name of the group", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains("“31 2 2026” is not a day", Assert.Single(wrong.Errors), StringComparison.Ordinal);
        Assert.Contains("Cohort: First wave, since 1 February 2026", after.Text, StringComparison.Ordinal);
        Assert.Contains("First wave Larch", all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Larch", stranger.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("First wave, since", gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_independent_group_fits_with_sites_in_several_regions_and_boards()
    {
        await using var own = await Rooms.StartAsync();
        await LoadAsync(own, "icb_code,icb_name,region_code,region_name,valid_from\nZI1,Northmere ICB,ZR1,Northmere,2022-07-01\nZI2,Southfell ICB,ZR2,Southfell,2022-07-01\n");
        await LoadAsync(own, "ods_code,display_name,kind,status\nZX8,Pretend Harbour Care Ltd,Independent,not checked\n");
        await LoadAsync(own, "site_code,site_name,provider_code,icb_code,region_code\nZX801,Windfall House,ZX8,ZI1,ZR1\nZX802,Tidewater Hall,ZX8,ZI2,ZR2\n");
        await LoadAsync(own, "provider_code,site_code,ward_code,ward_name,ward_type\nZX8,ZX801,ZX8-1,Elm,Low Secure\nZX8,ZX802,ZX8-2,Oak,Low Secure\n");
        var group = (await own.Handler<UnitDirectory>().FindAsync("ZX8", Rooms.TestSystem, Cancel))!;
        var team = await own.PersonAsync("organisation-team", group);

        var organisation = await team.SeeAsync($"/organisations/{group.Id.Value}");
        var site = await organisation.FollowAsync("Windfall House");
        var board = await team.SeeAsync($"/organisations/{(await own.UnitOfAsync("ZI2")).Id.Value}");

        Assert.Equal("ZX801 ZX8 PROGRAMME", await own.AboveAsync("ZX8-1", own.Today));
        Assert.Contains("It lies in Northmere and Northmere ICB.", site.Text, StringComparison.Ordinal);
        Assert.Contains("Elm", site.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Oak", site.Text, StringComparison.Ordinal);
        Assert.Contains("Sites that lie here", board.Text, StringComparison.Ordinal);
        Assert.Contains("Tidewater Hall", board.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Windfall House", board.Text, StringComparison.Ordinal);
        Assert.Contains("In several regions, or not known", (await team.SeeAsync("/organisations")).Text, StringComparison.Ordinal);
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task A_site_lies_in_one_board_at_a_time_from_a_day_on()
    {
        await using var own = await Rooms.StartAsync();
        await LoadAsync(own, "icb_code,icb_name,region_code,region_name,valid_from\nZI1,Northmere ICB,ZR1,Northmere,2022-07-01\nZI2,Southfell ICB,ZR2,Southfell,2022-07-01\n");
        var provider = await own.ProviderAsync();
        var site = await own.UnitAsync(new(UnitKind.Site, "Windfall House", "ZXT-S1", provider.Number, UnitTree.Ever));
        var team = await own.PersonAsync("organisation-team", provider);

        var form = await (await team.SeeAsync($"/organisations/{site.Id.Value}")).FollowAsync("Say where this site lies");
        var refused = await form.SubmitAsync("Save", ("Which ICB or region?", (await own.UnitOfAsync("ZI1")).Id.Value.ToString()), ("Day", "1"), ("Month", "1"), ("Year", "2026"), ("Why?", ""));
        var after = await refused.SubmitAsync("Save", ("Why?", "The register says so"));
        var moved = await own.CliAsync("units", "place", "ZXT-S1", "ZI2", "--from", "2026-03-01", "--reason", "the boundary moved");
        var wrong = await own.CliAsync("units", "place", "ZXT-S1", provider.Code!, "--from", "2026-03-01", "--reason", "no");
        var rows = await own.InScopeAsync<Db, List<SitePlace>>(db => db.For<SitePlace>(Rooms.TestSystem).OrderBy(p => p.From).ToListAsync(Cancel));

        Assert.Contains("Say why", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains("Where the site lies has been saved.", after.Text, StringComparison.Ordinal);
        Assert.Contains("It lies in Northmere ICB.", after.Text, StringComparison.Ordinal);
        Assert.Equal((0, ""), (moved.Exit, moved.Error));
        Assert.Contains("is not an ICB or a region that this site can lie in", wrong.Error, StringComparison.Ordinal);
        Assert.Equal([(new(2026, 1, 1), new(2026, 3, 1)), (new DateOnly(2026, 3, 1), DateOnly.MaxValue)], rows.Select(r => (r.From, r.To)));
    }

    [Fact]
    public async Task Nobody_places_or_groups_what_is_not_theirs_and_both_answers_are_one()
    {
        var (provider, site) = await SiteAsync();
        var stranger = await rooms.PersonAsync("organisation-team", await rooms.ProviderAsync());
        var handler = rooms.Handler<PlaceSiteHandler>();

        foreach (var id in new[] { site.Id.Value, Guid.CreateVersion7() })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/organisations/sites/{id}/place")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/organisations/units/{id}/groups")).Status);
            Assert.Same(Refusal.NotFound, (await handler.HandleAsync(new(id.ToString(), null, "2026-01-01", "why"), stranger.Viewer, Cancel)).Refusal);
        }

        // The organisation's own name is public; putting it into a cohort is not.
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/organisations/units/{provider.Id.Value}/groups")).Status);
    }

    [Fact]
    public async Task An_organisation_shows_its_wards_as_they_were_on_a_day()
    {
        var (provider, site) = await SiteAsync();
        var ward = await rooms.WardAsync(provider, "Rowan");
        var team = await rooms.PersonAsync("organisation-team", provider);
        _ = (await rooms.Handler<TwelveRooms.Organisations.MoveWard.MoveWardHandler>().HandleAsync(new(ward.Id.Value, site.Id.Value, "2026-03-01", "why", 0), team.Viewer, Cancel)).Value;

        var today = await team.SeeAsync($"/organisations/{provider.Id.Value}");
        var before = await today.SubmitAsync("Show that day", ("Day", "2026-02-28"));
        var wrong = await team.OpenAsync($"/organisations/{provider.Id.Value}?on=yesterday");

        Assert.Contains($"{site.Name} Rowan", today.Text, StringComparison.Ordinal);
        Assert.Contains("Wards, as they were on 28 February 2026", before.Text, StringComparison.Ordinal);
        Assert.Contains("Without a site Rowan", before.Text, StringComparison.Ordinal);
        Assert.Contains("“yesterday” is not a date", Assert.Single(wrong.Errors), StringComparison.Ordinal);
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task The_command_line_joins_and_leaves_groups()
    {
        var ward = await rooms.WardAsync();

        var joined = await rooms.CliAsync("units", "join", ward.Code!, "collaborative", "Northmere", "--from", "2026-01-01");
        var left = await rooms.CliAsync("units", "leave", ward.Code!, "collaborative", "Northmere");
        var again = await rooms.CliAsync("units", "leave", ward.Code!, "collaborative", "Northmere");

        Assert.Equal((0, $"{ward.Code} is in Northmere. There was no such collaborative before: if that is a slip, take it out with units leave.\n"), (joined.Exit, joined.Out));
        Assert.Equal((0, $"{ward.Code} is no longer in Northmere.\n"), (left.Exit, left.Out));
        Assert.Equal(3, again.Exit);
    }

    [Fact]
    public async Task Two_editors_of_a_sites_place_or_a_wards_groups_cannot_overwrite_each_other()
    {
        var (provider, site) = await SiteAsync();
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider);
        var board = await rooms.UnitAsync(new(UnitKind.Icb, "Board", $"ZI{provider.Number}", (await rooms.ProgrammeAsync()).Number, UnitTree.Ever));
        (string, string?)[] group = [("Cohort", "x"), ("Its name", "First wave")];
        (string, string?)[] place = [("Which ICB or region?", board.Id.Value.ToString()), ("Day", "1"), ("Month", "1"), ("Year", "2026"), ("Why?", "The register says so")];
        var (groups, otherGroups) = (await team.SeeAsync($"/organisations/units/{ward.Id.Value}/groups"), await team.SeeAsync($"/organisations/units/{ward.Id.Value}/groups"));
        var (places, otherPlaces) = (await team.SeeAsync($"/organisations/sites/{site.Id.Value}/place"), await team.SeeAsync($"/organisations/sites/{site.Id.Value}/place"));

        Assert.Empty((await groups.SubmitAsync("Put it in", group)).Errors);
        Assert.Empty((await places.SubmitAsync("Save", place)).Errors);

        Assert.Contains("was changed by somebody else", Assert.Single((await otherGroups.SubmitAsync("Put it in", ("Cohort", "x"), ("Its name", "Second wave"))).Errors), StringComparison.Ordinal);
        Assert.Contains("was changed by somebody else", Assert.Single((await otherPlaces.SubmitAsync("Save", place)).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_puts_a_ward_into_a_group_is_done_once_when_sent_twice()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider);
        var form = await team.SeeAsync($"/organisations/units/{ward.Id.Value}/groups");

        var first = await form.SubmitAsync("Put it in", ("Cohort", "x"), ("Its name", "Third wave"));
        var again = await form.SubmitAsync("Put it in", ("Cohort", "x"), ("Its name", "Third wave"));

        Assert.Empty(first.Errors);
        Assert.Empty(again.Errors);
        Assert.Equal(1, (await rooms.UnitOfAsync(ward.Code!)).Version);
    }

    private async Task<(UnitRow Provider, UnitRow Site)> SiteAsync()
    {
        var provider = await rooms.ProviderAsync();
        return (provider, await rooms.UnitAsync(new(UnitKind.Site, $"Park {provider.Code}", $"{provider.Code}-S", provider.Number, UnitTree.Ever)));
    }

    private static async Task LoadAsync(Rooms own, string text)
    {
        var outcome = await own.LoadAsync(text);
        Assert.False(outcome.IsRefused, string.Join('\n', outcome.Refusal?.Problems.Select(p => p.Message) ?? []));
    }
}
