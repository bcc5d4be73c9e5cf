namespace TwelveRooms.Web;

/// <summary>Until the database is ready, pages say so kindly and look again by themselves.</summary>
internal sealed class HoldingPage(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http, Readiness readiness)
    {
        var path = http.Request.Path;
        if (readiness.IsReady || path.StartsWithSegments("/health") || path.StartsWithSegments("/_content"))
        {
            await next(http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        http.Response.Headers.RetryAfter = "2";
        http.Response.Headers["Refresh"] = "2";
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(
            $"""
            <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Getting ready - TwelveRooms</title>
            <meta name="viewport" content="width=device-width, initial-scale=1"><link rel="stylesheet" href="/_content/TwelveRooms.Components/rooms.css"></head>
            <body><main class="rooms-width rooms-main"><h1>Getting ready</h1><p>TwelveRooms is {readiness.Doing}. This page looks again by itself; it takes less than a minute.</p></main></body></html>
            """);
    }
}

/// <summary>Whether the process lives, and whether pages can be served. No detail for strangers.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", (Readiness readiness) =>
            readiness.IsWelcoming ? Results.Text("ready") : Results.Text(readiness.Doing, statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
