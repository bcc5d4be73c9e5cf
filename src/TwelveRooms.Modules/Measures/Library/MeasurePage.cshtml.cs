using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.AskMeasure;
using TwelveRooms.Measures.ChangeMeasure;
using TwelveRooms.Measures.ChooseChart;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ThisWeek;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Standards.Contracts;

namespace TwelveRooms.Measures.Library;

internal sealed class MeasurePageModel(
    MeasureDirectory measures, AskedSeriesOf asked, StartSeriesHandler start, Burden burden, Db db, CurrentViewer current) : PageModel
{
    [BindProperty]
    public Guid Ward { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    public Measure Measure { get; private set; } = null!;

    /// <summary>The wards that this viewer may ask something of, and whether they are asked already.</summary>
    public IReadOnlyList<(UnitRow Ward, bool IsAsked)> Wards { get; private set; } = [];

    public IReadOnlyList<UnitRow> NotAsked => [.. Wards.Where(w => !w.IsAsked).Select(w => w.Ward)];

    /// <summary>Whether a ward was just refused for want of a reason, so that the question for it stands on the page.</summary>
    public bool AsksReason => ModelState.TryGetValue(nameof(Reason), out var entry) && entry.Errors.Count > 0;

    /// <summary>How it was asked and what counted before, newest first.</summary>
    public IReadOnlyList<MeasureChange> Changes { get; private set; } = [];

    public bool MayChange { get; private set; }

    public bool MayChooseChart { get; private set; }

    public BurdenNote? Minutes { get; private set; }

    public IEnumerable<string> Rooms => Measure.RoomNumbers.Select(r => $"{r} {Commitments.Find(r)!.ShortName}");

    public async Task<IActionResult> OnGetAsync(Guid measure, CancellationToken cancel)
    {
        Key = Guid.CreateVersion7();
        return await FindAsync(measure, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid measure, CancellationToken cancel)
    {
        if (!await FindAsync(measure, cancel))
        {
            return NotFound();
        }

        var command = new StartSeriesCommand(Ward, measure, Reason);
        var outcome = await start.HandleAsync(command with { Request = new(Key.ToString(), command.Content, IsApi: false) }, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"/measures/{measure}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await measures.FindAsync(id.ToString(), current.Viewer, cancel) is not { } measure)
        {
            return false;
        }

        Measure = measure;
        Wards = measure.WardEntered
            ? [.. (await asked.WardsAsync(measure.Number, current.Viewer, cancel)).Where(w => measure.OwnerUnit == 0 || measure.OwnerUnit == w.Ward.Number)]
            : [];
        Changes = await db.For<MeasureChange>(current.Viewer).Where(c => c.Measure == measure.Number).OrderByDescending(c => c.From).ToListAsync(cancel);
        MayChange = measure.HowAsked != HowAsked.AlreadyPublished && await ChangeMeasureHandler.MayAsync(db, measure, current.Viewer, cancel);
        MayChooseChart = await ChooseChartHandler.MayAsync(db, measure, current.Viewer, cancel);
        Minutes = NotAsked is [var only] ? await burden.WithAsync(only.Number, MeasureBurden.MinutesAMonth(measure), current.Viewer, cancel) : null;
        this.SetPage(measure.Name, new Components.RoomsLink("Measures", "/measures"));
        return true;
    }
}
