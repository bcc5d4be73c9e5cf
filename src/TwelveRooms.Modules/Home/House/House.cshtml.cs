using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Home.Words;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Home.House;

internal sealed class HouseModel(WardFinder wards, WardHouse house, CurrentViewer current) : PageModel
{
    public UnitRow Unit { get; private set; } = null!;

    public IReadOnlyList<HouseRoom> Rooms { get; private set; } = [];

    public string? ByChance { get; private set; }

    public HouseVariant Variant { get; private set; } = HouseVariant.Full;

    public async Task<IActionResult> OnGetAsync(Guid ward, string? view, CancellationToken cancel)
    {
        if (await wards.FindAsync(ward, current.Viewer, cancel) is not { } unit)
        {
            return NotFound();
        }

        Unit = unit;
        Variant = view == "list" ? HouseVariant.List : HouseVariant.Full;
        var content = await house.ContentAsync(unit, current.Viewer, cancel);
        (Rooms, ByChance) = (WardHouse.Rooms(unit, content), WardHouse.ByChance(content.Items));
        var way = await wards.WayAsync(unit, current.Viewer, cancel);
        way.Add(new(unit.Name, $"/wards/{ward}"));
        this.SetPage("The House", way);
        return Page();
    }
}
