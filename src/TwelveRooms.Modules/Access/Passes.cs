using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access;

/// <summary>Hands out passes, ends them, and turns a secret back into a viewer.</summary>
internal sealed class Passes(Db db, RoomsClock clock, Holdings holdings, ReachCache cache, SeenLately seen)
{
    /// <summary>A clinical shift.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(12);

    /// <summary>A session that nobody uses ends: sooner where others use the computer.</summary>
    public static readonly TimeSpan IdleLife = TimeSpan.FromMinutes(15);

    public static readonly TimeSpan SharedIdleLife = TimeSpan.FromMinutes(5);

    public static readonly TimeSpan DeviceLife = TimeSpan.FromDays(90);

    private const int OnceLock = 7;
    private const int PersonLock = 10;
    private static readonly Viewer Door = Viewer.System("access");

    /// <summary>Makes a pass and gives its secret, once.</summary>
    public async Task<(string Secret, Guid Id)> MakeAsync(AccessPassDraft draft, Viewer by, string action, CancellationToken cancel) =>
        (await TryMakeAsync(draft, by, action, null, cancel)).Value;

    /// <summary>The same for a form; pressed twice it is refused, since a secret is never told again.</summary>
    public async Task<Outcome<(string Secret, Guid Id)>> TryMakeAsync(
        AccessPassDraft draft, Viewer by, string action, RequestKey? request, CancellationToken cancel)
    {
        var secret = NewSecret(draft);
        var pass = New(secret, draft, by.Actor);
        var outcome = await db.WriteAsync<Done>(Door, new(action, request), async (write, c) =>
        {
            if (draft is { Kind: PassKind.Invitation, Person: { } invited })
            {
                await EndInvitationsAsync(write, invited, c); // one way in at a time
            }

            write.Add(pass);
            write.About(draft.Partition, draft.Unit, $"by {by.Actor}");
            if ((draft.Person ?? by.Person) is { } concerned)
            {
                write.Concerns(concerned);
            }

            return new Done();
        }, cancel);
        return outcome.IsRefused ? outcome.Refusal : (secret, pass.Id);
    }

    /// <summary>Puts a pass into a write that does more than that, and gives its secret, once.</summary>
    public string Add(Write write, AccessPassDraft draft)
    {
        var secret = NewSecret(draft);
        write.Add(New(secret, draft, write.Viewer.Actor));
        return secret;
    }

    /// <summary>Ends every invitation of a person that still waits to be taken up.</summary>
    public static Task EndInvitationsAsync(Write write, Guid person, CancellationToken cancel) => EndInvitationsAsync(write, person, null, cancel);

    /// <summary>Ends those that somebody else made than whoever gives a further role now: whoever holds such a link could come in as more than they may give.</summary>
    public static Task EndInvitationsOfOthersAsync(Write write, Guid person, CancellationToken cancel) => EndInvitationsAsync(write, person, write.Viewer.Actor, cancel);

    private static async Task EndInvitationsAsync(Write write, Guid person, string? butOf, CancellationToken cancel)
    {
        var waiting = await write.For<AccessPass>().Where(p => p.Person == person && p.Kind == PassKind.Invitation && p.EndedAt == null && p.MadeBy != butOf).ToListAsync(cancel);
        waiting.ForEach(p => p.EndedAt = write.Now);
    }

