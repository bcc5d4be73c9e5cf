using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Routes;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.SignIn;

/// <summary>Opening the link changes nothing, since programs that look at messages open links too; the button takes it up.</summary>
internal sealed class WelcomeModel(Passes passes, CurrentViewer current) : PageModel
{
    /// <summary>Who is invited; null when the link lets nobody in.</summary>
    public string? Name { get; private set; }

    public async Task OnGetAsync(string secret, CancellationToken cancel)
    {
        Name = await passes.InvitedAsync(secret, cancel);
        Show();
    }

    public async Task<IActionResult> OnPostAsync(string secret, CancellationToken cancel)
    {
        var taken = await passes.TakeUpAsync(secret, cancel);
        if (taken.IsRefused)
        {
            Show();
            return Page();
        }

        // One browser, one session: whoever comes in again leaves first.
        if (Request.Cookies.TryGetValue(Gate.Name(HttpContext, Gate.SessionCookie), out var earlier))
        {
            await passes.EndAsync(earlier, current.Viewer, cancel);
        }

        Gate.SetCookie(HttpContext, Gate.SessionCookie, taken.Value, Passes.SessionLife);
        return Redirect("/");
    }

    private void Show()
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["Referrer-Policy"] = "no-referrer"; // the address is the secret
        Response.StatusCode = Name is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        this.SetPage(Name is null ? "This link lets nobody in" : "Welcome");
    }
}
