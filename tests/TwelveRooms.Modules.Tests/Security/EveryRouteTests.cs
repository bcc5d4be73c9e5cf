using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Routes;
using TwelveRooms.Modules.Tests.Isolation;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Security;

/// <summary>What holds on every route of the access table, asked of each. The numbers are those of docs/security/checks.md.</summary>
public sealed class EveryRouteTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'none'; script-src 'none'; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'";

    /// <summary>A browser gives a passkey to a script alone: one file of our own, on these pages and no other.</summary>
    private static readonly string PolicyForPasskeys = Policy.Replace("script-src 'none'", "script-src 'self'", StringComparison.Ordinal);

    private static readonly (string Name, string Value)[] Headers =
    [
        ("Content-Security-Policy", Policy), ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"), ("X-Frame-Options", "DENY"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IEnumerable<RouteRow> Get => RouteTable.All.Where(r => r.Verbs.StartsWith("GET", StringComparison.Ordinal));

    private static IEnumerable<RouteRow> Post => RouteTable.All.Where(r => r.Verbs.EndsWith("POST", StringComparison.Ordinal));

    [Fact]
    public async Task S_01_S_02_S_08_S_35_Each_answer_carries_the_headers_the_strict_policy_and_no_word_of_the_server_and_private_ones_are_not_kept()
    {
        var (ward, measure) = await WardAsync();
        using var api = await rooms.ApiAsync(ward);
        foreach (var client in new[] { rooms.Anyone().Client, (await rooms.PersonAsync("ward-manager", ward)).Client, (await rooms.DeviceAsync(ward)).Client, api })
        {
            foreach (var row in Get)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, RouteAddress.Of(row.Pattern, ward, measure));
                request.Headers.Add("Origin", "https://evil.example");
                using var answer = await client.SendAsync(request, Cancel);

                foreach (var (name, usual) in Headers)
                {
                    var value = (name, row.Pattern) switch
                    {
                        ("Referrer-Policy", "welcome/{secret}") => "no-referrer", // its address is the secret
                        ("Content-Security-Policy", "come-in" or "come-in/passkey" or "account/prove" or "account/passkeys") => PolicyForPasskeys,
                        _ => usual,
                    };
                    Assert.True(answer.Headers.TryGetValues(name, out var found) && found.SequenceEqual([value]), $"{row.Pattern}: {name} is {string.Join(" and ", found ?? [])}");
                }

                Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"), row.Pattern);
                Assert.DoesNotContain(answer.Headers, h => h.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase));
                if (row.Admission != Admission.Everyone)
                {
                    Assert.True(answer.Headers.CacheControl?.NoStore == true, $"{row.Pattern}: {answer.Headers.CacheControl}");
                }
            }
        }
    }

    [Fact]
    public async Task S_07_No_form_is_taken_without_a_token_or_with_the_token_of_somebody_else()
    {
        var (ward, measure) = await WardAsync();
        var (team, other) = (await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync(), "Kim"), await rooms.PersonAsync("ward-manager", ward, "Sam"));
        var token = (await other.SeeAsync("/my-roles")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var before = await RecordsAsync();
        var sent = 0;
        foreach (var row in Post.Where(r => r.Admission != Admission.ApiKey && r.Pattern is not ("sorry" or "not-found")))
        {
            foreach (var fields in new[] { new Dictionary<string, string>(), new() { ["__RequestVerificationToken"] = token } })
            {
                using var form = new FormUrlEncodedContent(fields);
                using var answer = await team.Client.PostAsync(RouteAddress.Of(row.Pattern, ward, measure), form, Cancel);
                Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{row.Pattern} with {fields.Count} token: {answer.StatusCode}");
                sent++;
            }
        }

        Assert.True(sent > 70, $"only {sent} forms were sent");
        Assert.Equal(before, await RecordsAsync());
    }

    [Fact]
    public async Task S_07_Looking_changes_nothing_but_that_what_was_taken_along_is_kept()
    {
        var (ward, measure) = await WardAsync();
        var clients = new[] { (await rooms.PersonAsync("ward-manager", ward)).Client, (await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync())).Client };
        var before = await RowsAsync();

        foreach (var client in clients)
        {
            foreach (var row in Get)
            {
                (await client.GetAsync(RouteAddress.Of(row.Pattern, ward, measure), Cancel)).Dispose();
            }
        }

        var after = await RowsAsync();
        Assert.Equal(["measures_exports", "platform_audit"], after.Where(t => t.Value != before[t.Key]).Select(t => t.Key));
        Assert.Equal(after["measures_exports"] - before["measures_exports"], after["platform_audit"] - before["platform_audit"]);
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("TRACK")]
    [InlineData("CONNECT")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("MADEUP")]
    public async Task S_50_A_verb_that_no_route_has_is_refused_everywhere(string verb)
    {
        var (ward, measure) = await WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        foreach (var row in RouteTable.All.Where(r => r.Pattern is not ("sorry" or "not-found")))
        {
            using var request = new HttpRequestMessage(new HttpMethod(verb), RouteAddress.Of(row.Pattern, ward, measure));
            using var answer = await manager.Client.SendAsync(request, Cancel);
            Assert.True(answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{verb} {row.Pattern}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task S_53_Strangers_are_told_nothing_but_that_it_lives()
    {
        var stranger = rooms.Anyone().Client;

        Assert.Equal(("live", "ready"), (await stranger.GetStringAsync("/health/live", Cancel), await stranger.GetStringAsync("/health/ready", Cancel)));
        foreach (var address in new[] { "/metrics", "/swagger", "/swagger/index.html", "/scalar", "/debug", "/.env", "/appsettings.json", "/.git/config", "/web.config", "/trace.axd", "/elmah", "/actuator", "/twelverooms.db", "/seals.log" })
        {
            using var answer = await stranger.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private async Task<(UnitRow Ward, Guid Measure)> WardAsync()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 4);
        return (ward, (await rooms.MeasureAsync(WardNumbers.Leave)).Id.Value);
    }

    private Task<int> RecordsAsync() => rooms.InScopeAsync<TwelveRoomsDbContext, int>(c => c.Set<AuditRecord>().CountAsync(Cancel));

    /// <summary>How many rows each table has: but for marks of use and what is worked out of other rows.</summary>
    private Task<Dictionary<string, long>> RowsAsync() => rooms.InScopeAsync<TwelveRoomsDbContext, Dictionary<string, long>>(async context =>
    {
        var counts = new Dictionary<string, long>();
        await context.Database.OpenConnectionAsync(Cancel);
        await using var command = context.Database.GetDbConnection().CreateCommand();
        foreach (var table in context.Model.GetEntityTypes().Select(t => t.GetTableName()!).Where(t => !t.EndsWith("_marks", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal))
        {
            command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
            counts[table] = Convert.ToInt64(await command.ExecuteScalarAsync(Cancel), CultureInfo.InvariantCulture);
        }

        return counts;
    });
}
