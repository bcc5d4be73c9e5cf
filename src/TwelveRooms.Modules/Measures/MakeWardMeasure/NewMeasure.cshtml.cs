using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.MakeWardMeasure;

/// <summary>The five questions, one at a time.</summary>
internal sealed class NewMeasureModel(Db db, UnitDirectory units, IDataProtectionProvider protection, CurrentViewer current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Ward { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Step { get; set; } = 1;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<int> Rooms { get; set; } = [];

    [BindProperty]
    public string? AskedForBy { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Question { get; set; }

    [BindProperty]
    public string? OutOf { get; set; }

    [BindProperty]
    public string? Definition { get; set; }

    [BindProperty]
    public string? HowOften { get; set; }

    [BindProperty]
    public string? Minutes { get; set; }

    [BindProperty]
    public string? Better { get; set; }

    public UnitRow Unit { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        var state = NewMeasureState.Read(HttpContext, protection, Ward);
        (Name, Rooms, AskedForBy, Kind, Question) = (state.Name, [.. state.Rooms], state.AskedForBy, state.Kind, state.Question);
        (OutOf, Definition, HowOften, Minutes, Better) = (state.OutOf, state.Definition, state.HowOften, state.Minutes, state.Better);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (!await FindAsync(cancel))
        {
            return NotFound();
        }

        var before = NewMeasureState.Read(HttpContext, protection, Ward);
        var state = Step switch
        {
            1 => before with { Name = Name, Rooms = Rooms },
            2 => before with { AskedForBy = AskedForBy },
            3 => before with { Kind = Kind, Question = Question, OutOf = OutOf, Definition = Definition },
            4 => before with { HowOften = HowOften, Minutes = Minutes },
            _ => before with { Better = Better },
        };
        if (NewMeasureCheck.Step(Step, state) is { } refusal)
        {
            return this.PageWith(refusal);
        }

        state.Keep(HttpContext, protection, Ward);
        var next = Enumerable.Range(1, NewMeasureCheck.Steps).FirstOrDefault(s => s > Step || NewMeasureCheck.Step(s, state) is not null);
        var isComplete = NewMeasureCheck.All(state) is null;
        return Redirect(isComplete ? $"/wards/{Ward}/measures/new/check" : $"/wards/{Ward}/measures/new?step={Math.Max(next, 1)}");
    }

    private async Task<bool> FindAsync(CancellationToken cancel)
    {
        Step = Math.Clamp(Step, 1, NewMeasureCheck.Steps);
        if (await units.FindAsync(Ward, current.Viewer, cancel) is not { Kind: UnitKind.Ward } ward
            || !(await db.StandingAsync(current.Viewer, ward.Number, cancel)).May(Rights.ManageMeasures))
        {
            return false;
        }

        Unit = ward;
        this.SetPage("A measure of our own", new Components.RoomsLink(ward.Name, $"/wards/{Ward}"));
        return true;
    }
}
