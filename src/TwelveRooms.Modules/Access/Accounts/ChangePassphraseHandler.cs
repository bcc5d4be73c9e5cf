using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Accounts;

/// <param name="Current">The passphrase as it is.</param>
/// <param name="New">As it shall be.</param>
/// <param name="Again">The same once more.</param>
/// <param name="Address">From where: nobody guesses fast from one place.</param>
internal sealed record ChangePassphraseCommand(string? Current, string? New, string? Again, string Address);

/// <summary>Changes one's own passphrase, and signs out everywhere else.</summary>
internal sealed class ChangePassphraseHandler(Db db, AccountBook accounts, PassphraseHasher hasher, OwnPassphrase own)
{
    public async Task<Outcome<Done>> HandleAsync(ChangePassphraseCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await own.CheckAsync(command.Current, nameof(command.Current), command.Address, viewer, cancel) is { } no)
        {
            return no;
        }

        var (person, passphrase) = (viewer.Person!.Value, command.New ?? "");
        var account = await accounts.FindAsync(person, cancel);
        if ((Passphrases.Refuse(passphrase, await accounts.AroundAsync(person, account?.SignInName, cancel), nameof(command.New)) ?? Passphrases.RefuseAgain(passphrase, command.Again, nameof(command.Again))) is { } bad)
        {
            return bad;
        }

        var hash = hasher.Hash(passphrase);
        return await db.WriteAsync<Done>(AccountBook.Door, new("access.passphrase-changed"), async (write, c) =>
        {
            (await write.For<Account>().SingleAsync(a => a.Person == person, c)).PassphraseSetAt = write.Now;
            (await write.For<AccountSecret>().SingleAsync(s => s.Person == person, c)).PassphraseHash = hash;
            await Passes.EndSessionsAsync(write, person, viewer.Session?.Id, c);
            write.About(0, null, viewer.Actor);
            write.Concerns(viewer.Person!.Value);
            return new Done();
        }, cancel);
    }
}
