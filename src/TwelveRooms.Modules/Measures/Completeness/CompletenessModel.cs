using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.Completeness;

/// <summary>The page of a ward and that of an organisation or a site.</summary>
internal sealed class CompletenessModel(CompletenessHandler handler, UnitDirectory units, CurrentViewer current) : PageModel
{
    public CompletenessView View { get; private set; } = null!;

    /// <summary>How long a number has.</summary>
    public DueDays Days => View.Days;

    public string Address => $"{PlaceAddress}/completeness";

    public string CsvAddress => $"{Address}/csv?by={PeriodKind.Word(View.By)}";

    public bool MayLock => View.Standing.May(Rights.LockMonths);

    public string LockAddress => $"/units/{View.Unit.Id.Value}/months";

    private string PlaceAddress => View.IsWard ? $"/wards/{View.Unit.Id.Value}" : $"/organisations/{View.Unit.Id.Value}";

    public async Task<IActionResult> OnGetAsync([FromRoute(Name = "unit")] Guid? unit, [FromRoute(Name = "ward")] Guid? ward, string? by, CancellationToken cancel)
    {
        // A kind of period that nobody knows is a slip in an address: the months are shown.
        var outcome = await handler.HandleAsync(new((unit ?? ward).ToString()!, PeriodKind.Find(by) is null ? null : by), current.Viewer, cancel);
        if (outcome.IsRefused || outcome.Value.IsWard != ward is not null)
        {
            return this.PageWith(outcome.Refusal ?? Refusal.NotFound);
        }

        View = outcome.Value;
        this.SetPage("What was due, and what came", await WayAsync(cancel));
        return Page();
    }

    private async Task<List<RoomsLink>> WayAsync(CancellationToken cancel)
    {
        var way = new List<RoomsLink>();
        if (View.Unit.Kind != UnitKind.Provider && await units.ProviderOfAsync(View.Unit.Number, current.Viewer, cancel) is { } provider)
        {
            way.Add(new(provider.Name, $"/organisations/{provider.Id.Value}"));
        }

        way.Add(new(View.Unit.Name, PlaceAddress));
        return way;
    }
}
