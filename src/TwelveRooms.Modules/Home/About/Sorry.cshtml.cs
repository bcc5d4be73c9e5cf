using System.Diagnostics;
using Microsoft.AspNetCore.Http;
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
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = StatusCodes.Status404NotFound; // nothing went wrong: somebody typed the address
        }

        Reference = Activity.Current?.TraceId.ToString() ?? HttpContext.TraceIdentifier;
        this.SetPage("Sorry, something went wrong here");
    }
}
