using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Routes;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.Demo;

internal sealed class DemoModel(DemoPeople demo, Passes passes, Doors doors, CurrentViewer current) : PageModel
{
    public IReadOnlyList<DemoPersonRow> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!doors.IsDemo)
        {
            return NotFound();
        }

        People = await demo.AllAsync(cancel);
        ViewData.SetRoomsPage(new() { Title = "Choose who to be", IsDemo = true, HomeHref = "/demo" });
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "as")] string? role, CancellationToken cancel)
    {
        if (!doors.IsDemo || (await demo.AllAsync(cancel)).FirstOrDefault(p => p.Key == role) is not { } person)
        {
            return NotFound();
        }

        await Browser.LeaveAsync(HttpContext, passes, current.Viewer, cancel);
        var (secret, _) = await passes.MakeAsync(
            new(PassKind.Session, person.Name, Passes.SessionLife) { Person = person.Id, Proof = Proof.Demo }, current.Viewer, "access.signed-in", cancel);
        HostCookie.Set(HttpContext, Gate.SessionCookie, secret, Passes.SessionLife, comesByLink: true);
        return Redirect("/");
    }
}
