using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Admin.Records;

internal sealed class MyRecordModel(MyRecordHandler handler, CurrentViewer current) : PageModel
{
    public MyRecord Record { get; private set; } = null!;

    public bool IsLater { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "before")] string? before, CancellationToken cancel)
    {
        IsLater = !string.IsNullOrEmpty(before);
        var outcome = await handler.HandleAsync(new(before), current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        Record = outcome.Value;
        this.SetPage("What is kept about what I did", [new RoomsLink("How you sign in", "/account")]);
        return Page();
    }

    public static string When(DateTimeOffset at) => RoomsClock.InLondon(at).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);
}
