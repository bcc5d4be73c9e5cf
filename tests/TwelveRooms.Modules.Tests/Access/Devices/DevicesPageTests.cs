using System.Net;
using TwelveRooms.Access.Routes;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.Devices;

public sealed class DevicesPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Make = "Make this a ward device and sign me out";

    [Fact]
    public async Task A_manager_makes_this_browser_a_ward_device_and_is_signed_out_on_it()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var page = await manager.SeeAsync($"/wards/{ward.Id.Value}/devices");

        var after = await page.SubmitAsync(Make, ("What is it called on the ward?", "office phone"));

        Assert.Equal($"/wards/{ward.Id.Value}/this-week", after.Address.AbsolutePath);
        var cookies = manager.Cookies.GetAllCookies();
        Assert.Contains(cookies, c => c.Name == Gate.DeviceCookie);
        Assert.DoesNotContain(cookies, c => c.Name == Gate.SessionCookie);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/wards/{ward.Id.Value}/devices")).Status);
        Assert.Contains(ward.Name, after.Document.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_ward_is_asked_for_nothing_and_takes_no_new_phone()
    {
        var ward = await rooms.AskedWardAsync(Measures.WardNumbers.Leave);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        await rooms.WriteAsync("test.closed", write => write.For<TwelveRooms.Organisations.Domain.Unit>().Single(u => u.Number == ward.Number).ClosedOn = rooms.Today.AddDays(-1));

        var refused = await (await manager.SeeAsync($"/wards/{ward.Id.Value}/devices")).SubmitAsync("Make this a ward device and sign me out", ("Label", "office phone"));
        var week = await manager.SeeAsync($"/wards/{ward.Id.Value}/this-week");
        var home = await manager.SeeAsync($"/wards/{ward.Id.Value}");

        Assert.Contains("has closed. Nothing is put in for it any more, so it takes no new phone or PC.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains("This ward has closed. Nothing is asked of it any more.", week.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is asked of a closed ward.", home.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Move the ward", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_is_listed_and_stops_when_it_is_ended()
    {
        var ward = await rooms.WardAsync();
        var device = await rooms.DeviceAsync(ward);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var list = await manager.SeeAsync($"/wards/{ward.Id.Value}/devices");

        var after = await list.SubmitAsync("End office phone");
        using var refused = await device.Client.GetAsync($"/wards/{ward.Id.Value}/this-week", TestContext.Current.CancellationToken);
        var ended = await device.SeeAsync($"/wards/{ward.Id.Value}/this-week");

        Assert.Contains("It stops on 16 June 2026.", list.Text, StringComparison.Ordinal);
        Assert.Contains("This ward has none yet.", after.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.Redirect, "/devices/ended"), (refused.StatusCode, ended.Address.AbsolutePath));
        Assert.Contains("Ask a ward manager to sign in on it and to add it again.", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_says_on_which_day_a_device_was_enrolled_and_last_used_and_never_when_or_by_whom()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.AskedWardAsync(WardNumbers.Leave);
        var device = await own.DeviceAsync(ward);
        var unused = await (await own.PersonAsync("ward-manager", ward)).SeeAsync($"/wards/{ward.Id.Value}/devices");

        own.Clock.Advance(TimeSpan.FromDays(5));
        await device.SeeAsync(WardNumbers.WeekOf(ward));
        await (await device.SeeAsync(await own.QuestionAsync(ward, WardNumbers.Leave))).SubmitAsync("Save", ("Numerator", "3"), ("Initials", "SO"));
        own.Clock.Advance(TimeSpan.FromDays(9));
        var manager = await own.PersonAsync("ward-manager", ward);
        var used = await manager.SeeAsync($"/wards/{ward.Id.Value}/devices");

        Assert.Contains("Since 18 March 2026. Not used yet. It stops on 16 June 2026.", unused.Text, StringComparison.Ordinal);
        Assert.Contains("Since 18 March 2026. Last used on 23 March 2026. It stops on 16 June 2026.", used.Text, StringComparison.Ordinal);
        var row = used.Document.QuerySelector(".rooms-lines li")!.TextContent;
        Assert.DoesNotContain("SO", row, StringComparison.Ordinal);
        Assert.DoesNotContain(":", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_stops_after_90_days()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.AskedWardAsync(WardNumbers.Leave);
        var device = await own.DeviceAsync(ward);

        own.Clock.Advance(TimeSpan.FromDays(89));
        var still = await device.OpenAsync(WardNumbers.WeekOf(ward));
        own.Clock.Advance(TimeSpan.FromDays(1));
        using var over = await device.Client.GetAsync(WardNumbers.WeekOf(ward), TestContext.Current.CancellationToken);
        var list = await (await own.PersonAsync("ward-manager", ward)).SeeAsync($"/wards/{ward.Id.Value}/devices");

        Assert.Equal(HttpStatusCode.OK, still.Status);
        Assert.Equal(HttpStatusCode.Redirect, over.StatusCode);
        Assert.Contains("This ward has none yet.", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_saving_a_device_shows_one_sentence_on_its_own_number_and_no_other_number()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave, WardNumbers.Reflective);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 2, 23), 41);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 7);
        var device = await rooms.DeviceAsync(ward);
        var question = await device.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave));

        var after = await question.SubmitAsync("Save", ("Numerator", "6"), ("Initials", ""));

        Assert.Contains("Last week: 7", question.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("41", question.Text, StringComparison.Ordinal);
        var said = Assert.Single(after.Document.QuerySelectorAll("[role=status]")).TextContent;
        Assert.StartsWith("Saved. Leave cancelled for lack of staff: 6.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("7", said, StringComparison.Ordinal);
        Assert.DoesNotContain("/units/", after.Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Say what this phone or PC is called")]
    [InlineData("phone in bed 4", "looks like one person’s bed")]
    public async Task A_label_says_what_it_is_and_not_who(string label, string says)
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);

        var page = await (await manager.SeeAsync($"/wards/{ward.Id.Value}/devices")).SubmitAsync(Make, ("Label", label));

        Assert.Contains(says, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("Label", page.ErrorTarget(page.Errors[0]).Id);
    }

    [Fact]
    public async Task Another_wards_devices_are_not_there()
    {
        var ward = await rooms.WardAsync();
        var own = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", own);
        var device = await rooms.DeviceAsync(ward);
        await rooms.DeviceAsync(own);
        var list = await manager.SeeAsync($"/wards/{own.Id.Value}/devices");
        var id = device.Viewer.Actor["device:".Length..];

        var answer = await list.SubmitAsync("End office phone", ("device", id));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal(HttpStatusCode.OK, (await device.OpenAsync($"/wards/{ward.Id.Value}/this-week")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/wards/{ward.Id.Value}/devices")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await rooms.PersonAsync("ward-member", ward)).OpenAsync($"/wards/{ward.Id.Value}/devices")).Status);
    }
}
