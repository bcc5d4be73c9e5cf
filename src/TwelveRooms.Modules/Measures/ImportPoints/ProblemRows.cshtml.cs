using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>Every row of a file that is not simply taken, to be worked through in a spreadsheet.</summary>
internal sealed class ProblemRowsModel(PointsImporter handler, StagedFiles staged, CurrentViewer current) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid file, [FromQuery(Name = "sheet")] string? sheet, [FromQuery(Name = "measure")] string? measure, CancellationToken cancel)
    {
        using var copy = await staged.OpenAsync(file, current.Viewer, cancel);
        if (copy is null)
        {
            return this.PageWith(Refusal.NotFound);
        }

        var seen = await handler.CheckAsync(copy.Open, copy.Name, copy.Length, new() { Sheet = sheet, Measure = measure }, current.Viewer, cancel);
        return seen.IsRefused ? this.PageWith(seen.Refusal) : File(LookAtNumbersModel.ProblemsCsv(seen.Value.Points), "text/csv; charset=utf-8", "rows-to-look-at.csv");
    }
}
