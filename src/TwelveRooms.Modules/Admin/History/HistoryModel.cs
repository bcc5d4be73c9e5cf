using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Admin.History;

/// <summary>The history of a chart, a unit, its people, a measure or an import: one page under five addresses.</summary>
internal sealed class HistoryModel(ShowHistoryHandler handler, CurrentViewer current) : PageModel
{
    public HistoryView View { get; private set; } = null!;

    /// <summary>Whether the newest are on the page before this one.</summary>
    public bool IsLater { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromRoute] Guid? unit, [FromRoute] Guid? measure, [FromRoute] Guid? import, [FromQuery(Name = "before")] string? before, CancellationToken cancel)
    {
        var of = (unit, measure, import) switch
        {
            ({ } u, { } m, _) => new HistoryQuery(HistoryOf.Chart, u.ToString(), m.ToString()),
            ({ } u, _, _) when Request.Path.Value!.EndsWith("/people/history", StringComparison.OrdinalIgnoreCase) => new(HistoryOf.People, u.ToString()),
            ({ } u, _, _) => new(HistoryOf.Unit, u.ToString()),
            (_, { } m, _) => new(HistoryOf.Measure, m.ToString()),
            _ => new(HistoryOf.Import, import.ToString()!),
        };
        IsLater = !string.IsNullOrEmpty(before);
        var outcome = await handler.HandleAsync(of with { Before = before }, current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        View = outcome.Value;
        this.SetPage($"History: {View.Subject}", [.. View.Way.Select(w => new RoomsLink(w.Name, w.Address))]);
        return Page();
    }

    /// <summary>The day alone: with the minute, a history of numbers would say who worked when.</summary>
    public static string When(DateTimeOffset at) => RoomsClock.DayOf(at).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
