using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Accounts;

/// <summary>Whether whoever sits at the screen still is the person who signed in.</summary>
internal sealed class OwnPassphrase(AccountBook accounts, PassphraseHasher hasher, SignInThrottle throttle, SignIn.RefusedTries refused)
{
    /// <summary>Why not; null when it is.</summary>
    /// <param name="passphrase">As typed.</param>
    /// <param name="field">The field of the form.</param>
    /// <param name="address">From where.</param>
    /// <param name="viewer">Who signed in.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Refusal?> CheckAsync(string? passphrase, string field, string address, Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Person is not { } person || await accounts.SecretAsync(person, cancel) is not { } secret)
        {
            return Refusal.NotFound;
        }

        if (!throttle.Try(viewer.Actor, address).IsLookedAt)
        {
            return SignIn.SignInHandler.Throttled with { Field = field };
        }

        if (!hasher.IsRight(secret.PassphraseHash, passphrase))
        {
            if (viewer.Session is { } session && (await refused.NoteInSessionAsync(person, session.Id, cancel)).Value)
            {
                return Refusal.Invalid("session-ended", "That was wrong too often, and you are signed out. Sign in again.", field);
            }

            return Refusal.Invalid("passphrase-wrong", "This is not your passphrase. Try again, or sign out and ask for a new link.", field);
        }

        throttle.WasRight(viewer.Actor, address);
        return null;
    }
}

/// <param name="Passphrase">As typed.</param>
/// <param name="Address">From where.</param>
internal sealed record ProveCommand(string? Passphrase, string Address);

/// <summary>Asks once more who is there, before an act that matters; it holds for a while.</summary>
internal sealed class ProveHandler(Db db, OwnPassphrase own)
{
    /// <summary>So long no act asks again.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromMinutes(10);

    /// <summary>A page that was opened in time may be sent so much later.</summary>
    public static readonly TimeSpan HoldsForForms = TimeSpan.FromMinutes(20);

    public async Task<Outcome<Done>> HandleAsync(ProveCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await own.CheckAsync(command.Passphrase, nameof(command.Passphrase), command.Address, viewer, cancel) is { } no)
        {
            return no;
        }

        return await db.WriteAsync<Done>(AccountBook.Door, new("access.proved-again"), async (write, c) =>
        {
            (await write.For<AccessPass>().SingleAsync(p => p.Id == viewer.Session!.Id, c)).ProvedAt = write.Now;
            write.About(0, null, viewer.Actor);
            write.Concerns(viewer.Person!.Value);
            return new Done();
        }, cancel);
    }
}
