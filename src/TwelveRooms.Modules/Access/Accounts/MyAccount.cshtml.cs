using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Contracts;
using TwelveRooms.Access.Passkeys;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Accounts;

internal sealed class MyAccountModel(AccountBook accounts, LinkResets resets, PasskeyList passkeys, EndOtherSessionsHandler end, CurrentViewer current) : PageModel
{
    public const string Address = "/account";

    public Viewer Viewer => current.Viewer;

    /// <summary>Null for the people of the demo, who have none.</summary>
    public Account? Account { get; private set; }

    public int PaperCodesLeft { get; private set; }

    /// <summary>When a link has set the passphrase, lately.</summary>
    public LinkReset? Reset { get; private set; }

    public IReadOnlyList<PasskeyRow> Passkeys { get; private set; } = [];

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? Just { get; set; }

    public string Saved => Just switch
    {
        "passphrase" => "The passphrase is changed. Whatever was open elsewhere is signed out.",
        "others" => "You are signed out everywhere but here.",
        "removed" => "The second step is taken away.",
        _ => "",
    };

    public async Task OnGetAsync(CancellationToken cancel)
    {
        this.SetPage("How you sign in");
        Account = await accounts.FindAsync(Viewer.Person ?? Guid.Empty, cancel);
        Reset = Account is null ? null : await resets.LatestAsync(Account.Person, cancel);
        PaperCodesLeft = Account is null ? 0 : await accounts.PaperCodesLeftAsync(Account.Person, cancel);
        Passkeys = Account is null ? [] : await passkeys.OfAsync(Account.Person, cancel);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var outcome = await end.HandleAsync(Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"{Address}?done=others");
    }
}
