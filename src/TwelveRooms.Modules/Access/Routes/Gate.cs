using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.Devices;
using TwelveRooms.Access.Frame;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Routes;

/// <summary>Finds out who is asking, and lets them to a route only if its row of the access table does.</summary>
internal sealed class Gate(RequestDelegate next)
{
    public const string SessionCookie = "rooms-session";
    public const string DeviceCookie = "rooms-device";

    public async Task InvokeAsync(HttpContext http, Passes passes, DayMarks marks, CurrentViewer current, Doors doors, KeptForms kept, RoomsClock clock)
    {
        if (http.GetEndpoint() is not RouteEndpoint endpoint)
        {
            await next(http); // a static file, or nothing at all
            return;
        }

        var pattern = endpoint.RoutePattern.RawText?.Trim('/') ?? "";
        var row = RouteTable.Find(http.Request.Method, pattern);
        if (row is null)
        {
            if (endpoint.Metadata.GetMetadata<PublicAsset>() is null && !IsAsset(pattern))
            {
                http.Response.StatusCode = RouteTable.All.Any(r => r.Pattern == pattern)
                    ? StatusCodes.Status405MethodNotAllowed
                    : StatusCodes.Status404NotFound;
                return;
            }

            await next(http);
            return;
        }

        http.Features.Set(row); // the rate limits read it
        if (row.HasScript)
        {
            SecurityHeaders.AllowOwnScript(http);
        }

        var isApi = row.Admission == Admission.ApiKey;
        current.Viewer = isApi ? await ReadKeyAsync(http, passes) : await ReadCookiesAsync(http, passes);
        if (row.Admission != Admission.Everyone)
        {
            http.Response.Headers.CacheControl = "no-store";
        }

        if (Admits(row, current.Viewer))
        {
            if (row.Admission is Admission.SignedIn or Admission.Holder or Admission.WithDevice && Detour(http, row, current.Viewer, clock.Now) is { } first)
            {
                await kept.KeepAsync(http, current.Viewer.Person, http.RequestAborted);
                http.Response.Redirect(first);
                return;
            }

            if (current.Viewer.IsDevice || isApi)
            {
                await marks.MarkAsync(current.Viewer.Actor, http.RequestAborted);
            }

            await next(http);
        }
        else if (current.Viewer.IsSignedIn)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (isApi)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            await kept.KeepAsync(http, null, http.RequestAborted);
            http.Response.Redirect(http.Request.Cookies.ContainsKey(HostCookie.Name(http, DeviceCookie)) ? EndedModel.Address : doors.SignInAddress + (doors.IsDemo ? "" : Browser.Query(PageOf(http))));
        }
    }

    /// <summary>Where a person goes first: to add a second step that their role needs, or to show once more who they are. Null when nothing stands between.</summary>
    private static string? Detour(HttpContext http, RouteRow row, Viewer viewer, DateTimeOffset now)
    {
        if (viewer.Session is not { IsDemo: false } session || row.Pattern == "account/prove")
        {
            return null;
        }

        if (viewer.MustAddSecondStep && row.Pattern is not ("account/second-step" or "account/passkeys"))
        {
            return SecondStepModel.Address;
        }

        var holds = HttpMethods.IsPost(http.Request.Method) ? ProveHandler.HoldsForForms : ProveHandler.Holds;
        return row.AsksAgain && now - session.ProvedAt > holds ? ProveModel.Address + Browser.Query(PageOf(http)) : null;
    }

    /// <summary>The page to come back to: what was sent is not sent again, so of a form it is the page that holds it.</summary>
    private static string PageOf(HttpContext http) => HttpMethods.IsGet(http.Request.Method) ? http.Request.Path + http.Request.QueryString : http.Request.Path;

    private static bool Admits(RouteRow row, Viewer viewer) => row.Admission switch
    {
        Admission.Everyone => true,
        Admission.WithDevice => viewer.IsSignedIn,
        Admission.SignedIn => viewer.IsSignedIn && !viewer.IsDevice,
        Admission.ApiKey => viewer.IsSignedIn && Holds(row, viewer),
        _ => viewer.IsSignedIn && !viewer.IsDevice && Holds(row, viewer),
    };

    private static bool Holds(RouteRow row, Viewer viewer) => row.Right == Rights.None || viewer.Grants.Any(g => (g.Rights & row.Right) == row.Right);

    private static async Task<Viewer> ReadCookiesAsync(HttpContext http, Passes passes)
    {
        var cancel = http.RequestAborted;
        if (http.Request.Cookies.TryGetValue(HostCookie.Name(http, SessionCookie), out var session)
            && await passes.ReadAsync(session, PassKind.Session, cancel) is { IsSignedIn: true } person)
        {
            return person;
        }

        return http.Request.Cookies.TryGetValue(HostCookie.Name(http, DeviceCookie), out var device)
            ? await passes.ReadAsync(device, PassKind.Device, cancel)
            : Viewer.Nobody;
    }

    private static Task<Viewer> ReadKeyAsync(HttpContext http, Passes passes)
    {
        const string scheme = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)
            ? passes.ReadAsync(header[scheme.Length..].Trim(), PassKind.ApiKey, http.RequestAborted)
            : Task.FromResult(Viewer.Nobody);
    }

    private static bool IsAsset(string pattern) => pattern.StartsWith("_content/", StringComparison.Ordinal);
}

/// <summary>Marks an endpoint that serves a file of the product itself.</summary>
internal sealed record PublicAsset;

/// <summary>Where people come in, which depends on how the host was started.</summary>
/// <param name="IsDemo">Whether the demo programme's page of roles is open.</param>
internal sealed record Doors(bool IsDemo)
{
    public string SignInAddress => IsDemo ? "/demo" : SignIn.ComeInModel.Address;
}
