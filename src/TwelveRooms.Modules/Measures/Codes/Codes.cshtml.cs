using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Measures.Codes;

internal sealed class CodesModel : PageModel
{
    public void OnGet() => this.SetPage("What the codes mean");
}
