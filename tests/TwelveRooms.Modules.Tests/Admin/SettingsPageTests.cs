using System.Net;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Admin;

public sealed class SettingsPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Ceiling = "The most time that a ward is asked for";

    [Fact]
    public async Task A_setting_is_found_changed_with_a_reason_and_said_back()
    {
        var team = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());
        var list = await (await team.SeeAsync("/organisations")).FollowAsync("Settings of the programme");

        var form = await list.FollowAsync($"Change: {Ceiling}");
        var saved = await form.SubmitAsync("Save the change", ("Value", "25"), ("Reason", "wards asked for less"));

        Assert.Equal("Settings of the programme", saved.Heading);
        Assert.Contains($"Saved. {Ceiling}: 25.", saved.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_points_at_the_box_and_what_was_typed_stays_in_it()
    {
        var team = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());
        var form = await team.SeeAsync("/settings/burden.minutes-a-month");

        var again = await form.SubmitAsync("Save the change", ("Value", "many"), ("Reason", "a trial"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        var told = Assert.Single(again.Errors);
        Assert.Contains("“many” cannot be used", told, StringComparison.Ordinal);
        Assert.Equal("many", again.ErrorTarget(told).GetAttribute("value"));
        Assert.Equal("a trial", again.Control("Why does it change?").GetAttribute("value"));
    }

    [Fact]
    public async Task Whoever_does_not_look_after_the_programme_finds_no_settings()
    {
        var manager = await rooms.PersonAsync("ward-manager", await rooms.WardAsync());
        var team = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());

        Assert.DoesNotContain("Settings of the programme", (await manager.SeeAsync("/organisations")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync("/settings/programme.name")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await team.OpenAsync("/settings/programme.colour")).Status);
    }
}
