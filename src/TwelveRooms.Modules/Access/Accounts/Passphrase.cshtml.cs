using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.Accounts;

internal sealed class PassphraseModel(ChangePassphraseHandler handler, AccountBook accounts, CurrentViewer current) : PageModel
{
    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? New { get; set; }

    [BindProperty]
    public string? Again { get; set; }

    public string? SignInName { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        return SignInName is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        var outcome = await handler.HandleAsync(new(Current, New, Again, HttpContext.AddressOf()), current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWithTry(outcome.Refusal) : Redirect($"{MyAccountModel.Address}?done=passphrase");
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        this.SetPage("Change the passphrase", new RoomsLink("How you sign in", MyAccountModel.Address));
        SignInName = (await accounts.FindAsync(current.Viewer.Person ?? Guid.Empty, cancel))?.SignInName;
    }
}
