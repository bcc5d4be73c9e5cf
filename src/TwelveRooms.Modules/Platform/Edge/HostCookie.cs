using Microsoft.AspNetCore.Http;

namespace TwelveRooms.Platform.Edge;

/// <summary>Cookies of this host and no other: unread by scripts, sent by no other site, and over HTTPS under a name that binds them to the host.</summary>
internal static class HostCookie
{
    /// <summary>The name on the wire. Plain HTTP is for this machine alone.</summary>
    public static string Name(HttpContext http, string cookie) => Name(http.Request.IsHttps, cookie);

    public static string Name(bool isHttps, string cookie) => isHttps ? "__Host-" + cookie : cookie;

    public static string? Read(HttpContext http, string cookie) => http.Request.Cookies[Name(http, cookie)] is { Length: > 0 } kept ? kept : null;

    /// <param name="http">The answer that sets it.</param>
    /// <param name="cookie">Its name here.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="life">How long; null for as long as the browser is open.</param>
    /// <param name="comesByLink">Whether it is sent when somebody follows a link from elsewhere; else only within these pages.</param>
    public static void Set(HttpContext http, string cookie, string value, TimeSpan? life, bool comesByLink = false) =>
        http.Response.Cookies.Append(Name(http, cookie), value, Options(http, life, comesByLink));

    public static void Drop(HttpContext http, string cookie) => http.Response.Cookies.Delete(Name(http, cookie), Options(http, null, comesByLink: false));

    private static CookieOptions Options(HttpContext http, TimeSpan? life, bool comesByLink) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = comesByLink ? SameSiteMode.Lax : SameSiteMode.Strict,
        Path = "/",
        MaxAge = life,
        IsEssential = true,
    };
}

/// <summary>The cookie of the framework's form tokens, under the same rule.</summary>
internal sealed class FormCookie(IHttpContextAccessor accessor) : CookieBuilder
{
    public const string Cookie = "rooms-form";

    public override string? Name
    {
        get => HostCookie.Name(accessor.HttpContext?.Request.IsHttps == true, Cookie);
        set => throw new NotSupportedException("Its name follows from how the visitor comes.");
    }
}
