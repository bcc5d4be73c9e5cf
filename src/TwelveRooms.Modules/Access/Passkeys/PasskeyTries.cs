using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access.Passkeys;

/// <summary>What every answer to a question goes through: it is counted as a wrong passphrase is, and serves once.</summary>
internal sealed class PasskeyTries(SignInThrottle throttle, RefusedTries refused)
{
    /// <summary>At the door nobody has said a name.</summary>
    public const string AtDoor = "passkey:";

    private const int QuestionLock = 9; // answers are taken one after the other

    /// <summary>Whatever was wrong, nothing more is said.</summary>
    public static readonly Refusal Refused = Refusal.Invalid(
        "passkey-refused", "This passkey is not known here any more, or it took too long. Try once more, or use your passphrase.");

    /// <summary>Counts one more try of somebody.</summary>
    /// <returns>Why it is not looked at; null when it is.</returns>
    public async Task<Refusal?> BeginAsync(string who, string address, CancellationToken cancel)
    {
        var (isLookedAt, isFirstRefused) = throttle.Try(who, address);
        if (isFirstRefused)
        {
            await refused.NoteAsync("access.sign-in-slowed", null, cancel);
        }

        return isLookedAt ? null : SignInHandler.Throttled;
    }

    /// <summary>It was right, and counts for nothing.</summary>
    public void WasRight(string who, string address) => throttle.WasRight(who, address);

    /// <summary>Notes a wrong answer, and spends its question.</summary>
    /// <param name="ticket">The question, where it was one of ours.</param>
    /// <param name="person">Whose, where that is known.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Refusal> RefuseAsync(PasskeyTicket? ticket, Guid? person, CancellationToken cancel)
    {
        await refused.NoteAsync("access.passkey-refused", person, cancel, (write, c) => ticket is null ? Task.CompletedTask : SpendAsync(write, ticket, c));
        return Refused;
    }

    /// <summary>Spends a question inside a write: of two who answer it at once, one is taken.</summary>
    /// <returns>Whether it was still good.</returns>
    public static async Task<bool> SpendAsync(Write write, PasskeyTicket ticket, CancellationToken cancel)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(ticket.State));
        await write.LockAsync(QuestionLock, 0, cancel);
        if (await write.For<SpentQuestion>().AnyAsync(q => q.Hash == hash, cancel))
        {
            return false;
        }

        var tooOld = write.Now - (2 * PasskeyTickets.Life); // nobody could answer them now
        (await write.For<SpentQuestion>().Where(q => q.SpentAt < tooOld).ToListAsync(cancel)).ForEach(write.Remove);
        write.Add(new SpentQuestion { Hash = hash, SpentAt = write.Now });
        return true;
    }

    /// <summary>Spends a question with the passkey that answered it, inside a write.</summary>
    /// <returns>Whether both still were good: a passkey may have gone meanwhile, or a copy of it have been quicker.</returns>
    public static async Task<bool> TakeAsync(Write write, PasskeyTicket ticket, Guid person, UserPasskeyInfo shown, CancellationToken cancel)
    {
        if (!await SpendAsync(write, ticket, cancel))
        {
            return false;
        }

        var id = shown.CredentialId;
        if (await write.For<PasskeyKey>().SingleOrDefaultAsync(k => k.Person == person && k.CredentialId == id, cancel) is not { } key
            || (key.SignCount != 0 && shown.SignCount <= key.SignCount))
        {
            return false;
        }

        (key.SignCount, key.IsBackedUp) = (shown.SignCount, shown.IsBackedUp);
        return true;
    }
}
