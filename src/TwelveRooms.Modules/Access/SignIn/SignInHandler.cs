using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;

namespace TwelveRooms.Access.SignIn;

/// <param name="Name">The name to sign in with.</param>
/// <param name="Passphrase">As typed.</param>
/// <param name="IsShared">Whether others use the computer too.</param>
/// <param name="Address">From where: nobody guesses fast from one place.</param>
internal sealed record SignInCommand(string? Name, string? Passphrase, bool IsShared, string Address);

/// <summary>Lets a person in by name and passphrase; with an authenticator, half way. What was wrong, name or passphrase, is never said.</summary>
internal sealed class SignInHandler(Db db, Passes passes, AccountBook accounts, PassphraseHasher hasher, SignInThrottle throttle, RefusedTries refused)
{
    /// <summary>A passphrase waits so long for its code.</summary>
    public static readonly TimeSpan FirstStepLife = TimeSpan.FromMinutes(5);

    private const int LongestField = 400;

    private static readonly Refusal Wrong = Refusal.Invalid("sign-in-wrong", "That name and passphrase do not belong together. Look at both, and try again.", nameof(SignInCommand.Passphrase));

    public async Task<Outcome<SignedIn>> HandleAsync(SignInCommand command, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(command.Name) || string.IsNullOrEmpty(command.Passphrase))
        {
            return string.IsNullOrWhiteSpace(command.Name)
                ? Refusal.Invalid("name-missing", "Write the name that you sign in with.", nameof(command.Name))
                : Refusal.Invalid("passphrase-missing", "Write your passphrase.", nameof(command.Passphrase));
        }

        if (command.Name.Length > LongestField || command.Passphrase.Length > LongestField)
        {
            return Wrong; // nobody's, and too long to be folded, counted or hashed
        }

        var folded = Account.Fold(command.Name);
        var (isLookedAt, isFirstRefused) = throttle.Try(folded, command.Address);
        if (!isLookedAt)
        {
            if (isFirstRefused)
            {
                await refused.NoteAsync("access.sign-in-slowed", null, cancel);
            }

            return Throttled;
        }

        var found = await accounts.FindByNameAsync(command.Name, cancel);
        if (!hasher.IsRight(found?.Secret.PassphraseHash, command.Passphrase))
        {
            await refused.NoteAsync("access.sign-in-refused", found?.Account.Person, cancel);
            return Wrong;
        }

        throttle.WasRight(folded, command.Address);
        var account = found!.Value.Account;
        if (!(await passes.ViewerOfAsync(account.Person, cancel)).IsSignedIn)
        {
            return NothingHeld;
        }

        return await LetInAsync(account, Proof.Passphrase, command.IsShared, account.AuthenticatorSince is null, cancel);
    }

    public static readonly Refusal NothingHeld = Refusal.Invalid("nothing-held", "You hold no role here at present. Ask whoever looks after your ward or organisation.");

    public static readonly Refusal Throttled = Refusal.Invalid("sign-in-slowed", "There were too many tries from here. Wait a minute, then try again.");

    private Task<Outcome<SignedIn>> LetInAsync(Account account, Proof proof, bool isShared, bool isWhole, CancellationToken cancel) =>
        db.WriteAsync<SignedIn>(AccountBook.Door, new(isWhole ? "access.signed-in" : "access.first-step"), (write, _) =>
        {
            var kind = isWhole ? PassKind.Session : PassKind.FirstStep;
            write.About(0, null, $"person:{account.Person}");
            write.Concerns(account.Person);
            return Task.FromResult<Outcome<SignedIn>>(new SignedIn(
                passes.Begin(write, new(kind, account.SignInName, isWhole ? Passes.SessionLife : FirstStepLife) { Person = account.Person, Proof = proof, IsShared = isShared }), kind));
        }, cancel);
}
