using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.Routes;

/// <summary>
/// How much one visitor may ask of one node: enough for a whole hospital behind one address and for a feed that catches up on a
/// year, too little to guess or to keep everyone else waiting.
/// </summary>
internal static class RateLimits
{
    /// <summary>So many requests of one visitor are answered at once; as many more wait.</summary>
    private const int AtOnce = 40;

    /// <summary>A file, or what its rows say, is held in memory as a whole: so many at once, one of each visitor; a slow one holds up no other.</summary>
    private const int FilesAtOnce = 2;

    private const int FilesWaiting = 20;
    private const int DoorsWaiting = 100;

    private static readonly TimeSpan Short = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddRateLimits(this IServiceCollection services) => services.AddSingleton<Limiters>();

    /// <summary>Lets in whom the limits let in; the others are told when to come again, in the words of the status code.</summary>
    /// <remarks>The framework's own middleware makes one limiter more that nobody uses, with a timer that goes on when its host has ended.</remarks>
    public static IApplicationBuilder UseRateLimits(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        using var lease = await app.ApplicationServices.GetRequiredService<Limiters>().All.AcquireAsync(http, 1, http.RequestAborted);
        if (lease.IsAcquired)
        {
            await next(http);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Short;
        http.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
    });

    private static RateLimitPartition<string> PartitionOf(HttpContext http)
    {
        if (http.Features.Get<RouteRow>() is not { } row)
        {
            return RateLimitPartition.GetNoLimiter("files");
        }

        var viewer = http.RequestServices.GetRequiredService<CurrentViewer>().Viewer;
        var isPost = HttpMethods.IsPost(http.Request.Method);
        return (row.Admission, isPost) switch
        {
            _ when IsFile(row, http.Request.Method) => RateLimitPartition.GetConcurrencyLimiter($"file {viewer.Actor}", _ => new() { PermitLimit = 1, QueueLimit = 2 }),
            _ when IsTakenAlong(row) => Tokens($"taken along {viewer.Actor}", burst: 240, each: 20),
            (Admission.ApiKey, _) => Tokens($"api {viewer.Actor}", burst: 600, each: 200),
            (Admission.Everyone, true) when row.Pattern is "demo" or "come-in" or "come-in/code" or "come-in/passkey" or "welcome/{secret}" => Tokens($"door {http.AddressOf()}", burst: 120, each: 20),
            (Admission.Everyone, _) => RateLimitPartition.GetNoLimiter("public"),
            (_, true) when viewer.IsDevice => Tokens($"device {viewer.Actor}", burst: 60, each: 20),
            (_, true) => Tokens($"forms {viewer.Actor}", burst: 120, each: 40),
            _ => RateLimitPartition.GetConcurrencyLimiter($"pages {viewer.Actor}", _ => new() { PermitLimit = AtOnce, QueueLimit = AtOnce }),
        };
    }

    private static RateLimitPartition<string> FilesOf(HttpContext http) =>
        http.Features.Get<RouteRow>() is { } row && IsFile(row, http.Request.Method)
            ? RateLimitPartition.GetConcurrencyLimiter("files", _ => new() { PermitLimit = FilesAtOnce, QueueLimit = FilesWaiting })
            : RateLimitPartition.GetNoLimiter("others");

    /// <summary>A passphrase costs as much work as it can: so few are looked at together that those who are in already go on working.</summary>
    private static RateLimitPartition<string> DoorsOf(HttpContext http) =>
        http.Features.Get<RouteRow>() is { Pattern: "come-in" or "welcome/{secret}" or "account/prove" or "account/passphrase" } && HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetConcurrencyLimiter("doors", _ => new() { PermitLimit = 2 * Environment.ProcessorCount, QueueLimit = DoorsWaiting })
            : RateLimitPartition.GetNoLimiter("others");

    /// <summary>Whether a page makes a file to take along: each is made anew, and each leaves a record.</summary>
    private static bool IsTakenAlong(RouteRow row) => row is { Admission: not Admission.ApiKey, Verbs: "GET" }
        && (row.Pattern.EndsWith("/csv", StringComparison.Ordinal) || row.Pattern.EndsWith("/xlsx", StringComparison.Ordinal) || row.Pattern.EndsWith("/json", StringComparison.Ordinal) || row.Pattern.EndsWith("/numbers/{format}", StringComparison.Ordinal));

    /// <summary>Whether a request has a whole file read: one that brings it, or looks at one that waits, which is checked again each time.</summary>
    internal static bool IsFile(RouteRow row, string method) => row.Pattern switch
    {
        "numbers/import/{file:guid}" or "numbers/import/{file:guid}/problems" or "numbers/published/{file:guid}" => true,
        "organisations/import" or "numbers/import" or "numbers/published" => HttpMethods.IsPost(method),
        "api/v1/organisations/import" or "api/v1/points" or "api/v1/points/import" or "api/v1/published/import" => HttpMethods.IsPost(method),
        _ => false,
    };

    /// <summary>A burst, and then so many every ten seconds.</summary>
    private static RateLimitPartition<string> Tokens(string who, int burst, int each) => RateLimitPartition.GetTokenBucketLimiter(
        who, _ => new() { TokenLimit = burst, TokensPerPeriod = each, ReplenishmentPeriod = Short, QueueLimit = 0 });

    /// <summary>Each counts with a timer of its own, which ends with the host: nobody else stops them.</summary>
    private sealed class Limiters : IDisposable
    {
        private readonly PartitionedRateLimiter<HttpContext>[] _each =
        [
            PartitionedRateLimiter.Create<HttpContext, string>(PartitionOf), PartitionedRateLimiter.Create<HttpContext, string>(FilesOf), PartitionedRateLimiter.Create<HttpContext, string>(DoorsOf),
        ];

        public Limiters() => All = PartitionedRateLimiter.CreateChained(_each);

        public PartitionedRateLimiter<HttpContext> All { get; }

        public void Dispose()
        {
            All.Dispose();
            foreach (var limiter in _each)
            {
                limiter.Dispose();
            }
        }
    }
}
