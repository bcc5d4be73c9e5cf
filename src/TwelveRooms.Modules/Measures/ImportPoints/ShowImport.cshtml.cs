using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Measures.ImportPoints;

internal sealed class ShowImportModel(Db db, UndoImportHandler handler, ImportUndo undo, UnitDirectory units, CurrentViewer current) : PageModel
{
    private const int MostCharts = 12;

    [BindProperty]
    public string? Reason { get; set; }

    public ImportBatch Batch { get; private set; } = null!;

    public int Series { get; private set; }

    public IReadOnlyList<RoomsLink> Charts { get; private set; } = [];

    public bool Saved { get; private set; }

    public bool MayUndo { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid import, [FromQuery(Name = "saved")] bool saved, CancellationToken cancel)
    {
        Saved = saved;
        return await FindAsync(import, cancel) ? Page() : this.PageWith(Refusal.NotFound);
    }

    public async Task<IActionResult> OnPostAsync(Guid import, CancellationToken cancel)
    {
        if (!await FindAsync(import, cancel))
        {
            return this.PageWith(Refusal.NotFound);
        }

        var outcome = await handler.HandleAsync(import, Reason, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"/numbers/imports/{import}");
    }

    public async Task<IActionResult> OnPostStopAsync(Guid import, CancellationToken cancel)
    {
        if (!await FindAsync(import, cancel) || !MayUndo)
        {
            return this.PageWith(Refusal.NotFound);
        }

        if (Batch.State == ImportState.Running)
        {
            await undo.DiscardAsync(Batch.Number, cancel);
        }

        return Redirect($"/numbers/imports/{import}");
    }

    private async Task<IReadOnlyList<RoomsLink>> ChartsAsync(int import, CancellationToken cancel)
    {
        var reached = await db.For<ImportedSeriesRow>(current.Viewer).Where(r => r.Import == import)
            .Join(db.For<Series>(current.Viewer), r => r.Series, s => s.Number, (_, s) => s)
            .Join(db.For<Measure>(current.Viewer), s => s.Measure, m => m.Number, (s, m) => new { s.Unit, m.Id, m.Name })
            .OrderBy(r => r.Unit).ThenBy(r => r.Name).Take(MostCharts).ToListAsync(cancel);
        var rows = await units.FindAsync(reached.Select(r => r.Unit).Distinct().ToList(), current.Viewer, cancel);
        return [.. reached.Where(r => rows.ContainsKey(r.Unit)).Select(r => new RoomsLink($"{rows[r.Unit].Name}: {r.Name}", $"/units/{rows[r.Unit].Id.Value}/measures/{r.Id.Value}"))];
    }

    private async Task<bool> FindAsync(Guid import, CancellationToken cancel)
    {
        if (await db.For<ImportBatch>(current.Viewer).SingleOrDefaultAsync(b => b.Id == import, cancel) is not { } batch)
        {
            return false;
        }

        Batch = batch;
        Series = await db.For<ImportedSeriesRow>(current.Viewer).CountAsync(r => r.Import == batch.Number, cancel);
        Charts = await ChartsAsync(batch.Number, cancel);
        MayUndo = await UndoImportHandler.MayAsync(db, batch, current.Viewer, cancel);
        this.SetPage(batch.FileName, new RoomsLink("Bring in numbers", "/numbers/import"));
        return true;
    }
}
