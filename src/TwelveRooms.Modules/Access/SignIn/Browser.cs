using Microsoft.AspNetCore.Http;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.Routes;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.SignIn;

/// <summary>What a browser keeps of whoever signs in at it.</summary>
internal static class Browser
{
    public const string FirstStepCookie = "rooms-step";

    /// <summary>One browser, one person: whoever came in before leaves first.</summary>
    /// <returns>Where to go on.</returns>
    public static async Task<string> KeepAsync(HttpContext http, SignedIn signedIn, Passes passes, Viewer current, string? to, CancellationToken cancel)
    {
        await LeaveAsync(http, passes, current, cancel);
        if (signedIn.Kind == PassKind.FirstStep)
        {
            HostCookie.Set(http, FirstStepCookie, signedIn.Secret, SignInHandler.FirstStepLife, comesByLink: true);
            return CodeModel.Address + Query(to);
        }

        HostCookie.Drop(http, FirstStepCookie);
        HostCookie.Set(http, Gate.SessionCookie, signedIn.Secret, Passes.SessionLife, comesByLink: true);
        return Here(to);
    }

    /// <summary>Ends what this browser keeps of a person.</summary>
    public static async Task LeaveAsync(HttpContext http, Passes passes, Viewer current, CancellationToken cancel)
    {
        if (http.Request.Cookies.TryGetValue(HostCookie.Name(http, Gate.SessionCookie), out var earlier)
            && (await passes.ReadAsync(earlier, PassKind.Session, cancel)).IsSignedIn)
        {
            await passes.EndAsync(earlier, current, cancel);
        }
    }

    /// <summary>A page of this house and nothing else: not another host, however it is written.</summary>
    public static string Here(string? to) => IsHere(to) ? to! : "/";

    public static string Query(string? to) => IsHere(to) && to != "/" ? $"?to={Uri.EscapeDataString(to!)}" : "";

    private static bool IsHere(string? to) =>
        to is ['/', ..] && to.Length <= 500 && (to.Length == 1 || to[1] is not ('/' or '\\')) && !to.Any(c => char.IsControl(c) || c == '\\');
}
