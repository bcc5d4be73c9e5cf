using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Access.SignIn;

/// <param name="Secret">Of the link.</param>
/// <param name="SignInName">The name to sign in with; not read where the person has an account already.</param>
/// <param name="Passphrase">The new one.</param>
/// <param name="Again">The same once more.</param>
/// <param name="IsShared">Whether others use the computer too.</param>
internal sealed record OpenAccountCommand(string Secret, string? SignInName, string? Passphrase, string? Again, bool IsShared);

/// <summary>
/// Takes up a link: whoever has no account opens one; whoever has lost their passphrase sets a new one, which ends what was open, and
/// needs the second step as before.
/// </summary>
internal sealed class OpenAccountHandler(Db db, Passes passes, AccountBook accounts, PassphraseHasher hasher)
{
    private const int ShortestName = 3;
    private const int LongestName = 60;

    public async Task<Outcome<SignedIn>> HandleAsync(OpenAccountCommand command, CancellationToken cancel)
    {
        if (await passes.InviteeAsync(command.Secret, cancel) is not { } person)
        {
            return Refusal.NotFound;
        }

        var known = await accounts.FindAsync(person, cancel);
        var name = known?.SignInName ?? command.SignInName?.Trim() ?? "";
        if (Refusal.All(known is null ? RefuseName(name) : null, await RefusePassphraseAsync(person, name, command.Passphrase ?? "", command.Again, cancel)) is { } no)
        {
            return no;
        }

        var hash = hasher.Hash(command.Passphrase!);
        var folded = Account.Fold(name);
        return await db.WriteAsync<SignedIn>(AccountBook.Door, new(known is null ? "access.account-opened" : "access.passphrase-reset"), async (write, c) =>
        {
            if (await Passes.TakeAsync(write, command.Secret, PassKind.Invitation, c) is null)
            {
                return Refusal.NotFound;
            }

            if (known is null && await write.For<Account>().AnyAsync(a => a.FoldedName == folded, c))
            {
                return NameTaken;
            }

            write.About(0, null, $"person:{person}");
            write.Concerns(person);
            await Passes.EndInvitationsAsync(write, person, c); // a second one would set a new passphrase, for days
            if (known is null)
            {
                write.Add(new Account { Person = person, SignInName = name, FoldedName = folded, MadeAt = write.Now, PassphraseSetAt = write.Now });
                write.Add(new AccountSecret { Person = person, PassphraseHash = hash });
            }
            else
            {
                (await write.For<Account>().SingleAsync(a => a.Person == person, c)).PassphraseSetAt = write.Now;
                (await write.For<AccountSecret>().SingleAsync(s => s.Person == person, c)).PassphraseHash = hash;
                await Passes.EndSessionsAsync(write, person, null, c);
            }

            var kind = known?.AuthenticatorSince is null ? PassKind.Session : PassKind.FirstStep;
            return new SignedIn(passes.Begin(write, new(kind, name, kind == PassKind.Session ? Passes.SessionLife : SignInHandler.FirstStepLife)
            {
                Person = person,
                Proof = Proof.Passphrase,
                IsShared = command.IsShared,
            }), kind);
        }, cancel);
    }

    private static Refusal NameTaken => Refusal.Conflict("sign-in-name-taken", "Somebody else signs in with this name. Choose another.", nameof(OpenAccountCommand.SignInName));

    private static Refusal? RefuseName(string name) => name.Length is < ShortestName or > LongestName || name.Any(c => !(char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@'))
        ? Refusal.Invalid("sign-in-name", $"A name to sign in with has {ShortestName} to {LongestName} letters or figures, with . - _ or @ between them and no spaces, such as sam.hawthorn.", nameof(OpenAccountCommand.SignInName))
        : NameText.RefuseShape(name, nameof(OpenAccountCommand.SignInName)) ?? TextGuard.Refuse(name, nameof(OpenAccountCommand.SignInName));

    private async Task<Refusal?> RefusePassphraseAsync(Guid person, string name, string passphrase, string? again, CancellationToken cancel) =>
        Passphrases.Refuse(passphrase, await accounts.AroundAsync(person, name, cancel), nameof(OpenAccountCommand.Passphrase))
        ?? Passphrases.RefuseAgain(passphrase, again, nameof(OpenAccountCommand.Again));
}
