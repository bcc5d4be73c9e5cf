using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access.ChangeMembership;

/// <summary>Somebody stands in for the holder of a role, from a day to a day. Why the holder is away is asked nowhere.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Membership">What is stood in for.</param>
/// <param name="Person">Who stands in.</param>
/// <param name="From">First day; today when left out.</param>
/// <param name="LastDay">Last day; it must be said.</param>
internal sealed record StandInCommand(string Unit, Guid Membership, Guid? Person, string? From, string? LastDay)
{
    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "stand-in", Unit, Membership, Person, From, LastDay), IsApi: false);
}

/// <summary>Gives the same role for a time, and says for whom. The holder keeps theirs.</summary>
internal sealed class StandInHandler(Db db, PeopleReach reach, RoomsClock clock)
{
    public async Task<Outcome<MembershipRow>> HandleAsync(StandInCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindMembershipAsync(command.Unit, command.Membership, viewer, cancel) is not ({ } here, { } row))
        {
            return Refusal.NotFound;
        }

        var days = PeopleRefusals.Days(command.From, command.LastDay, clock.Today, nameof(command.From), nameof(command.LastDay), needsEnd: true);
        if ((PeopleRefusals.OfClosed(here.Unit, clock.Today) ?? Refusal.All(
            PeopleRefusals.OfOneself(command.Person, viewer, nameof(command.Person)) ?? await reach.RefuseOtherAsync(here, row, command.Person, viewer, nameof(command.Person), cancel), days.Refusal)) is { } no)
        {
            return no;
        }

        return await db.WriteAsync<MembershipRow>(viewer.WithWholeTree(), new("access.stand-in-given", command.Request), async (write, c) =>
        {
            var gift = new RoleGift(command.Person, null, row.Role, here.Unit, days.Value.From, days.Value.To) { InsteadOf = row.Person, RoleName = here.NameOf(row.Role) };
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
}
