using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.ChangeMembership;

/// <summary>Another way in for somebody who lost theirs.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Membership">A membership of theirs on it.</param>
/// <param name="OnCard">Whether it is a code to type from a card, and not a link to send.</param>
internal sealed record NewLinkCommand(string Unit, Guid Membership, bool OnCard);

/// <summary>Whom it lets in, and its secret, which is told once.</summary>
/// <param name="Person">Who.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Secret">Told once.</param>
/// <param name="OnCard">Whether it is typed from a card.</param>
/// <param name="IsReset">Whether it sets a new passphrase for an account that is there, within the hour, and opens none.</param>
internal sealed record NewLink(Guid Person, string Name, string Secret, bool OnCard, bool IsReset);

/// <summary>
/// Makes an invitation and ends those that wait. It lets somebody in as all that they are, so only whoever may give all of that makes one; else a
/// ward manager could come in as a member of the organisation team who also works on the ward.
/// </summary>
internal sealed class NewLinkHandler(Db db, PeopleReach reach, Passes passes, AccountBook accounts, RoomsClock clock)
{
    public async Task<Outcome<NewLink>> HandleAsync(NewLinkCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindMembershipAsync(command.Unit, command.Membership, viewer, cancel) is not ({ } here, { } row))
        {
            return Refusal.NotFound;
        }

        if (row.HasEndedBy(clock.Today))
        {
            return Refusal.Conflict("ended-already", $"{row.Name} no longer holds this. Give the role again first.");
        }

        if (viewer.Person == row.Person || !await reach.MayGiveAllAsync(row.Person, viewer, cancel))
        {
            return Refusal.Invalid("link-not-yours-to-make", $"You cannot make a way in for {row.Name}. Ask your organisation team, the programme team or an administrator.");
        }

        var hasAccount = await accounts.FindAsync(row.Person, cancel) is not null;
        return await db.WriteAsync<NewLink>(viewer.WithWholeTree(), new("access.invited"), async (write, c) =>
        {
            await Passes.EndInvitationsAsync(write, row.Person, c);
            var secret = passes.Add(write, Invitations.Draft(row.Person, row.Name, command.OnCard, hasAccount));
            write.About(here.Unit.Partition, here.Unit.Number);
            write.Concerns(row.Person);
            return new NewLink(row.Person, row.Name, secret, command.OnCard, hasAccount);
        }, cancel);
    }
}
