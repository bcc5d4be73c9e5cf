using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.SignIn;

internal sealed class CodeModel(SecondStepHandler handler, Passes passes, CurrentViewer current) : PageModel
{
    public const string Address = "/come-in/code";

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "to")]
    public string? To { get; set; }

    public IActionResult OnGet()
    {
        this.SetPage("The code of your phone");
        return FirstStep is null ? Redirect(ComeInModel.Address + Browser.Query(To)) : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        this.SetPage("The code of your phone");
        if (FirstStep is not { } first)
        {
            return Redirect(ComeInModel.Address + Browser.Query(To));
        }

        var outcome = await handler.HandleAsync(new(first, Code), cancel);
        if (!outcome.IsRefused)
        {
            return Redirect(await Browser.KeepAsync(HttpContext, outcome.Value, passes, current.Viewer, To, cancel));
        }

        if (outcome.Refusal.Kind != RefusalKind.NotFound)
        {
            return this.PageWithTry(outcome.Refusal);
        }

        HostCookie.Drop(HttpContext, Browser.FirstStepCookie);
        return Redirect(ComeInModel.Address + Browser.Query(To));
    }

    private string? FirstStep => Request.Cookies[HostCookie.Name(HttpContext, Browser.FirstStepCookie)];
}
