using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Routes;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.SignIn;

internal sealed class ComeInModel(SignInHandler handler, Passes passes, CurrentViewer current) : PageModel
{
    public const string Address = "/come-in";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Passphrase { get; set; }

    [BindProperty]
    public bool IsShared { get; set; }

    /// <summary>Where the person was going.</summary>
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    /// <summary>Whether this browser still holds a session that has ended by itself.</summary>
    public bool HasEnded { get; private set; }

    public void OnGet()
    {
        IsShared = true;
        HasEnded = Request.Cookies.ContainsKey(HostCookie.Name(HttpContext, Gate.SessionCookie));
        this.SetPage("Sign in");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        this.SetPage("Sign in");
        var outcome = await handler.HandleAsync(new(Name, Passphrase, IsShared, HttpContext.AddressOf()), cancel);
        return outcome.IsRefused ? this.PageWithTry(outcome.Refusal) : Redirect(await Browser.KeepAsync(HttpContext, outcome.Value, passes, current.Viewer, To, cancel));
    }
}

/// <summary>What the pages of signing in share.</summary>
internal static class TryResults
{
    /// <summary>From where: of IPv6 the network, for one line at home has more addresses than could ever be counted.</summary>
    public static string AddressOf(this HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six => Convert.ToHexStringLower(six.GetAddressBytes().AsSpan(0, 8)),
        var four => four.ToString(),
    };

    /// <summary>The page again; too many tries say when to come back.</summary>
    public static IActionResult PageWithTry(this PageModel page, Refusal refusal)
    {
        var answer = page.PageWith(refusal);
        if (refusal.Code == SignInHandler.Throttled.Code)
        {
            page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            page.Response.Headers.RetryAfter = "60";
        }

        return answer;
    }
}
