using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace TwelveRooms.Platform.Edge;

/// <summary>The same headers on every answer, errors and files too. Nothing inline is ever needed, so nothing inline is allowed.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'none'; script-src 'none'; connect-src 'none'; object-src 'none'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; manifest-src 'self'";

    private static readonly string PolicyWithOwnScript = Policy.Replace("script-src 'none'", "script-src 'self'", StringComparison.Ordinal);

    /// <summary>Lets this answer load scripts from files of the product itself; inline ones stay forbidden, and so is asking anything of any host.</summary>
    public static void AllowOwnScript(HttpContext http) => http.Items[typeof(SecurityHeaders)] = true;

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = http.Items.ContainsKey(typeof(SecurityHeaders)) ? PolicyWithOwnScript : Policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = headers["Referrer-Policy"] is ["no-referrer"] ? "no-referrer" : "same-origin"; // a page may tell less, and never more
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            headers.XFrameOptions = "DENY";
            if (http.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            }

            return Task.CompletedTask;
        });
        return next(http);
    }
}

/// <summary>
/// Puts the headers before everything else. The framework looks at the host name before any middleware of ours, and its refusal would
/// go out bare; so this filter must be registered before the framework's own.
/// </summary>
internal sealed class SecurityHeadersFirst : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<SecurityHeaders>();
        next(app);
    };
}
