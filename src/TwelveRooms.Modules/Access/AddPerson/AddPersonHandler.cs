using TwelveRooms.Access.SignIn;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access.AddPerson;

/// <summary>Somebody new on a unit.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Name">What pages call them; they choose it.</param>
/// <param name="Role">The role's key.</param>
internal sealed record AddPersonCommand(string Unit, string? Name, string? Role)
{
    /// <summary>First day, as 2026-03-31; today when left out.</summary>
    public string? From { get; init; }

    /// <summary>Last day; no end when left out.</summary>
    public string? LastDay { get; init; }

    /// <summary>Whether they get a card with a code to type, and not a link to send.</summary>
    public bool OnCard { get; init; }

    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "add-person", Unit, Name, Role, From, LastDay, OnCard), IsApi: false);
}

/// <summary>Who was added, and the secret of their way in, which is told once.</summary>
internal sealed record AddedPerson(Guid Person, string Name, Guid Membership, string Secret, bool OnCard);

/// <summary>Makes a person with one role and an invitation, in one write. Sent twice it is one person; the secret is not told again.</summary>
internal sealed class AddPersonHandler(Db db, PeopleReach reach, Passes passes, RoomsClock clock)
{
    public async Task<Outcome<AddedPerson>> HandleAsync(AddPersonCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindManagedAsync(command.Unit, viewer, cancel) is not { } here)
        {
            return Refusal.NotFound;
        }

        var days = PeopleRefusals.Days(command.From, command.LastDay, clock.Today, nameof(command.From), nameof(command.LastDay));
        if ((PeopleRefusals.OfClosed(here.Unit, clock.Today)
            ?? Refusal.All(PeopleRefusals.OfName(command.Name, nameof(command.Name)), PeopleRefusals.OfRole(here, command.Role, nameof(command.Role)), days.Refusal)) is { } no)
        {
            return no;
        }

        var name = command.Name!.Trim();
        return await db.WriteAsync<AddedPerson>(viewer.WithWholeTree(), new("access.person-added", command.Request), async (write, c) =>
        {
            var given = await Memberships.GiveAsync(write, new(null, name, command.Role!, here.Unit, days.Value.From, days.Value.To), c);
            if (given.IsRefused)
            {
                return given.Refusal;
            }

            var secret = passes.Add(write, Invitations.Draft(given.Value.Person, name, command.OnCard, hasAccount: false));
            write.About(here.Unit.Partition, here.Unit.Number);
            write.Concerns(given.Value.Person);
            return new AddedPerson(given.Value.Person, name, given.Value.Id, secret, command.OnCard);
        }, (_, _) => Task.FromResult<Outcome<AddedPerson>>(Refusal.Conflict(
            "person-added-already", $"{name} has been added, once. The way in was shown that time. If it is lost, choose {name} in the list of people and make a new one.")), cancel);
    }
}
