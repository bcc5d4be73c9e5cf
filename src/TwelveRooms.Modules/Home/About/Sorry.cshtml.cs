using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Home.About;

[IgnoreAntiforgeryToken]
internal sealed class SorryModel : PageModel
{
    public string Reference { get; private set; } = "";

    public void OnGet() => Say();

    public void OnPost() => Say();

    private void Say()
    {
        Reference = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
        this.SetPage("Sorry, something went wrong here");
    }
}
