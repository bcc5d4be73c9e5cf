using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access.AddPerson;

/// <summary>A further role for somebody who is here already.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Person">Who.</param>
/// <param name="Role">The role's key.</param>
internal sealed record GiveRoleCommand(string Unit, Guid? Person, string? Role)
{
    /// <summary>First day, as 2026-03-31; today when left out.</summary>
    public string? From { get; init; }

    /// <summary>Last day; no end when left out.</summary>
    public string? LastDay { get; init; }

    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "give-role", Unit, Person, Role, From, LastDay), IsApi: false);
}

/// <summary>Gives a role to somebody of the organisation. Nobody gives what they may not give, and nobody gives to themselves.</summary>
internal sealed class GiveRoleHandler(Db db, PeopleReach reach, RoomsClock clock)
{
    public async Task<Outcome<MembershipRow>> HandleAsync(GiveRoleCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindManagedAsync(command.Unit, viewer, cancel) is not { } here)
        {
            return Refusal.NotFound;
        }

        var days = PeopleRefusals.Days(command.From, command.LastDay, clock.Today, nameof(command.From), nameof(command.LastDay));
        if ((PeopleRefusals.OfClosed(here.Unit, clock.Today) ?? Refusal.All(
            PeopleRefusals.OfOneself(command.Person, viewer, nameof(command.Person)), PeopleRefusals.OfRole(here, command.Role, nameof(command.Role)), days.Refusal)) is { } no)
        {
            return no;
        }

        // Somebody of another organisation and nobody at all get one answer.
        if (viewer.Reach != ReachKind.Everything && (command.Person is not { } person || !(await reach.KnownAsync(here.Unit, viewer, cancel)).ContainsKey(person)))
        {
            return Refusal.Invalid("person-unknown", "Choose somebody from the list, or add them as a new person.", nameof(command.Person));
        }

        return await db.WriteAsync<MembershipRow>(viewer.WithWholeTree(), new("access.role-given", command.Request), async (write, c) =>
        {
            var gift = new RoleGift(command.Person, null, command.Role!, here.Unit, days.Value.From, days.Value.To) { RoleName = here.NameOf(command.Role!) };
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
