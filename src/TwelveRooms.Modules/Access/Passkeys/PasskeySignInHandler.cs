using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Platform;

namespace TwelveRooms.Access.Passkeys;

/// <param name="Ticket">Of the question, as the browser kept it.</param>
/// <param name="Answer">What the browser showed, as JSON.</param>
/// <param name="IsShared">Whether others use the computer too.</param>
/// <param name="Site">Where the browser is.</param>
/// <param name="Address">From where it comes.</param>
internal sealed record PasskeySignInCommand(string? Ticket, string? Answer, bool IsShared, PasskeySite Site, string Address);

/// <summary>
/// Lets a person in by a passkey, with no name and no passphrase. The device has asked for finger, face or PIN, so that it counts as both
/// steps.
/// </summary>
internal sealed class PasskeySignInHandler(Db db, Passes passes, AccountBook accounts, PasskeyTickets tickets, PasskeyCeremony ceremony, PasskeyTries tries)
{
    public async Task<Outcome<SignedIn>> HandleAsync(PasskeySignInCommand command, CancellationToken cancel)
    {
        if (await tries.BeginAsync(PasskeyTries.AtDoor, command.Address, cancel) is { } slowed)
        {
            return slowed;
        }

        var ticket = tickets.Read(command.Ticket, PasskeyPurpose.SignIn, null);
        if (ticket is null || await ceremony.ShownAsync(command.Site, ticket, command.Answer) is not var (person, shown) || await accounts.FindAsync(person, cancel) is not { } account)
        {
            return await tries.RefuseAsync(ticket, null, cancel);
        }

        if (!(await passes.ViewerOfAsync(person, cancel)).IsSignedIn)
        {
            await tries.RefuseAsync(ticket, person, cancel);
            return SignInHandler.NothingHeld;
        }

        var outcome = await db.WriteAsync<SignedIn>(AccountBook.Door, new("access.signed-in"), async (write, c) =>
        {
            if (!await PasskeyTries.TakeAsync(write, ticket, person, shown, c))
            {
                return PasskeyTries.Refused;
            }

            write.About(0, null, $"person:{person}");
            write.Concerns(person);
            return new SignedIn(
                passes.Begin(write, new(PassKind.Session, account.SignInName, Passes.SessionLife) { Person = person, Proof = Proof.Passkey, IsShared = command.IsShared }), PassKind.Session);
        }, cancel);
        if (outcome.IsRefused)
        {
            return await tries.RefuseAsync(null, person, cancel);
        }

        tries.WasRight(PasskeyTries.AtDoor, command.Address);
        return outcome;
    }
}
