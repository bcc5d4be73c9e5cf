using System.Net;
using TwelveRooms.Access.Routes;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Testing;

public sealed class RoomsTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static readonly string SomeChart = $"/units/{Guid.CreateVersion7()}/measures/{Guid.CreateVersion7()}";

    [Fact]
    public async Task A_ward_is_found_by_those_who_hold_it_and_by_nobody_else()
    {
        var ward = await rooms.WardAsync();
        var here = await rooms.PersonAsync("ward-manager", ward);
        var elsewhere = await rooms.PersonAsync("ward-manager", await rooms.WardAsync());
        var units = rooms.Handler<UnitDirectory>();

        var found = await units.FindAsync(ward.Id.Value, here.Viewer, TestContext.Current.CancellationToken);
        var hidden = await units.FindAsync(ward.Id.Value, elsewhere.Viewer, TestContext.Current.CancellationToken);

        Assert.Equal(ward.Name, found?.Name);
        Assert.Null(hidden);
    }

    [Fact]
    public async Task Somebody_who_has_not_signed_in_is_sent_to_the_door()
    {
        using var answer = await rooms.Anyone().Client.GetAsync(SomeChart, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/demo", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task The_page_of_roles_is_empty_until_a_demo_is_made()
    {
        var page = await rooms.Anyone().SeeAsync("/demo");

        Assert.Equal("Choose who to be", page.Heading);
        Assert.Empty(page.Document.QuerySelectorAll("button[name=as]"));
    }

    [Fact]
    public async Task A_form_is_sent_with_its_token_and_its_button()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync();
        var jo = new Person { Name = "Jo", IsDemo = true };
        await own.WriteAsync("test.person", write => write.Add(jo));
        await own.GrantAsync(jo.Id.Value, "ward-member", ward);
        var visitor = own.Anyone();

        using var answer = await (await visitor.SeeAsync("/demo")).PressAsync("Be Jo");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains(visitor.Cookies.GetAllCookies(), c => c.Name == Gate.SessionCookie);
    }

    [Fact]
    public async Task A_session_ends_when_the_shift_is_over_by_the_clock_of_the_test()
    {
        await using var own = await Rooms.StartAsync();
        var person = await own.PersonAsync("ward-member", await own.WardAsync());

        using var during = await person.Client.GetAsync(SomeChart, TestContext.Current.CancellationToken);
        own.Clock.Advance(TimeSpan.FromHours(13));
        using var after = await person.Client.GetAsync(SomeChart, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, during.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
    }

    [Fact]
    public async Task Builders_leave_an_audit_that_holds()
    {
        await rooms.WardAsync();
        await rooms.WorkAsync();

        Assert.Empty((await rooms.Handler<AuditVerifier>().VerifyAsync(TestContext.Current.CancellationToken)).Breaks);
    }

    [Fact]
    public async Task The_style_sheet_has_bytes()
    {
        using var answer = await rooms.Anyone().Client.GetAsync("/_content/TwelveRooms.Components/rooms.css", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length > 10_000);
    }

    [Fact]
    public async Task A_house_that_has_ended_is_held_by_nothing_not_even_a_timer()
    {
        var services = await StartAndEndAsync();
        for (var tries = 0; services.IsAlive && tries < 40; tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            GC.Collect();
        }

        Assert.False(services.IsAlive, "Hundreds of houses are started here: those that stay make each one slower.");
    }

    private static async Task<WeakReference> StartAndEndAsync()
    {
        await using var own = await Rooms.StartAsync();
        _ = await own.Anyone().OpenAsync("/come-in");
        return new(own.Services);
    }
}
