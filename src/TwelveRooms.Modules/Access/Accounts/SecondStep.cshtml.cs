using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Passkeys;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Accounts;

internal sealed class SecondStepModel(
    AddAuthenticatorHandler add, RenewPaperCodesHandler renew, RemoveAuthenticatorHandler remove, AccountBook accounts, PasskeyList passkeys, Authenticators authenticators, CurrentViewer current) : PageModel
{
    public const string Address = "/account/second-step";

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The key that the page shows, protected, so that it comes back as it went.</summary>
    [BindProperty]
    public string? ProtectedKey { get; set; }

    public Viewer Viewer => current.Viewer;

    public Account Account { get; private set; } = null!;

    /// <summary>Whether a passkey must be shown before anything is changed.</summary>
    public bool MustShowPasskey { get; private set; }

    /// <summary>The key in fours, as somebody types it.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The key as an address that an app on the same phone opens.</summary>
    public string KeyAddress { get; private set; } = "";

    public IHtmlContent Picture { get; private set; } = HtmlString.Empty;

    /// <summary>The codes for paper, shown once; empty otherwise.</summary>
    public IReadOnlyList<string> PaperCodes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FillAsync(cancel))
        {
            return NotFound();
        }

        ShowKey(authenticators.NewKey());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FillAsync(cancel))
        {
            return NotFound();
        }

        var outcome = await add.HandleAsync(new(ProtectedKey, Code), Viewer, cancel);
        if (!outcome.IsRefused)
        {
            PaperCodes = outcome.Value;
            return Page();
        }

        ShowKey(ProtectedKey is { } key && authenticators.Readable(key) is not null ? key : authenticators.NewKey());
        return this.PageWith(outcome.Refusal);
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken cancel)
    {
        var outcome = await renew.HandleAsync(Viewer, cancel);
        if (outcome.IsRefused || !await FillAsync(cancel))
        {
            return NotFound();
        }

        PaperCodes = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel)
    {
        var outcome = await remove.HandleAsync(Viewer, cancel);
        if (!outcome.IsRefused)
        {
            return Redirect($"{MyAccountModel.Address}?done=removed");
        }

        if (!await FillAsync(cancel))
        {
            return NotFound();
        }

        ShowKey(authenticators.NewKey());
        return this.PageWith(outcome.Refusal);
    }

    private async Task<bool> FillAsync(CancellationToken cancel)
    {
        this.SetPage("A second step", new RoomsLink("How you sign in", MyAccountModel.Address));
        if (await accounts.FindAsync(Viewer.Person ?? Guid.Empty, cancel) is not { } account)
        {
            return false;
        }

        Account = account;
        MustShowPasskey = Viewer.MustAddSecondStep && await passkeys.HasAnyAsync(account.Person, cancel);
        return true;
    }

    private void ShowKey(string protectedKey)
    {
        var key = authenticators.Readable(protectedKey)!;
        ModelState.Remove(nameof(ProtectedKey));
        ProtectedKey = protectedKey;
        Key = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
        KeyAddress = Authenticators.AddressOf(key, Account.SignInName);
        Picture = QrPicture.Of(KeyAddress);
    }
}
