using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.SignIn;

/// <summary>Opening the link changes nothing, since programs that look at messages open links too; the form takes it up.</summary>
internal sealed class WelcomeModel(Passes passes, AccountBook accounts, LinkResets resets, OpenAccountHandler handler, CurrentViewer current) : PageModel
{
    /// <summary>Who is invited; null when the link lets nobody in.</summary>
    public string? Name { get; private set; }

    /// <summary>The name that they sign in with, where they have an account already.</summary>
    public string? Known { get; private set; }

    /// <summary>When a link before this one has set a passphrase of theirs, lately.</summary>
    public LinkReset? Earlier { get; private set; }

    [BindProperty]
    public string? SignInName { get; set; }

    [BindProperty]
    public string? Passphrase { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    [BindProperty]
    public bool IsShared { get; set; }

    public Task OnGetAsync(string secret, CancellationToken cancel)
    {
        IsShared = true;
        return ShowAsync(secret, cancel);
    }

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken cancel)
    {
        var outcome = await handler.HandleAsync(new(secret, SignInName, Passphrase, Again, IsShared), cancel);
        if (!outcome.IsRefused)
        {
            return Redirect(await Browser.KeepAsync(HttpContext, outcome.Value, passes, current.Viewer, null, cancel));
        }

        await ShowAsync(secret, cancel);
        return outcome.Refusal.Kind == RefusalKind.NotFound ? Page() : this.PageWith(outcome.Refusal);
    }

    private async Task ShowAsync(string secret, CancellationToken cancel)
    {
        Name = await passes.InvitedAsync(secret, cancel);
        if (await passes.InviteeAsync(secret, cancel) is { } person)
        {
            Known = (await accounts.FindAsync(person, cancel))?.SignInName;
            Earlier = Known is null ? null : await resets.LatestAsync(person, cancel);
        }

        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is the secret; stricter than on other pages
        Response.StatusCode = Name is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        this.SetPage(Name is null ? "This link lets nobody in" : Known is null ? "Welcome" : "A new passphrase");
    }
}
