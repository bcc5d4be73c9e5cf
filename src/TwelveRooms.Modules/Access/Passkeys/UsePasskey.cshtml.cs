using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.Passkeys;

/// <summary>Asks for a passkey as soon as it opens: a question is good for five minutes, and the page of signing in stays open for hours.</summary>
internal sealed class UsePasskeyModel(PasskeySignInHandler handler, PasskeyCeremony ceremony, Passes passes, CurrentViewer current) : PageModel
{
    /// <summary>What the browser showed; null where it is only asked.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public bool IsShared { get; set; }

    /// <summary>Where the person was going.</summary>
    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    public string Options { get; private set; } = "";

    /// <summary>Not after something went wrong: then the words are read first.</summary>
    public bool AsksAtOnce { get; private set; }

    public async Task OnGetAsync()
    {
        (IsShared, AsksAtOnce) = (true, true);
        await AskAsync();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Answer is null)
        {
            AsksAtOnce = true;
            await AskAsync();
            return Page();
        }

        var outcome = await handler.HandleAsync(new(HttpContext.PasskeyTicket(), Answer, IsShared, PasskeySite.Of(HttpContext), HttpContext.AddressOf()), cancel);
        if (!outcome.IsRefused)
        {
            HostCookie.Drop(HttpContext, PasskeyTickets.Cookie);
            return Redirect(await Browser.KeepAsync(HttpContext, outcome.Value, passes, current.Viewer, To, cancel));
        }

        await AskAsync();
        return this.PageWithTry(outcome.Refusal);
    }

    private async Task AskAsync()
    {
        this.SetPage("Sign in with a passkey");
        var asked = await ceremony.AskAtDoorAsync(PasskeySite.Of(HttpContext));
        Options = asked.Options;
        HostCookie.Set(HttpContext, PasskeyTickets.Cookie, asked.Ticket, PasskeyTickets.Life);
        Response.Headers.CacheControl = "no-store"; // a question is asked once
    }
}

/// <summary>What the pages of passkeys share.</summary>
internal static class PasskeyCookies
{
    public static string? PasskeyTicket(this Microsoft.AspNetCore.Http.HttpContext http) => HostCookie.Read(http, PasskeyTickets.Cookie);
}
