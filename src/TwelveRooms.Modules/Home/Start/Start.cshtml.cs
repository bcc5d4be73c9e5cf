using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Home.Start;

/// <summary>Sends each person to the one page that is theirs: a device to what is due, a ward's people to their ward, others to their list.</summary>
internal sealed class StartModel(UnitDirectory units, CurrentViewer current) : PageModel
{
    public IReadOnlyList<UnitRow> Wards { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        var viewer = current.Viewer;
        var held = await units.FindAsync(viewer.Grants.Select(g => g.Unit).Distinct().ToList(), viewer, cancel);
        var wards = held.Values.Where(u => u.Kind == UnitKind.Ward).OrderBy(u => u.Name, StringComparer.CurrentCulture).ToList();
        if (viewer.IsDevice && wards.Count == 1)
        {
            return Redirect($"/wards/{wards[0].Id.Value}/this-week");
        }

        if (wards.Count == 1)
        {
            return Redirect($"/wards/{wards[0].Id.Value}");
        }

        if (wards.Count == 0 && held.Values.FirstOrDefault(u => u.Kind == UnitKind.Provider) is { } organisation)
        {
            return Redirect($"/organisations/{organisation.Id.Value}");
        }

        if (wards.Count == 0)
        {
            return Redirect("/organisations");
        }

        Wards = wards;
        this.SetPage("Where to?");
        return Page();
    }
}
