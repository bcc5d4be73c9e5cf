using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Access.Routes;
using TwelveRooms.Modules.Tests.Isolation;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Security;

/// <summary>When something goes wrong inside, nothing of the inside comes out: a fault is planted behind every page and behind the interface.</summary>
public sealed class MishapsTests : IAsyncLifetime
{
    private const string Inside = "SELECT secret FROM access_accounts at /srv/rooms/Program.cs:line 7 v10.0.1";
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync(services: s => s.Configure<MvcOptions>(o => o.Filters.Add(new Breaks())));

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task S_51_A_fault_behind_any_page_says_nothing_of_the_inside_and_gives_a_reference()
    {
        var ward = await _rooms.WardAsync();
        var client = (await _rooms.PersonAsync("ward-manager", ward)).Client;
        var broken = 0;
        foreach (var row in RouteTable.All.Where(r => r.Verbs.StartsWith("GET", StringComparison.Ordinal) && r.Pattern is not ("sorry" or "not-found") && r.Admission is Admission.SignedIn or Admission.Everyone))
        {
            using var answer = await client.GetAsync(RouteAddress.Of(row.Pattern, ward, Guid.Empty), Cancel);
            if (answer.StatusCode != HttpStatusCode.InternalServerError)
            {
                continue; // not a page, or shut
            }

            broken++;
            var body = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.All((string[])["SELECT", "secret", "/srv", "Program.cs", "10.0.1", "Exception", " at ", "TwelveRooms."], word => Assert.DoesNotContain(word, body.Replace("TwelveRooms.Components/", "", StringComparison.Ordinal), StringComparison.Ordinal));
            Assert.Contains("give them this reference:", body, StringComparison.Ordinal);
            Assert.True(answer.Headers.Contains("Content-Security-Policy") && answer.Headers.CacheControl?.NoStore == true, row.Pattern);
        }

        Assert.True(broken > 30, $"only {broken} pages were broken");
        Assert.Contains(_rooms.Log, l => l.Contains(Inside, StringComparison.Ordinal)); // whoever runs it does find out
    }

    [Fact]
    public async Task S_51_A_fault_behind_the_interface_is_problem_details_and_no_page()
    {
        await using var rooms = await Rooms.StartAsync(services: s => s.AddScoped<TwelveRooms.Measures.Completeness.CompletenessHandler>(_ => throw new InvalidOperationException(Inside)));
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        using var api = await rooms.ApiAsync(ward);

        using var answer = await api.GetAsync(new Uri($"/api/v1/units/{ward.Id.Value}/completeness", UriKind.Relative), Cancel);

        var body = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.False(string.IsNullOrEmpty(JsonDocument.Parse(body).RootElement.GetProperty("traceId").GetString()));
    }

    /// <summary>The fault: it has words of the inside in it.</summary>
    private sealed class Breaks : IPageFilter
    {
        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            if (context.ActionDescriptor.AttributeRouteInfo?.Template is not ("sorry" or "not-found"))
            {
                throw new InvalidOperationException(Inside);
            }
        }

        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
            // it breaks later
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
            // it broke before
        }
    }
}
