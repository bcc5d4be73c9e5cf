using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access.Passkeys;

/// <summary>Removes a passkey of one's own, and signs out everywhere else.</summary>
internal sealed class RemovePasskeyHandler(Db db)
{
    public Task<Outcome<Done>> HandleAsync(Guid passkey, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Done>(AccountBook.Door, new("access.passkey-removed"), async (write, c) =>
        {
            if (viewer.Person is not { } person)
            {
                return Refusal.NotFound;
            }

            var own = await write.For<Passkey>().Where(p => p.Person == person).ToListAsync(c);
            if (own.Find(p => p.Id == passkey) is not { } gone)
            {
                return Refusal.NotFound;
            }

            if (PasskeyRules.RefuseUnproved(viewer, own.Count) is { } no)
            {
                return no;
            }

            if (viewer.IsPrivileged && own.Count == 1 && await write.For<Account>().AnyAsync(a => a.Person == person && a.AuthenticatorSince == null, c))
            {
                return Refusal.Invalid("second-step-needed", "What you do here reaches so far that a passphrase alone does not do. Add another passkey or an authenticator first.");
            }

            await RemoveAsync(write, [gone], c);
            await Passes.EndSessionsAsync(write, person, viewer.Session?.Id, c);
            write.About(0, null, viewer.Actor);
            write.Concerns(person);
            return new Done();
        }, cancel);

    /// <summary>Removes all passkeys of a person inside a write.</summary>
    internal static async Task<bool> RemoveAllAsync(Write write, Guid person, CancellationToken cancel)
    {
        var all = await write.For<Passkey>().Where(p => p.Person == person).ToListAsync(cancel);
        await RemoveAsync(write, all, cancel);
        return all.Count > 0;
    }

    private static async Task RemoveAsync(Write write, List<Passkey> passkeys, CancellationToken cancel)
    {
        var ids = passkeys.ConvertAll(p => p.Id);
        (await write.For<PasskeyKey>().Where(k => ids.Contains(k.Passkey)).ToListAsync(cancel)).ForEach(write.Remove);
        passkeys.ForEach(write.Remove);
    }
}
