using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Organisations.UnitGroups;

internal sealed class GroupsModel(UnitGroupReader reader, RoomsClock clock, CurrentViewer current) : PageModel
{
    public IReadOnlyList<IGrouping<string, GroupRow>> Kinds { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Kinds = [.. (await reader.AllAsync(clock.Today, current.Viewer, cancel)).GroupBy(g => g.Kind)];
        this.SetPage("Groups", new RoomsLink("Organisations", "/organisations"));
    }
}
