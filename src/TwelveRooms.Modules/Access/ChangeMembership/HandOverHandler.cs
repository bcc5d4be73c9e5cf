using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access.ChangeMembership;

/// <summary>A role goes from one person to another.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Membership">What is handed over.</param>
/// <param name="Person">Who takes over.</param>
/// <param name="From">First day of whoever takes over; today when left out.</param>
internal sealed record HandOverCommand(string Unit, Guid Membership, Guid? Person, string? From)
{
    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "hand-over", Unit, Membership, Person, From), IsApi: false);
}

/// <summary>Ends one membership and begins the next on the same day, in one write: there is no day on which nobody or both hold it by mistake.</summary>
internal sealed class HandOverHandler(Db db, PeopleReach reach, RoomsClock clock)
{
    public async Task<Outcome<MembershipRow>> HandleAsync(HandOverCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindMembershipAsync(command.Unit, command.Membership, viewer, cancel) is not ({ } here, { } row))
        {
            return Refusal.NotFound;
        }

        var day = PeopleRefusals.ReadDay(command.From, clock.Today, clock.Today, nameof(command.From));
        if ((PeopleRefusals.OfClosed(here.Unit, clock.Today) ?? Refusal.All(
            PeopleRefusals.OfOneself(command.Person, viewer, nameof(command.Person)) ?? await reach.RefuseOtherAsync(here, row, command.Person, viewer, nameof(command.Person), cancel),
            day.IsRefused ? day.Refusal : RefuseDay(row, day.Value, clock.Today))) is { } no)
        {
            return no;
        }

        return await db.WriteAsync<MembershipRow>(viewer.WithWholeTree(), new("access.role-handed-over", command.Request), async (write, c) =>
        {
            await Memberships.EndAsync(write, row.Id, day.Value, c);
            var gift = new RoleGift(command.Person, null, row.Role, here.Unit, day.Value, DateOnly.MaxValue) { RoleName = here.NameOf(row.Role) };
            var given = await Memberships.GiveAsync(write, gift, c);
            if (!given.IsRefused)
            {
                write.About(here.Unit.Partition, here.Unit.Number);
                write.Concerns(given.Value.Person);
                await Passes.EndInvitationsOfOthersAsync(write, given.Value.Person, c);
                write.Answer(given.Value.Id.ToString());
            }

            return given;
        }, async (id, c) => await reach.StoredAsync(id, c), cancel);
    }

    private static Refusal? RefuseDay(MembershipRow row, DateOnly day, DateOnly today) =>
        day < today ? Refusal.Invalid("over-already", $"{PeopleRefusals.Words(day)} is over. Use today or a later day.", nameof(HandOverCommand.From))
        : day < row.From ? Refusal.Invalid("ends-before-it-begins", $"{row.Name} begins on {PeopleRefusals.Words(row.From)}. Use that day or a later one.", nameof(HandOverCommand.From))
        : day > row.To ? Refusal.Conflict("ends-earlier-already", $"{row.Name} ends after {PeopleRefusals.Words(row.LastDay!.Value)} already. Use the day after it, or an earlier day.", nameof(HandOverCommand.From))
        : null;
}