    /// <summary>Who an invitation is for, while it can be taken up; null afterwards.</summary>
    public Task<string?> InvitedAsync(string secret, CancellationToken cancel)
    {
        var (hash, now) = (HashOf(HandCode.Plain(secret)), clock.Now);
        return db.For<AccessPass>(Door).Where(p => p.SecretHash == hash && p.Kind == PassKind.Invitation && p.EndedAt == null && p.ExpiresAt > now)
            .Select(p => p.Label).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Who an invitation is for, by their id.</summary>
    public Task<Guid?> InviteeAsync(string secret, CancellationToken cancel)
    {
        var (hash, now) = (HashOf(HandCode.Plain(secret)), clock.Now);
        return db.For<AccessPass>(Door).Where(p => p.SecretHash == hash && p.Kind == PassKind.Invitation && p.EndedAt == null && p.ExpiresAt > now)
            .Select(p => p.Person).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Uses a pass that serves once, inside a write: two who send it at once do not both get in.</summary>
    /// <returns>It, ended; null when it is not there any more.</returns>
    public static async Task<AccessPass?> TakeAsync(Write write, string secret, PassKind kind, CancellationToken cancel)
    {
        var (hash, now) = (HashOf(kind == PassKind.Invitation ? HandCode.Plain(secret) : secret), write.Now);
        await write.LockAsync(OnceLock, BitConverter.ToInt32(hash), cancel);
        if (await write.For<AccessPass>().SingleOrDefaultAsync(p => p.SecretHash == hash && p.Kind == kind && p.EndedAt == null && p.ExpiresAt > now, cancel) is not { } pass)
        {
            return null;
        }

        pass.EndedAt = now;
        return pass;
    }

    /// <summary>Holds off whoever else comes in as the same person until this write ends: a code serves once, also when it is sent twice at once.</summary>
    public static Task LockAsync(Write write, Guid person, CancellationToken cancel) => write.LockAsync(PersonLock, BitConverter.ToInt32(person.ToByteArray(), 12), cancel);

    /// <summary>Begins a pass of a person inside a write, and gives its secret, once.</summary>
    public string Begin(Write write, AccessPassDraft draft)
    {
        var secret = NewSecret(draft);
        write.Add(New(secret, draft, $"person:{draft.Person}"));
        return secret;
    }

    /// <summary>Ends all sessions of a person inside a write, but for one.</summary>
    public static async Task EndSessionsAsync(Write write, Guid person, Guid? except, CancellationToken cancel)
    {
        var open = await write.For<AccessPass>().Where(p => p.Person == person && (p.Kind == PassKind.Session || p.Kind == PassKind.FirstStep) && p.EndedAt == null && p.Id != except).ToListAsync(cancel);
        open.ForEach(p => p.EndedAt = write.Now);
    }

    private AccessPass New(string secret, AccessPassDraft draft, string by) => new()
    {
        SecretHash = HashOf(secret),
        Kind = draft.Kind,
        Person = draft.Person,
        Unit = draft.Unit,
        Role = draft.Role,
        Label = draft.Label,
        MadeBy = by,
        MadeAt = clock.Now,
        ExpiresAt = clock.Now + draft.Life,
        Proof = draft.Proof,
        ProvedAt = draft.Kind == PassKind.Session ? clock.Now : null,
        IsShared = draft.IsShared,
    };

    private static string NewSecret(AccessPassDraft draft) => draft.IsForHands ? HandCode.New() : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Ends the pass of a secret; one that is not there has ended already.</summary>
    public Task<Outcome<Done>> EndAsync(string secret, Viewer by, CancellationToken cancel)
    {
        var hash = HashOf(secret);
        return EndAsync(p => p.SecretHash == hash, by, cancel);
    }

    /// <summary>Ends a pass; one that is not there has ended already.</summary>
    public Task<Outcome<Done>> EndAsync(Guid id, Viewer by, CancellationToken cancel) => EndAsync(p => p.Id == id, by, cancel);

    private Task<Outcome<Done>> EndAsync(Expression<Func<AccessPass, bool>> which, Viewer by, CancellationToken cancel) =>
        db.WriteAsync<Done>(Door, new("access.pass-ended"), async (write, c) =>
        {
            if (await write.For<AccessPass>().Where(which).SingleOrDefaultAsync(p => p.EndedAt == null, c) is { } pass)
            {
                pass.EndedAt = write.Now;
                write.About(0, pass.Unit, $"by {by.Actor}");
                if ((pass.Person ?? by.Person) is { } concerned)
                {
                    write.Concerns(concerned);
                }
            }

            return new Done();
        }, cancel);

    /// <summary>Who holds this secret now; <see cref="Viewer.Nobody"/> when it has ended, run out or never was.</summary>
    public async Task<Viewer> ReadAsync(string secret, PassKind kind, CancellationToken cancel)
    {
        await db.StayOpenAsync(cancel); // whoever is let in asks many more questions
        var hash = HashOf(secret);
        var now = clock.Now;
        var pass = await db.For<AccessPass>(Door)
            .Where(p => p.SecretHash == hash && p.Kind == kind && p.EndedAt == null && p.ExpiresAt > now)
            .LeftJoin(db.For<SeenMark>(Door), p => p.Id, m => m.Subject, (p, m) => new { Pass = p, SeenAt = (DateTimeOffset?)m!.At })
            .LeftJoin(db.For<Role>(Door), p => p.Pass.Role, r => r.Key, (p, r) => new { p.Pass.Id, p.Pass.Person, p.Pass.Unit, p.Pass.Label, p.Pass.MadeAt, p.Pass.Proof, p.Pass.ProvedAt, p.Pass.IsShared, p.SeenAt, Role = r }) // a changed role holds at once
            .SingleOrDefaultAsync(cancel);
        if (pass is null || (kind == PassKind.Session && !pass.Proof.HasFlag(Proof.Demo) && HasIdled(pass.Id, pass.MadeAt, pass.SeenAt, pass.IsShared, now)))
        {
            return Viewer.Nobody;
        }

        if (pass.Person is { } person)
        {
            var version = await holdings.VersionOfAsync(person, cancel);
            if (version is null)
            {
                return Viewer.Nobody;
            }

            seen.Note(pass.Id, now);
            var viewer = await cache.GetAsync(pass.Id, version.Value, clock.Today, () => ViewerOfAsync(person, cancel));
            return viewer with { Session = new(pass.Id, pass.ProvedAt ?? pass.MadeAt, (pass.Proof & (Proof.Code | Proof.Passkey)) != 0, pass.Proof.HasFlag(Proof.Demo)) };
        }

        return pass.Role is not { } role || pass.Unit is not { } unit || !role.MayBe(kind) || (role.NeedsAgreement && !await holdings.IsSharedAsync(unit, cancel))
            ? Viewer.Nobody
            : new Viewer
            {
                Actor = $"{(kind == PassKind.Device ? "device" : "key")}:{pass.Id}",
                Name = pass.Label,
                Reach = ReachKind.Units,
                Grants = [role.On(unit)],
                SharedProviders = role.NeedsAgreement ? await holdings.SharedProvidersAsync(cancel) : [],
                IsDevice = kind == PassKind.Device,
            };
    }

    /// <summary>Whose session a secret is or was, of the last day; null when it never was one. Asked of one that lets nobody in any more.</summary>
    public async Task<Guid?> EndedPersonAsync(string secret, CancellationToken cancel)
    {
        var (hash, since) = (HashOf(secret), clock.Now - TimeSpan.FromDays(1));
        return await db.For<AccessPass>(Door).Where(p => p.SecretHash == hash && p.Kind == PassKind.Session && p.MadeAt > since).Select(p => p.Person).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Whether nobody has used a session for so long that it has ended.</summary>
    private bool HasIdled(Guid id, DateTimeOffset madeAt, DateTimeOffset? writtenAt, bool isShared, DateTimeOffset now)
    {
        var last = new[] { madeAt, writtenAt ?? madeAt, seen.Of(id) ?? madeAt }.Max();
        return now - last > (isShared ? SharedIdleLife : IdleLife);
    }

    /// <summary>A person's viewer as of now, from the grants and agreements in force.</summary>
    public async Task<Viewer> ViewerOfAsync(Guid person, CancellationToken cancel)
    {
        var held = await holdings.OfAsync(person, cancel);
        if (held is null)
        {
            return Viewer.Nobody;
        }

        var grants = new List<ViewerGrant>();
        var isProgrammeWide = false;
        var keys = held.Grants.Select(g => g.Role).Distinct().ToList();
        var roles = await db.For<Role>(Door).Where(r => keys.Contains(r.Key)).ToDictionaryAsync(r => r.Key, cancel);
        foreach (var (key, unit, isShared) in held.Grants)
        {
            if (roles.TryGetValue(key, out var role) && (role.IsProgrammeWide || !role.NeedsAgreement || isShared))
            {
                grants.Add(role.On(unit));
                isProgrammeWide |= role.IsProgrammeWide;
            }
        }

        return new()
        {
            Actor = $"person:{person}",
            Name = held.Name,
            Person = person,
            Reach = isProgrammeWide ? ReachKind.Programme : grants.Count > 0 ? ReachKind.Units : ReachKind.Nothing,
            Grants = grants,
            SharedProviders = held.SharedProviders,
        };
    }

    private static byte[] HashOf(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

/// <summary>What a new pass is for.</summary>
internal sealed record AccessPassDraft(PassKind Kind, string Label, TimeSpan Life)
{
    public Guid? Person { get; init; }

    public int? Unit { get; init; }

    public string? Role { get; init; }

    public short Partition { get; init; }

    public Proof Proof { get; init; }

    public bool IsShared { get; init; }

    /// <summary>Whether somebody types its secret from paper.</summary>
    public bool IsForHands { get; init; }
}
