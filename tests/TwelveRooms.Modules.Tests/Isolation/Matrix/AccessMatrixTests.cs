using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Access;
using TwelveRooms.Access.Routes;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Isolation.Matrix;

/// <summary>
/// The access table, held against what the host really answers: every role, every route, ids of five places. The table that a person has
/// reviewed is docs/security/access.csv; <c>scripts/access-matrix --write</c> writes it anew, to be read before it is committed.
/// </summary>
public sealed class AccessMatrixTests
{
    private const string Planted = "viewer";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string? Wanted => Environment.GetEnvironmentVariable("TWELVEROOMS_ACCESS_REPORT");

    [Fact]
    [Trait("Speed", "slow")]
    public async Task Every_role_on_every_route_reads_nothing_of_another_place_and_the_answers_are_those_of_the_reviewed_table()
    {
        var isPlanted = Environment.GetEnvironmentVariable("TWELVEROOMS_TEST_PLANT") == Planted;
        await using var rooms = await StartAsync(isPlanted);
        var roles = await rooms.InScopeAsync<RoleTable, IReadOnlyList<Role>>(table => table.AllAsync(Cancel));

        var (sweep, changed) = await SweepAsync(rooms, [null, .. roles]);

        var unlisted = Unlisted(rooms);
        var line = string.Create(CultureInfo.InvariantCulture, $"access: routes={sweep.Answered} roles={roles.Count + 1} requests={sweep.Requests} leaks={sweep.Leaks.Count + changed} unlisted={unlisted.Count}");
        var table = TableOf(sweep, ["nobody", .. roles.Select(r => r.Key)]);
        if (Wanted is { } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "access.csv"), table, Cancel);
            await File.WriteAllLinesAsync(Path.Combine(folder, "access.txt"), [.. sweep.Leaks, .. unlisted, line], Cancel);
        }

        Assert.True(sweep.Leaks.Count == 0 && unlisted.Count == 0, string.Join('\n', [.. sweep.Leaks.Take(40), .. unlisted, line]));
        Assert.Equal(0, changed);
        Assert.True(sweep.Answered > 60, line);
        var reviewed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Data", "access.csv"), Cancel);
        Assert.True(reviewed.ReplaceLineEndings() == table.ReplaceLineEndings(), "docs/security/access.csv is not what the host answers:\n" + Difference(reviewed, table));
    }

    [Fact]
    public async Task A_page_that_forgets_who_asks_is_found()
    {
        await using var rooms = await StartAsync(isPlanted: true);
        var roles = await rooms.InScopeAsync<RoleTable, IReadOnlyList<Role>>(table => table.AllAsync(Cancel));

        var (sweep, _) = await SweepAsync(rooms, [roles.Single(r => r.Key == "ward-member")]);

        Assert.Contains(sweep.Leaks, l => l.StartsWith("ward-member: GET /units/{unit:guid}/measures/{measure:guid} lets in to foreign", StringComparison.Ordinal));
        Assert.Contains(sweep.Leaks, l => l.StartsWith("ward-member: GET /units/{unit:guid}/measures/{measure:guid} says zebrafinch", StringComparison.Ordinal));
    }

    private static async Task<(MatrixSweep Sweep, int Changed)> SweepAsync(Rooms rooms, IReadOnlyList<Role?> roles)
    {
        var world = new MatrixWorld(rooms);
        await world.BuildAsync();
        var before = await AuditOfAsync(rooms, world);
        var sweep = new MatrixSweep(rooms, world);
        await sweep.RunAsync(roles);
        return (sweep, await AuditOfAsync(rooms, world) - before);
    }

    /// <summary>How many records the audit of the organisation has that nobody may change from elsewhere, but for those of published numbers that were taken along.</summary>
    private static Task<int> AuditOfAsync(Rooms rooms, MatrixWorld world) => rooms.InScopeAsync<TwelveRoomsDbContext, int>(
        context => context.Set<Platform.Storage.AuditRecord>().CountAsync(l => l.Partition == world.Foreign.Provider.Partition && l.Action != "measures.numbers-exported", Cancel));

    private static Task<Rooms> StartAsync(bool isPlanted) => Rooms.StartAsync(services: isPlanted ? s => s.Configure<MvcOptions>(o => o.Filters.Add(new ForgottenViewer())) : null);

    private static List<string> Unlisted(Rooms rooms) => [.. rooms.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<PublicAsset>() is null && e.RoutePattern.RawText != "{**path:file}")
        .Select(e => e.RoutePattern.RawText?.Trim('/') ?? "").Distinct()
        .Where(p => !RouteTable.All.Any(r => r.Pattern == p) && !p.StartsWith("_content/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static string TableOf(MatrixSweep sweep, IReadOnlyList<string> roles)
    {
        var table = new StringBuilder("route,").AppendJoin(',', roles).Append('\n');
        foreach (var route in sweep.Cells.Keys.Select(c => c.Route).Distinct().OrderBy(r => r.Split(' ')[1], StringComparer.Ordinal).ThenBy(r => r, StringComparer.Ordinal))
        {
            table.Append(route).Append(',').AppendJoin(',', roles.Select(r => sweep.Cells.GetValueOrDefault((route, r), "-"))).Append('\n');
        }

        return table.ToString();
    }

    private static string Difference(string reviewed, string answered)
    {
        var (before, after) = (reviewed.ReplaceLineEndings("\n").Split('\n'), answered.ReplaceLineEndings("\n").Split('\n'));
        return string.Join('\n', before.Except(after).Select(l => "- " + l).Concat(after.Except(before).Select(l => "+ " + l)));
    }

    /// <summary>The fault that is planted: one page asks with the whole tree in reach, as if it had forgotten for whom.</summary>
    private sealed class ForgottenViewer : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
            var current = context.HttpContext.RequestServices.GetRequiredService<CurrentViewer>();
            if (context.ActionDescriptor.AttributeRouteInfo?.Template == "units/{unit:guid}/measures/{measure:guid}")
            {
                current.Viewer = current.Viewer.WithWholeTree();
            }
        }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            // the viewer is set already
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
            // nothing comes after
        }
    }
}
