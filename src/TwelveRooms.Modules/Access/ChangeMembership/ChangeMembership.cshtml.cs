using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.AddPerson;
using TwelveRooms.Access.ShowPeople;
using TwelveRooms.Components;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Access.ChangeMembership;

internal sealed class ChangeMembershipModel(
    EndMembershipHandler end, StandInHandler standIn, HandOverHandler handOver, NewLinkHandler link, Keepers keepers, PeopleReach reach, RoomsClock clock, CurrentViewer current)
    : PageModel
{
    /// <summary>The last day, of a membership that ends on a day.</summary>
    [BindProperty]
    public DateParts? EndLastDay { get; set; }

    [BindProperty]
    public Guid? CoverPerson { get; set; }

    [BindProperty]
    public DateParts? CoverFrom { get; set; }

    [BindProperty]
    public DateParts? CoverLastDay { get; set; }

    [BindProperty]
    public Guid? NextPerson { get; set; }

    [BindProperty]
    public DateParts? NextFrom { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public PeopleUnit Here { get; private set; } = null!;

    public PersonLine Line { get; private set; } = null!;

    public IReadOnlyList<Choice> People { get; private set; } = [];

    /// <summary>What it means for the organisation when it ends now; null when somebody else looks after its people.</summary>
    public string? Then { get; private set; }

    public bool MayMakeLink { get; private set; }

    public WayIn? Made { get; private set; }

    public DateOnly Today => clock.Today;

    public string ListAddress => PeopleOfUnitModel.AddressOf(Here.Unit.Id.Value);

    public async Task<IActionResult> OnGetAsync(Guid unit, Guid membership, CancellationToken cancel)
    {
        Key = Guid.CreateVersion7().ToString("n");
        return await LoadAsync(unit, membership, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid unit, Guid membership, CancellationToken cancel)
    {
        // This form asks for a day: left empty it would end now, which the other button does.
        var day = DateText.Of(EndLastDay);
        var outcome = day.Length == 0
            ? Refusal.Invalid("last-day-needed", "Write the last day, or press “End it now”.", "LastDay")
            : await end.HandleAsync(new(unit.ToString(), membership, day), current.Viewer, cancel);
        return await AnswerAsync(outcome, unit, membership, "End", ended => $"ended={ended.Row.Id}", cancel);
    }

    public async Task<IActionResult> OnPostEndNowAsync(Guid unit, Guid membership, CancellationToken cancel) =>
        await AnswerAsync(await end.HandleAsync(new(unit.ToString(), membership, null), current.Viewer, cancel), unit, membership, "End", ended => $"ended={ended.Row.Id}", cancel);

    public async Task<IActionResult> OnPostCoverAsync(Guid unit, Guid membership, CancellationToken cancel)
    {
        var command = new StandInCommand(unit.ToString(), membership, CoverPerson, DateText.Of(CoverFrom), DateText.Of(CoverLastDay)) { Key = Key };
        return await AnswerAsync(await standIn.HandleAsync(command, current.Viewer, cancel), unit, membership, "Cover", given => $"given={given.Id}", cancel);
    }

    public async Task<IActionResult> OnPostHandOverAsync(Guid unit, Guid membership, CancellationToken cancel)
    {
        var command = new HandOverCommand(unit.ToString(), membership, NextPerson, DateText.Of(NextFrom)) { Key = Key };
        return await AnswerAsync(await handOver.HandleAsync(command, current.Viewer, cancel), unit, membership, "Next", given => $"given={given.Id}", cancel);
    }

    public async Task<IActionResult> OnPostLinkAsync(Guid unit, Guid membership, [FromForm(Name = "way")] string? way, CancellationToken cancel)
    {
        var outcome = await link.HandleAsync(new(unit.ToString(), membership, way == AddPersonModel.Card), current.Viewer, cancel);
        if (outcome.IsRefused || !await LoadAsync(unit, membership, cancel))
        {
            return await AnswerAsync(outcome, unit, membership, "", _ => "", cancel);
        }

        Made = WayIn.Of(Request, outcome.Value.Name, outcome.Value.Secret, outcome.Value.OnCard, outcome.Value.IsReset, clock.Today, ListAddress);
        return Page();
    }

    /// <summary>Back to the list, or this page again with the refusal by the field of the form that was sent.</summary>
    private async Task<IActionResult> AnswerAsync<T>(Outcome<T> outcome, Guid unit, Guid membership, string form, Func<T, string> saved, CancellationToken cancel)
    {
        if (!outcome.IsRefused)
        {
            return Redirect($"{PeopleOfUnitModel.AddressOf(unit)}?{saved(outcome.Value)}");
        }

        return !await LoadAsync(unit, membership, cancel) ? NotFound() : this.PageWith(outcome.Refusal with
        {
            Field = outcome.Refusal.Field is { Length: > 0 } field && field != "Role" ? form + field : null,
            Problems = [.. outcome.Refusal.Problems.Select(p => p with { Column = form + p.Column })],
        });
    }

    private async Task<bool> LoadAsync(Guid unit, Guid membership, CancellationToken cancel)
    {
        if (await reach.FindMembershipAsync(unit.ToString(), membership, current.Viewer, cancel) is not ({ } here, { } row))
        {
            return false;
        }

        (Here, Line) = (here, new(row, here.NameOf(row.Role), MayChange: true));
        People = GiveRoleModel.Choices(await reach.KnownAsync(here.Unit, current.Viewer, cancel), row.Person, current.Viewer.Person);
        Then = row.HasEndedBy(clock.Today) ? null : await keepers.WithoutAsync(here, row, clock.Today, cancel);
        MayMakeLink = !row.HasEndedBy(clock.Today) && row.Person != current.Viewer.Person && await reach.MayGiveAllAsync(row.Person, current.Viewer, cancel);
        this.SetPage(row.Name, PeopleOfUnitModel.WayTo(here.Unit), new RoomsLink("People", ListAddress));
        return true;
    }
}
