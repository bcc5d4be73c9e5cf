using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.RenameWard;
using TwelveRooms.Organisations.UnitGroups;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Text;

/// <summary>What points to a patient is not kept, wherever it is typed; no handler can leave the look out.</summary>
public sealed class TextDoorTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Patient = "moved 943 476 5919 away";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_that_asked_nothing_is_refused_all_the_same_and_leaves_no_trace()
    {
        var before = await AuditedAsync();
        var row = await rooms.InScopeAsync<Db, Outcome<Done>>(db => db.WriteAsync<Done>(Rooms.TestSystem, new("test.text"), (write, _) =>
        {
            write.Add(new UnitGroup { Kind = "cohort", Name = Patient });
            return Task.FromResult<Outcome<Done>>(new Done());
        }, Cancel));
        var why = await rooms.InScopeAsync<Db, Outcome<Done>>(db => db.WriteAsync<Done>(Rooms.TestSystem, new("test.text"), (write, _) =>
        {
            write.About(0, null, Patient);
            return Task.FromResult<Outcome<Done>>(new Done());
        }, Cancel));
        var bulk = await rooms.InScopeAsync<Db, Outcome<Done>>(db => db.WriteAsync<Done>(Rooms.TestSystem, new("test.text"), async (write, c) =>
        {
            write.Summarise("points");
            await write.AddManyAsync([new Point { Partition = 1, Series = 1, Period = new(2026, 1, 1), State = Statistics.PointState.NotCollected, By = "test", Reason = Patient }], c);
            return new Done();
        }, Cancel));

        Assert.Equal(("points-to-a-person", "Name"), (row.Refusal?.Code, row.Refusal?.Field));
        Assert.Equal(("points-to-a-person", "Reason"), (why.Refusal?.Code, why.Refusal?.Field));
        Assert.Equal(("points-to-a-person", "Reason"), (bulk.Refusal?.Code, bulk.Refusal?.Field));
        Assert.Equal(before, await AuditedAsync());
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task Names_of_wards_groups_devices_and_files_are_looked_at_and_so_are_settings()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider);
        var programme = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());
        var file = new ReceivedFile("w 943 476 5919.csv", System.Text.Encoding.UTF8.GetBytes($"provider_code,ward_code,ward_name,ward_type\n{provider.Code},ZXT-N1,Mr John Smith,Adult Acute\n"));

        var name = await rooms.Handler<RenameWardHandler>().HandleAsync(new(ward.Id.Value, "Mr John Smith", "2026-01-01", "why", 0), team.Viewer, Cancel);
        var group = await rooms.Handler<JoinGroupHandler>().HandleAsync(new(ward.Code!, "cohort", "Mr John Smith"), team.Viewer, Cancel);
        var setting = await rooms.Handler<ProgrammeSettings>().ChangeAsync(new(SettingDefinition.BurdenCeiling, "20", Patient), programme.Viewer, Cancel);
        var lines = await rooms.Handler<TwelveRooms.Organisations.ImportOrganisations.ImportOrganisationsHandler>().HandleAsync(file, null, team.Viewer, Cancel);
        var cli = await rooms.CliAsync("settings", "burden.minutes-a-month", "20", "--reason", Patient);

        Assert.Equal(("points-to-a-person", "Name"), (name.Refusal?.Code, name.Refusal?.Field));
        Assert.Equal(("points-to-a-person", "Group"), (group.Refusal?.Code, group.Refusal?.Field));
        Assert.Equal(("points-to-a-person", "Reason"), (setting.Refusal?.Code, setting.Refusal?.Field));
        Assert.Equal((2, "ward_name"), (Assert.Single(lines.Refusal!.Problems).Line, lines.Refusal.Problems[0].Column));
        Assert.DoesNotContain("943", lines.Refusal.Message, StringComparison.Ordinal);
        Assert.Equal(3, cli.Exit);
        Assert.Contains("looks like an NHS number", cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Ward \u202egnissim")]
    [InlineData("\u200b")]
    [InlineData("\u3164\u3164")]
    [InlineData("One\u2028Two")]
    [InlineData("Ward\u0007")]
    [InlineData("—")]
    public async Task A_name_that_cannot_be_seen_or_turns_what_follows_is_no_name(string name)
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider);

        var renamed = await rooms.Handler<RenameWardHandler>().HandleAsync(new(ward.Id.Value, name, "2026-01-01", "why", 0), team.Viewer, Cancel);
        var group = await rooms.Handler<JoinGroupHandler>().HandleAsync(new(ward.Code!, "cohort", name), team.Viewer, Cancel);

        Assert.True(renamed.Refusal?.Code is "name-not-one-line" or "name-needs-letters");
        Assert.True(group.Refusal?.Code is "name-not-one-line" or "name-needs-letters");
    }

    [Theory]
    [InlineData("evil kind")]
    [InlineData("ward  type")]
    [InlineData("ward type")]
    [InlineData("")]
    public async Task Only_the_three_kinds_of_group_are_joined(string kind)
    {
        var provider = await rooms.ProviderAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);

        var outcome = await rooms.Handler<JoinGroupHandler>().HandleAsync(new((await rooms.WardAsync(provider)).Code!, kind, "First"), team.Viewer, Cancel);

        Assert.Equal(("group-kind", "Kind"), (outcome.Refusal?.Code, outcome.Refusal?.Field));
    }

    [Fact]
    public async Task A_reason_that_nobody_can_see_is_none_and_one_that_turns_the_text_is_not_kept()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider);

        foreach (var reason in new[] { "\u200b\u200b", "because \u202eesuaceb" })
        {
            var outcome = await rooms.Handler<RenameWardHandler>().HandleAsync(new(ward.Id.Value, "Larch", "2026-01-01", reason, 0), team.Viewer, Cancel);
            Assert.Equal("text-not-readable", outcome.Refusal?.Code);
        }
    }

    [Fact]
    public async Task Groups_of_other_organisations_are_not_named()
    {
        var (mine, theirs) = (await rooms.ProviderAsync(), await rooms.ProviderAsync());
        var (ward, other) = (await rooms.WardAsync(mine), await rooms.WardAsync(theirs));
        foreach (var (unit, group) in new[] { (other, "Secret strand"), (ward, "Zebra"), (ward, "apple") })
        {
            Assert.False((await rooms.Handler<JoinGroupHandler>().HandleAsync(new(unit.Code!, "strand", group), Rooms.TestSystem, Cancel)).IsRefused);
        }

        var names = await rooms.Handler<UnitGroupReader>().NamesAsync((await rooms.PersonAsync("organisation-team", mine)).Viewer, Cancel);

        Assert.Equal(["apple", "Zebra"], names);
    }

    [Fact]
    public async Task A_setting_that_somebody_else_changed_is_not_overwritten_and_one_post_counts_once()
    {
        var team = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());
        var settings = rooms.Handler<ProgrammeSettings>();
        var shown = await settings.VersionOfAsync(SettingDefinition.ProgrammeName, Cancel);

        var first = new ChangeSettingCommand(SettingDefinition.ProgrammeName, "Calm wards", "It is what we call it.") { Version = shown, Key = Guid.NewGuid().ToString() };
        var done = await settings.ChangeAsync(first, team.Viewer, Cancel);
        var again = await settings.ChangeAsync(first, team.Viewer, Cancel);
        var late = await settings.ChangeAsync(first with { Value = "Other", Key = Guid.NewGuid().ToString() }, team.Viewer, Cancel);
        var endless = await settings.ChangeAsync(new(SettingDefinition.ProgrammeName, "Other", new('x', 401)), team.Viewer, Cancel);

        Assert.False(done.IsRefused);
        Assert.False(again.IsRefused);
        Assert.Equal("changed-meanwhile", late.Refusal?.Code);
        Assert.Equal("reason-too-long", endless.Refusal?.Code);
        Assert.Equal(shown + 1, await settings.VersionOfAsync(SettingDefinition.ProgrammeName, Cancel));
    }

    private async Task<int> AuditedAsync() => await rooms.Db().For<AuditRecord>(Rooms.TestSystem).CountAsync(a => a.Action == "test.text", Cancel);
}
