using System.Net;
using TwelveRooms.Access.Routes;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Edge;

/// <summary>A form belongs to whoever it was made for, also in a browser that somebody else has signed in to since.</summary>
public sealed class FormOwnerTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task What_one_person_left_open_is_not_sent_in_the_name_of_the_next()
    {
        var ward = await rooms.WardAsync();
        var sam = await rooms.PersonAsync("ward-manager", ward);
        var priya = await rooms.PersonAsync("ward-manager", ward);
        var left = await sam.SeeAsync($"/wards/{ward.Id.Value}/devices");

        // The same browser: its form cookie stays, its session is another's.
        sam.Cookies.Add(new Uri("http://localhost/"), new Cookie(Gate.SessionCookie, priya.Cookies.GetCookies(new Uri("http://localhost/"))[Gate.SessionCookie]!.Value));
        var sent = await left.SubmitAsync("Make this a ward device and sign me out", ("Label", "night phone"));

        Assert.Equal(HttpStatusCode.BadRequest, sent.Status);
        Assert.Equal("That did not work", sent.Heading);
        Assert.DoesNotContain("night phone", (await priya.SeeAsync($"/wards/{ward.Id.Value}/devices")).Text, StringComparison.Ordinal);
    }
}
