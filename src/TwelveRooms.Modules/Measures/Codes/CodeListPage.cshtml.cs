using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Measures.Codes;

internal sealed class CodeListPageModel : PageModel
{
    public CodeList List { get; private set; } = null!;

    public IActionResult OnGet(string list)
    {
        if (CodeLists.Find(list) is not { } found)
        {
            return NotFound();
        }

        List = found;
        this.SetPage(found.Title, new RoomsLink("What the codes mean", "/codes"));
        return Page();
    }
}
