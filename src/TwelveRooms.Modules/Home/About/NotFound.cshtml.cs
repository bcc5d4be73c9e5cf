using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Home.About;

/// <summary>The same page for what is not there and for what is not this reader's to see.</summary>
[IgnoreAntiforgeryToken]
internal sealed class NotFoundModel : PageModel
{
    public string Title { get; private set; } = "We cannot find that page";

    public string Words { get; private set; } =
        "It may have moved, or it may not be one of yours to see. We say the same either way, so that nobody can go looking.";

    // Nothing is bound: a form that cannot be read would take the status with it.
    public void OnGet() => Say(HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalStatusCode ?? StatusCodes.Status404NotFound);

    public void OnPost() => OnGet();

    private void Say(int status)
    {
        if (status is >= 400 and not 404)
        {
            Title = "That did not work";
            Words = status switch
            {
                413 => "What you sent is too large. Nothing has been kept.",
                429 => "A lot came from here at once. Please wait half a minute, go back and send it once more. Nothing has been kept.",
                _ => "The page could not take what was sent: it may have been open for a long time, or more was sent than it asks for. Go back, look again and send it once more. Nothing has been kept.",
            };
        }

        // Asked for by its own address it is no page either.
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        this.SetPage(Title);
    }
}
