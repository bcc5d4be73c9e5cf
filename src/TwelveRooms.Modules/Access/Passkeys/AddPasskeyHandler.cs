using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Passkeys;

/// <param name="Ticket">Of the question, as the browser kept it.</param>
/// <param name="Answer">What the browser made, as JSON.</param>
/// <param name="Site">Where the browser is.</param>
/// <param name="Address">From where it comes.</param>
internal sealed record AddPasskeyCommand(string? Ticket, string? Answer, PasskeySite Site, string Address);

/// <summary>
/// Adds a passkey to the account of whoever was asked for it. The device has just asked for finger, face or PIN: from now on this session is
/// one of two steps.
/// </summary>
internal sealed class AddPasskeyHandler(Db db, AccountBook accounts, PasskeyTickets tickets, PasskeyCeremony ceremony, PasskeyTries tries)
{
    /// <returns>What it is called.</returns>
    public async Task<Outcome<string>> HandleAsync(AddPasskeyCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (viewer is not { Person: { } person, Session: { } session } || await accounts.FindAsync(person, cancel) is null)
        {
            return Refusal.NotFound;
        }

        if (await tries.BeginAsync(viewer.Actor, command.Address, cancel) is { } slowed)
        {
            return slowed;
        }

        var ticket = tickets.Read(command.Ticket, PasskeyPurpose.Add, session.Id);
        if (ticket?.Name is not { } name || await ceremony.MadeAsync(command.Site, ticket, command.Answer) is not { } made)
        {
            await tries.RefuseAsync(ticket, person, cancel);
            return NotTaken;
        }

        var outcome = await db.WriteAsync<string>(AccountBook.Door, new("access.passkey-added"), async (write, c) =>
        {
            if (!await PasskeyTries.SpendAsync(write, ticket, c))
            {
                return NotTaken;
            }

            var own = await write.For<Passkey>().CountAsync(p => p.Person == person, c);
            if ((PasskeyRules.RefuseUnproved(viewer, own) ?? PasskeyRules.RefuseMore(own)) is { } no)
            {
                return no;
            }

            var passkey = new Passkey { Person = person, Name = name, AddedAt = write.Now };
            write.Add(passkey);
            write.Add(new PasskeyKey
            {
                Passkey = passkey.Id,
                Person = person,
                CredentialId = made.CredentialId,
                PublicKey = made.PublicKey,
                SignCount = made.SignCount,
                Transports = string.Join(',', (made.Transports ?? []).Where(IsKnown).Distinct()),
                IsBackupEligible = made.IsBackupEligible,
                IsBackedUp = made.IsBackedUp,
            });
            var pass = await write.For<AccessPass>().SingleAsync(p => p.Id == session.Id, c);
            (pass.Proof, pass.ProvedAt) = (pass.Proof | Proof.Passkey, write.Now);
            write.About(0, null, viewer.Actor);
            write.Concerns(person);
            return name;
        }, cancel);
        if (!outcome.IsRefused)
        {
            tries.WasRight(viewer.Actor, command.Address);
        }
        else if (outcome.Refusal == NotTaken)
        {
            await tries.RefuseAsync(null, person, cancel);
        }

        return outcome;
    }

    private static readonly Refusal NotTaken = Refusal.Invalid("passkey-not-taken", "The passkey could not be added: something did not fit, or it took too long. Try once more.");

    /// <summary>The words of the standard; a browser may send others.</summary>
    private static bool IsKnown(string transport) => transport is "usb" or "nfc" or "ble" or "smart-card" or "hybrid" or "internal";
}
