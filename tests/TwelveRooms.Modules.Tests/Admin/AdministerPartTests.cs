using System.Net;
using TwelveRooms.Access;
using TwelveRooms.Measures.ChangeMeasure;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Admin;

/// <summary>A setting and the library hold for every organisation, so a right that is held on a part of the programme changes neither.</summary>
public sealed class AdministerPartTests
{
    [Fact]
    public async Task The_right_to_administer_held_on_a_ward_opens_no_setting_no_jobs_and_no_definition()
    {
        await using var rooms = await Rooms.StartAsync();
        var ward = await rooms.WardAsync();
        await rooms.WriteAsync("test.role", write => write.Add(new Role
        {
            Key = "ward-administrator", Name = "ward administrator", Description = "From before the rule.", Tier = Tier.Own, Rights = Rights.Administer | Rights.RecordNumbers, HeldOn = "ward", IsPrivileged = true, Place = 2000,
        }));
        var holder = await rooms.PersonAsync("ward-administrator", ward);

        foreach (var address in new[] { "/jobs", "/settings", "/settings/programme.name" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await holder.OpenAsync(address)).Status);
        }

        var change = new ChangeSettingCommand(SettingDefinition.ProgrammeName, "Mine", "because");
        Assert.Equal("not-found", (await rooms.InScopeAsync<ProgrammeSettings, Outcome<Done>>(s => s.ChangeAsync(change, holder.Viewer, TestContext.Current.CancellationToken))).Refusal?.Code);
        var definition = new ChangeMeasureCommand(WardNumbers.Leave, "2026-03-16", null, "Something else altogether counts.", "because", null);
        Assert.Equal("not-found", (await rooms.InScopeAsync<ChangeMeasureHandler, Outcome<ChangedMeasure>>(h => h.HandleAsync(definition, holder.Viewer, TestContext.Current.CancellationToken))).Refusal?.Code);
    }
}
