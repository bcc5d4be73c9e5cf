using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Components;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Passkeys;

internal sealed class PasskeysModel(
    BeginPasskeyHandler begin, AddPasskeyHandler add, RemovePasskeyHandler remove, PasskeyList list, AccountBook accounts, CurrentViewer current) : PageModel
{
    public const string Address = "/account/passkeys";

    [BindProperty]
    public string? Name { get; set; }

    /// <summary>What the browser made.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Just { get; set; }

    public Viewer Viewer => current.Viewer;

    public IReadOnlyList<PasskeyRow> Passkeys { get; private set; } = [];

    /// <summary>What the browser is asked now; null while the page only lists.</summary>
    public string? Options { get; private set; }

    /// <summary>Whether a passkey must be shown before anything is changed.</summary>
    public bool MustShowFirst => Viewer.MustAddSecondStep && Passkeys.Count > 0;

    public string Saved => Just switch
    {
        "added" => "The passkey is added. From now on you can sign in with it.",
        "removed" => "The passkey is removed. Whatever was open elsewhere is signed out. Delete it on your device too, or it goes on offering it.",
        _ => "",
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await FillAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FillAsync(cancel))
        {
            return NotFound();
        }

        var outcome = await begin.HandleAsync(new(Name, PasskeySite.Of(HttpContext)), Viewer, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        Options = outcome.Value.Options;
        HostCookie.Set(HttpContext, PasskeyTickets.Cookie, outcome.Value.Ticket, PasskeyTickets.Life);
        return Page();
    }

    public async Task<IActionResult> OnPostAddAsync(CancellationToken cancel)
    {
        var outcome = await add.HandleAsync(new(HttpContext.PasskeyTicket(), Answer, PasskeySite.Of(HttpContext), HttpContext.AddressOf()), Viewer, cancel);
        HostCookie.Drop(HttpContext, PasskeyTickets.Cookie);
        return outcome.IsRefused ? await ShowAsync(outcome.Refusal, cancel) : Redirect($"{Address}?done=added");
    }

    public async Task<IActionResult> OnPostRemoveAsync([FromForm(Name = "passkey")] Guid passkey, CancellationToken cancel)
    {
        var outcome = await remove.HandleAsync(passkey, Viewer, cancel);
        return outcome.IsRefused ? await ShowAsync(outcome.Refusal, cancel) : Redirect($"{Address}?done=removed");
    }

    private async Task<IActionResult> ShowAsync(Refusal refusal, CancellationToken cancel) => await FillAsync(cancel) ? this.PageWithTry(refusal) : NotFound();

    private async Task<bool> FillAsync(CancellationToken cancel)
    {
        this.SetPage("Passkeys", new RoomsLink("How you sign in", MyAccountModel.Address));
        if (await accounts.FindAsync(Viewer.Person ?? Guid.Empty, cancel) is not { } account)
        {
            return false;
        }

        Passkeys = await list.OfAsync(account.Person, cancel);
        return true;
    }
}
