using System.Net;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Routes;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.Demo;

public sealed class SignInAgainTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_signs_in_again_leaves_no_session_behind()
    {
        var jo = new Person { Name = "Jo", IsDemo = true };
        await rooms.WriteAsync("test.person", write => write.Add(jo));
        await rooms.GrantAsync(jo.Id.Value, "ward-member", await rooms.WardAsync());
        var visitor = rooms.Anyone();

        using var first = await (await visitor.SeeAsync("/demo")).PressAsync("Be Jo");
        var earlier = SessionOf(visitor);
        using var second = await (await visitor.SeeAsync("/demo")).PressAsync("Be Jo");
        var later = SessionOf(visitor);

        Assert.NotEqual(earlier, later);
        Assert.Equal((HttpStatusCode.Redirect, "/demo"), await HomeAsync(earlier));
        Assert.NotEqual((HttpStatusCode.Redirect, "/demo"), await HomeAsync(later));
        Assert.Equal(1, await EndedAsync(rooms));
    }

    [Fact]
    public async Task A_cookie_that_opens_nothing_ends_nothing()
    {
        await using var own = await Rooms.StartAsync();
        var jo = new Person { Name = "Jo", IsDemo = true };
        await own.WriteAsync("test.person", write => write.Add(jo));
        await own.GrantAsync(jo.Id.Value, "ward-member", await own.WardAsync());
        var visitor = own.Anyone();
        visitor.Cookies.Add(new Uri("http://localhost/"), new Cookie(Gate.SessionCookie, "made-up"));

        using var answer = await (await visitor.SeeAsync("/demo")).PressAsync("Be Jo");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(0, await EndedAsync(own));
    }

    private static string SessionOf(Visitor visitor) => visitor.Cookies.GetAllCookies().Single(c => c.Name == Gate.SessionCookie).Value;

    private async Task<(HttpStatusCode Status, string? Where)> HomeAsync(string session)
    {
        var visitor = rooms.Anyone();
        visitor.Cookies.Add(new Uri("http://localhost/"), new Cookie(Gate.SessionCookie, session));
        using var answer = await visitor.Client.GetAsync("/", Cancel);
        return (answer.StatusCode, answer.Headers.Location?.ToString());
    }

    private static Task<int> EndedAsync(Rooms rooms) => rooms.Db().For<AuditRecord>(Rooms.TestSystem).CountAsync(r => r.Action == "access.pass-ended", Cancel);
}
