using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.GrantRole;

/// <summary>A role for a person on a unit.</summary>
/// <param name="Person">The person's id; null makes a new person.</param>
/// <param name="Name">What to call a new person on pages.</param>
/// <param name="Role">The role's key. What it means is known to Access alone.</param>
/// <param name="Unit">The unit's id or code.</param>
internal sealed record GrantRoleCommand(Guid? Person, string? Name, string Role, string Unit)
{
    /// <summary>First day; today when left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether the person is made up for the demo.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>Who got the role, and the grant itself.</summary>
internal sealed record GrantedRole(Guid Person, Guid Grant);

/// <summary>Gives a role. For the operator and the platform's own set-up: a person's right to do so comes with accounts.</summary>
internal sealed class GrantRoleHandler(Db db, UnitDirectory units)
{
    public Task<Outcome<GrantedRole>> HandleAsync(GrantRoleCommand command, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<GrantedRole>(viewer, new("organisations.role-granted"), async (write, c) =>
        {
            if (viewer.Reach != ReachKind.Everything || await units.FindAsync(command.Unit, viewer, c) is not { } unit)
            {
                return Refusal.NotFound;
            }

            var from = command.From ?? write.Today;
            var to = command.To ?? DateOnly.MaxValue;
            if (to <= from)
            {
                return Refusal.Invalid("ends-before-it-begins", "The role would end before it begins. Use a later last day.", nameof(command.To));
            }

            var wanted = PersonId.From(command.Person ?? Guid.Empty);
            var person = command.Person is null ? null : await write.For<Person>().SingleOrDefaultAsync(p => p.Id == wanted, c);
            if (person is null)
            {
                if (command.Person is not null || string.IsNullOrWhiteSpace(command.Name))
                {
                    return Refusal.Invalid("person-unknown", "Name a new person, or give the id of one who is there.", nameof(command.Person));
                }

                person = new() { Name = command.Name.Trim(), IsDemo = command.IsDemo };
                write.Add(person);
            }

            var has = await write.For<Grant>().AnyAsync(g => g.Person == person.Id && g.Role == command.Role && g.Unit == unit.Number && g.From < to && g.To > from, c);
            if (has)
            {
                return Refusal.Conflict("role-held-already", $"{person.Name} holds this role on {unit.Name} in that time already.", nameof(command.Role));
            }

            var grant = new Grant { Person = person.Id, Role = command.Role, Unit = unit.Number, From = from, To = to };
            write.Add(grant);
            person.Version++;
            write.About(unit.Partition, unit.Number);
            return new GrantedRole(person.Id.Value, grant.Id);
        }, cancel);
}
