using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Access.Routes;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Architecture.Tests;

public sealed class RouteTests(Rooms rooms) : IClassFixture<Rooms>
{
    // The framework's own "no such file" beside the static files of a build; the gate answers "not there" to it.
    private const string NoSuchFile = "{**path:file}";

    [Fact]
    public async Task The_access_table_has_a_row_for_every_route_and_verb_and_no_other()
    {
        var routes = await RoutesAsync();
        var rows = RouteTable.All.SelectMany(r => r.Verbs.Split(' ').Select(verb => $"{verb} /{r.Pattern}")).ToList();

        var faults = rows.GroupBy(r => r).Where(g => g.Count() > 1).Select(g => $"two rows for {g.Key}")
            .Concat(routes.Except(rows).Select(r => $"no row for {r}"))
            .Concat(rows.Except(routes).Select(r => $"no route for {r}")).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    private async Task<IReadOnlyList<string>> RoutesAsync()
    {
        var routes = new SortedSet<string>(StringComparer.Ordinal);
        var loader = rooms.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in rooms.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PublicAsset>() is not null || endpoint.RoutePattern.RawText == NoSuchFile)
            {
                continue;
            }

            IEnumerable<string> verbs = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                verbs = compiled.HandlerMethods.Select(h => h.HttpMethod.ToUpperInvariant()).Append("GET");
            }

            foreach (var verb in verbs)
            {
                routes.Add($"{verb} /{endpoint.RoutePattern.RawText?.Trim('/')}");
            }
        }

        return [.. routes];
    }
}
