using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.Accounts;

internal sealed class ProveModel(ProveHandler handler, CurrentViewer current) : PageModel
{
    public const string Address = "/account/prove";

    [BindProperty]
    public string? Passphrase { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    public void OnGet() => this.SetPage("Is it still you?");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        OnGet();
        var outcome = await handler.HandleAsync(new(Passphrase, HttpContext.AddressOf()), current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWithTry(outcome.Refusal) : Redirect(Browser.Here(To));
    }
}
