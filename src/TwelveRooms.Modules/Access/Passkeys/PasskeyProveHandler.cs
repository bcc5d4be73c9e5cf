using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Passkeys;

/// <param name="Ticket">Of the question, as the browser kept it.</param>
/// <param name="Answer">What the browser showed, as JSON.</param>
/// <param name="Site">Where the browser is.</param>
/// <param name="Address">From where it comes.</param>
internal sealed record PasskeyProveCommand(string? Ticket, string? Answer, PasskeySite Site, string Address);

/// <summary>Shows once more who is there, by a passkey of their own. It makes the session one of two steps.</summary>
internal sealed class PasskeyProveHandler(Db db, PasskeyTickets tickets, PasskeyCeremony ceremony, PasskeyTries tries)
{
    public async Task<Outcome<Done>> HandleAsync(PasskeyProveCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (viewer is not { Person: { } person, Session: { } session })
        {
            return Refusal.NotFound;
        }

        if (await tries.BeginAsync(viewer.Actor, command.Address, cancel) is { } slowed)
        {
            return slowed;
        }

        var ticket = tickets.Read(command.Ticket, PasskeyPurpose.Prove, session.Id);
        if (ticket is null || await ceremony.ShownAsync(command.Site, ticket, command.Answer) is not var (whose, shown) || whose != person)
        {
            return await tries.RefuseAsync(ticket, person, cancel);
        }

        var outcome = await db.WriteAsync<Done>(AccountBook.Door, new("access.proved-again"), async (write, c) =>
        {
            if (!await PasskeyTries.TakeAsync(write, ticket, person, shown, c))
            {
                return PasskeyTries.Refused;
            }

            var pass = await write.For<AccessPass>().SingleAsync(p => p.Id == session.Id, c);
            (pass.Proof, pass.ProvedAt) = (pass.Proof | Proof.Passkey, write.Now);
            write.About(0, null, viewer.Actor);
            write.Concerns(person);
            return new Done();
        }, cancel);
        if (outcome.IsRefused)
        {
            return await tries.RefuseAsync(null, person, cancel);
        }

        tries.WasRight(viewer.Actor, command.Address);
        return outcome;
    }
}
