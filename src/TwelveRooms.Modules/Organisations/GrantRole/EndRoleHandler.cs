using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.GrantRole;

/// <summary>The end of a role.</summary>
/// <param name="Grant">The grant's id.</param>
/// <param name="On">First day on which it no longer holds; today when left out.</param>
/// <param name="Reason">Why.</param>
internal sealed record EndRoleCommand(Guid Grant, DateOnly? On, string Reason);

/// <summary>Ends a role; open sessions learn of it at their next request.</summary>
internal sealed class EndRoleHandler(Db db)
{
    public Task<Outcome<Done>> HandleAsync(EndRoleCommand command, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Done>(viewer, new("organisations.role-ended"), async (write, c) =>
        {
            var grant = viewer.Reach == ReachKind.Everything ? await write.For<Grant>().SingleOrDefaultAsync(g => g.Id == command.Grant, c) : null;
            if (grant is null)
            {
                return Refusal.NotFound;
            }

            if (WardChange.RefuseReason(command.Reason, nameof(command.Reason)) is { } no)
            {
                return no;
            }

            var on = command.On ?? write.Today;
            if (on < grant.From)
            {
                return Refusal.Invalid("ends-before-it-begins", $"The role began on {WardChange.Words(grant.From)}. Use that day or a later one.", nameof(command.On));
            }

            grant.To = on;
            (await write.For<Person>().SingleAsync(p => p.Id == grant.Person, c)).Version++;
            write.About(await write.For<Unit>().Where(u => u.Number == grant.Unit).Select(u => u.Partition).SingleAsync(c), grant.Unit, command.Reason.Trim());
            return new Done();
        }, cancel);
}
