using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Access.Routes;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.SignIn;

internal static class SignOut
{
    public static void MapSignOut(this IEndpointRouteBuilder routes) => routes.MapPost("/sign-out", async (
        HttpContext http, IAntiforgery antiforgery, Passes passes, CurrentViewer current, Doors doors, CancellationToken cancel) =>
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.BadRequest();
        }

        await Browser.LeaveAsync(http, passes, current.Viewer, cancel);
        HostCookie.Drop(http, Gate.SessionCookie);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Results.Redirect(doors.SignInAddress);
    });
}
