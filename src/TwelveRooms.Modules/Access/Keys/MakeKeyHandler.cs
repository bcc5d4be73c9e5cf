using System.Globalization;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access.Keys;

/// <summary>A key for another system.</summary>
/// <param name="Unit">The id or code of the unit whose numbers it may touch, with all below.</param>
/// <param name="Role">What it may do there: the key of a role that systems can have.</param>
/// <param name="Label">What the list of keys calls it.</param>
/// <param name="Months">How many months it lasts, 1 to 12; 12 when left out.</param>
internal sealed record MakeKeyCommand(string Unit, string? Role, string? Label, string? Months = null)
{
    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "key", Unit, Role, Label, Months), IsApi: false);
}

/// <summary>Makes a key and gives its secret, once. Nobody gives a system what they may not give.</summary>
internal sealed class MakeKeyHandler(PeopleReach reach, Passes passes, RoomsClock clock)
{
    private const int LongestLabel = 60;
    private const int MostMonths = 12;

    public async Task<Outcome<string>> HandleAsync(MakeKeyCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindManagedAsync(command.Unit, viewer, cancel) is not { } here || here.KeyRoles.Count == 0)
        {
            return Refusal.NotFound with { Message = $"There is no unit “{command.Unit}” here that a key could be made for. Check its code.", Field = "Unit" };
        }

        if ((PeopleRefusals.OfClosed(here.Unit, clock.Today) ?? Refusal.All(RefuseRole(here, command.Role), RefuseLabel(command.Label), RefuseMonths(command.Months))) is { } no)
        {
            return no;
        }

        var until = clock.Now.AddMonths(MonthsOf(command.Months)!.Value);
        var made = await passes.TryMakeAsync(
            new(PassKind.ApiKey, command.Label!.Trim(), until - clock.Now) { Unit = here.Unit.Number, Role = command.Role, Partition = here.Unit.Partition },
            viewer, "access.key-made", command.Request, cancel);
        return made.IsRefused ? made.Refusal : made.Value.Secret;
    }

    private static Refusal? RefuseRole(PeopleUnit here, string? role) => here.KeyRoles.Any(r => r.Key == role)
        ? null
        : Refusal.Invalid("role-unknown", $"A key cannot have the role “{role}” here. Use one of {string.Join(", ", here.KeyRoles.Select(r => r.Key))}.", "Role");

    private static Refusal? RefuseLabel(string? label) => label?.Trim() is not { Length: >= 2 and <= LongestLabel } said
        ? Refusal.Invalid("key-label", $"Say which system it is for, in 2 to {LongestLabel} letters, such as “incident system”.", "Label")
        : NameText.RefuseShape(said, "Label") ?? TextGuard.Refuse(said, "Label");

    private static Refusal? RefuseMonths(string? months) => MonthsOf(months) is null
        ? Refusal.Invalid("key-months", $"Write for how many months it lasts, 1 to {MostMonths}.", "Months")
        : null;

    private static int? MonthsOf(string? months) => string.IsNullOrWhiteSpace(months) ? MostMonths
        : int.TryParse(months, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= MostMonths ? number : null;
}
