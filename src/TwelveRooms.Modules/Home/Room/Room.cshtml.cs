using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Home.Words;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Standards.Contracts;

namespace TwelveRooms.Home.Room;

internal sealed class RoomModel(WardFinder wards, WardHouse house, CurrentViewer current) : PageModel
{
    public UnitRow Unit { get; private set; } = null!;

    public Commitment Commitment { get; private set; } = null!;

    public Commitment? Before => Commitments.Find(Commitment.Number - 1);

    public Commitment? After => Commitments.Find(Commitment.Number + 1);

    public IReadOnlyList<RoomContent> Inside { get; private set; } = [];

    public string? ByChance => WardHouse.ByChance(Inside);

    public async Task<IActionResult> OnGetAsync(Guid ward, int room, CancellationToken cancel)
    {
        if (Commitments.Find(room) is not { } commitment || await wards.FindAsync(ward, current.Viewer, cancel) is not { } unit)
        {
            return NotFound();
        }

        (Unit, Commitment) = (unit, commitment);
        Inside = [.. (await house.ContentAsync(unit, current.Viewer, cancel)).Items.Where(c => c.Commitment == room)];
        var way = await wards.WayAsync(unit, current.Viewer, cancel);
        way.Add(new(unit.Name, $"/wards/{ward}"));
        way.Add(new("The House", $"/wards/{ward}/house"));
        this.SetPage(commitment.ShortName, way);
        return Page();
    }
}
