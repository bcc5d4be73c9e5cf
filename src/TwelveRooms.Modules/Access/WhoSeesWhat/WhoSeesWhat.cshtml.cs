using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.WhoSeesWhat;

internal sealed class WhoSeesWhatModel(RolesInWords words) : PageModel
{
    public IReadOnlyList<RoleWords> Roles { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Roles = await words.RolesAsync(cancel);
        this.SetPage("Who sees what");
    }
}
