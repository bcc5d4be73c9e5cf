using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Passkeys;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Accounts;

/// <summary>
/// Forgets what nobody needs any more of how people came in: sessions and links long after their end, keys and devices a year after theirs, and how somebody signed in who
/// has held nothing for a year. What they are called stays beside what they wrote.
/// </summary>
internal sealed class ForgetAccess(Db db, Memberships memberships, RoomsClock clock) : IRecurringJob
{
    /// <summary>Sessions, half sign-ins and links, from their end on.</summary>
    public static readonly TimeSpan PassesKept = TimeSpan.FromDays(90);

    /// <summary>Keys and devices, whose lists say what there was.</summary>
    public static readonly TimeSpan KeysKept = TimeSpan.FromDays(400);

    /// <summary>An account, from the end of the last role on.</summary>
    public static readonly TimeSpan AccountsKept = TimeSpan.FromDays(365);

    private const int AtOnce = 500;

    private static readonly Viewer Sweeper = Viewer.System("forget-access");

    public string Name => "access.forget";

    public string Words => "Forgets sessions, links and keys long after their end, and accounts of people who have held nothing for a year";

    public TimeSpan Every => TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        while (await ForgetPassesAsync(cancel) == AtOnce)
        {
            // so that no write holds others up for long
        }

        foreach (var person in await LongGoneAsync(cancel))
        {
            await ForgetAccountAsync(person, cancel);
        }
    }

    private async Task<int> ForgetPassesAsync(CancellationToken cancel)
    {
        var (before, beforeKeys) = (clock.Now - PassesKept, clock.Now - KeysKept);
        var old = await db.For<AccessPass>(Sweeper)
            .Where(p => p.Kind == PassKind.ApiKey || p.Kind == PassKind.Device ? (p.EndedAt ?? p.ExpiresAt) < beforeKeys : (p.EndedAt ?? p.ExpiresAt) < before)
            .OrderBy(p => p.Id).Select(p => p.Id).Take(AtOnce).ToListAsync(cancel);
        if (old.Count > 0)
        {
            _ = (await db.WriteAsync<Done>(Sweeper, new("access.passes-forgotten"), async (write, c) =>
            {
                (await write.For<AccessPass>().Where(p => old.Contains(p.Id)).ToListAsync(c)).ForEach(write.Remove);
                write.About(0, null);
                write.Summarise($"{old.Count} that ended long ago");
                return new Done();
            }, cancel)).Value;
        }

        return old.Count;
    }

    private async Task<IReadOnlyList<Guid>> LongGoneAsync(CancellationToken cancel)
    {
        var before = clock.Now - AccountsKept;
        var accounts = await db.For<Account>(Sweeper).Where(a => a.MadeAt < before).OrderBy(a => a.Person).Select(a => a.Person).ToListAsync(cancel);
        var holding = await memberships.HoldersSinceAsync(RoomsClock.DayOf(before), cancel);
        return [.. accounts.Where(a => !holding.Contains(a)).Take(AtOnce)];
    }

    private async Task ForgetAccountAsync(Guid person, CancellationToken cancel) =>
        _ = (await db.WriteAsync<Done>(Sweeper, new("access.account-forgotten"), async (write, c) =>
        {
            (await write.For<AccessPass>().Where(p => p.Person == person).ToListAsync(c)).ForEach(write.Remove);
            (await write.For<RecoveryCode>().Where(r => r.Person == person).ToListAsync(c)).ForEach(write.Remove);
            (await write.For<AccountSecret>().Where(s => s.Person == person).ToListAsync(c)).ForEach(write.Remove);
            await RemovePasskeyHandler.RemoveAllAsync(write, person, c);
            (await write.For<Account>().Where(a => a.Person == person).ToListAsync(c)).ForEach(write.Remove);
            write.About(0, null, $"person:{person}");
            write.Concerns(person);
            write.Summarise("how somebody signed in who has held nothing for a year"); // and what its rows held is not written down once more
            return new Done();
        }, cancel)).Value;
}
