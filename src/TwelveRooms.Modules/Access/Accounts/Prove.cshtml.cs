using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Passkeys;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.Accounts;

internal sealed class ProveModel(ProveHandler handler, PasskeyProveHandler passkey, PasskeyCeremony ceremony, PasskeyList passkeys, CurrentViewer current) : PageModel
{
    public const string Address = "/account/prove";

    [BindProperty]
    public string? Passphrase { get; set; }

    /// <summary>What the browser showed.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    /// <summary>What the browser is asked for; null for whoever has no passkey.</summary>
    public string? Options { get; private set; }

    /// <summary>Whether the passphrase alone would lead no further.</summary>
    public bool IsPasskeyNeeded => Options is not null && current.Viewer.MustAddSecondStep;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        this.SetPage("Is it still you?");
        if (current.Viewer is { Person: { } person, Session: { } session } && await passkeys.HasAnyAsync(person, cancel))
        {
            var asked = await ceremony.AskAgainAsync(PasskeySite.Of(HttpContext), person, session.Id);
            Options = asked.Options;
            HostCookie.Set(HttpContext, PasskeyTickets.Cookie, asked.Ticket, PasskeyTickets.Life);
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        await GoOnAsync(await handler.HandleAsync(new(Passphrase, HttpContext.AddressOf()), current.Viewer, cancel), cancel);

    public async Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancel) => await GoOnAsync(
        await passkey.HandleAsync(new(HttpContext.PasskeyTicket(), Answer, PasskeySite.Of(HttpContext), HttpContext.AddressOf()), current.Viewer, cancel), cancel);

    private async Task<IActionResult> GoOnAsync(Outcome<Done> outcome, CancellationToken cancel)
    {
        if (!outcome.IsRefused)
        {
            HostCookie.Drop(HttpContext, PasskeyTickets.Cookie);
            return Redirect(Browser.Here(To));
        }

        await OnGetAsync(cancel); // with a question that has not been answered
        return this.PageWithTry(outcome.Refusal);
    }
}
