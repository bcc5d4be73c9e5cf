using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.WardForms;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Organisations.AddWard;

internal sealed class AddWardModel(AddWardHandler handler, WardFormReader reader, UnitDirectory units, CurrentViewer current) : PageModel
{
    [BindProperty]
    public Guid? Place { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Type { get; set; }

    /// <summary>A type that no ward has yet.</summary>
    [BindProperty]
    public string? AnotherType { get; set; }

    [BindProperty]
    public string? Beds { get; set; }

    [BindProperty]
    public DateParts? OpenedOn { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public UnitRow Organisation { get; private set; } = null!;

    public IReadOnlyList<Choice> Places { get; private set; } = [];

    public IReadOnlyList<Choice> Types { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid unit, CancellationToken cancel)
    {
        if (!await LoadAsync(unit, cancel))
        {
            return this.PageWith(Refusal.NotFound);
        }

        Key = Guid.CreateVersion7().ToString("n");
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid unit, CancellationToken cancel)
    {
        if (!await LoadAsync(unit, cancel))
        {
            return this.PageWith(Refusal.NotFound);
        }

        if (WardTypeChoice.RefuseBoth(Type, AnotherType) is { } both)
        {
            return this.PageWith(both);
        }

        var command = new AddWardCommand(Place ?? unit, Name, Code, WardTypeChoice.Of(Type, AnotherType), Beds, DateText.Of(OpenedOn), Reason) { Key = Key };
        var outcome = await handler.HandleAsync(command, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(WardTypeChoice.AtItsBox(outcome.Refusal, Type)) : Redirect($"/organisations/{unit}?saved=added");
    }

    private async Task<bool> LoadAsync(Guid unit, CancellationToken cancel)
    {
        var places = await reader.PlacesAsync(current.Viewer, cancel);
        if (await units.FindAsync(unit, current.Viewer, cancel) is not { Kind: UnitKind.Provider } found || !places.Any(p => p.Value == unit.ToString()))
        {
            return false;
        }

        Organisation = found;
        Places = [.. places.Where(p => p.Group == found.Name)];
        Types = WardTypeChoice.Among(await reader.TypesAsync(current.Viewer, cancel));
        this.SetPage("Add a ward", [new RoomsLink("Organisations", "/organisations"), new RoomsLink(found.Name, $"/organisations/{unit}")]);
        return true;
    }
}
