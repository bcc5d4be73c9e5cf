using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Measures.AskMeasure;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Standards.Contracts;

namespace TwelveRooms.Measures.MakeWardMeasure;

/// <summary>One answer, to be looked at again.</summary>
internal sealed record AnswerRow(string Question, string Answer, int Step);

internal sealed class CheckAnswersModel(
    MakeWardMeasureHandler make, Burden burden, Db db, UnitDirectory units, IDataProtectionProvider protection, CurrentViewer current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Ward { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    public UnitRow Unit { get; private set; } = null!;

    public NewMeasureState Answers { get; private set; } = new();

    public BurdenNote Burden { get; private set; } = null!;

    public IReadOnlyList<AnswerRow> Rows =>
    [
        new("What matters", Answers.Name ?? "", 1),
        new("Rooms", Answers.Rooms.Count == 0 ? "None named" : string.Join(", ", Answers.Rooms.Select(r => Commitments.Find(r)?.ShortName)), 1),
        new("Who asked for it", NewMeasureWords.TextOf(NewMeasureWords.AskedBy, Answers.AskedForBy), 2),
        new("The question", Answers.Question ?? "", 3),
        new("Out of", Answers.Kind == "part" ? Answers.OutOf ?? "" : "Nothing: it is a plain count", 3),
        new("What counts", Answers.Definition ?? "", 3),
        new("How often", $"{NewMeasureWords.TextOf(NewMeasureWords.HowOften, Answers.HowOften)}, about {BurdenNote.Minutes(NewMeasureCheck.MinutesOf(Answers))} each time", 4),
        new("Which way is better", NewMeasureWords.TextOf(NewMeasureWords.Better, Answers.Better), 5),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        Key = Guid.CreateVersion7();
        return await FindAsync(cancel) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } elsewhere)
        {
            return elsewhere;
        }

        var command = new MakeWardMeasureCommand(Ward, Answers, Reason);
        var outcome = await make.HandleAsync(command with { Request = new(Key.ToString(), command.Content, IsApi: false) }, current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        NewMeasureState.Drop(HttpContext, Ward);
        return Redirect($"/measures/{outcome.Value}");
    }

    private async Task<IActionResult?> FindAsync(CancellationToken cancel)
    {
        if (await units.FindAsync(Ward, current.Viewer, cancel) is not { Kind: UnitKind.Ward } ward
            || !(await db.StandingAsync(current.Viewer, ward.Number, cancel)).May(Rights.ManageMeasures))
        {
            return NotFound();
        }

        Answers = NewMeasureState.Read(HttpContext, protection, Ward);
        if (NewMeasureCheck.All(Answers) is not null)
        {
            return Redirect($"/wards/{Ward}/measures/new");
        }

        var more = NewMeasureCheck.MinutesOf(Answers) * NewMeasureWords.CadenceOf(Answers.HowOften)!.Value.TimesAMonth();
        (Unit, Burden) = (ward, await burden.WithAsync(ward.Number, more, current.Viewer, cancel));
        this.SetPage("Look at your answers", new Components.RoomsLink(ward.Name, $"/wards/{Ward}"));
        return null;
    }
}
