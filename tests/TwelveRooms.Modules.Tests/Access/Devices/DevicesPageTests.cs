using System.Net;
using TwelveRooms.Access.Routes;
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
    public async Task A_device_is_listed_and_stops_when_it_is_ended()
    {
        var ward = await rooms.WardAsync();
        var device = await rooms.DeviceAsync(ward);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var list = await manager.SeeAsync($"/wards/{ward.Id.Value}/devices");

        var after = await list.SubmitAsync("End office phone");
        using var refused = await device.Client.GetAsync($"/wards/{ward.Id.Value}/this-week", TestContext.Current.CancellationToken);

        Assert.Contains("It stops on 16 June 2026.", list.Text, StringComparison.Ordinal);
        Assert.Contains("This ward has none yet.", after.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
    }

    [Theory]
    [InlineData("", "Say what this phone or PC is called")]
    [InlineData("phone in bed 4", "looks like one person's bed")]
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
