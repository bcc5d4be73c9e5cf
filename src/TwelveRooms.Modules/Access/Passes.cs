using System.Collections.Concurrent;
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
internal sealed class Passes(Db db, RoomsClock clock, Holdings holdings, ReachCache cache)
{
    /// <summary>A clinical shift.</summary>
    public static readonly TimeSpan SessionLife = TimeSpan.FromHours(12);

    public static readonly TimeSpan DeviceLife = TimeSpan.FromDays(90);

    private const int InvitationLock = 7;
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
        var outcome = await db.WriteAsync<Done>(Door, new(action, request), (write, _) =>
        {
            write.Add(pass);
            write.About(draft.Partition, draft.Unit, $"by {by.Actor}");
            return Task.FromResult<Outcome<Done>>(new Done());
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
    public static async Task EndInvitationsAsync(Write write, Guid person, CancellationToken cancel)
    {
        foreach (var waiting in await write.For<AccessPass>().Where(p => p.Person == person && p.Kind == PassKind.Invitation && p.EndedAt == null).ToListAsync(cancel))
        {
            waiting.EndedAt = write.Now;
        }
    }

    /// <summary>Who an invitation is for, while it can be taken up; null afterwards.</summary>
    public Task<string?> InvitedAsync(string secret, CancellationToken cancel)
    {
        var (hash, now) = (HashOf(HandCode.Plain(secret)), clock.Now);
        return db.For<AccessPass>(Door).Where(p => p.SecretHash == hash && p.Kind == PassKind.Invitation && p.EndedAt == null && p.ExpiresAt > now)
            .Select(p => p.Label).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Takes up an invitation: it ends, and its person's session begins, in one write. A second time it is not there.</summary>
    /// <returns>The session's secret.</returns>
    public Task<Outcome<string>> TakeUpAsync(string secret, CancellationToken cancel) =>
        db.WriteAsync<string>(Door, new("access.signed-in"), async (write, c) =>
        {
            var (hash, now) = (HashOf(HandCode.Plain(secret)), write.Now);
            await write.LockAsync(InvitationLock, BitConverter.ToInt32(hash), c);
            if (await write.For<AccessPass>().SingleOrDefaultAsync(p => p.SecretHash == hash && p.Kind == PassKind.Invitation && p.EndedAt == null && p.ExpiresAt > now, c)
                is not { Person: { } person } invitation)
            {
                return Refusal.NotFound;
            }

            invitation.EndedAt = now;
            var begun = new AccessPassDraft(PassKind.Session, invitation.Label, SessionLife) { Person = person };
            var session = NewSecret(begun);
            write.Add(New(session, begun, $"person:{person}"));
            write.About(0, null, "by invitation");
            return session;
        }, cancel);

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
    };

    private static string NewSecret(AccessPassDraft draft) => draft.IsForHands ? HandCode.New() : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>Ends the pass of a secret; one that is not there has ended already.</summary>
    public Task<Outcome<Done>> EndAsync(string secret, Viewer by, CancellationToken cancel)
    {
        var hash = HashOf(secret);
        return EndAsync(p => p.SecretHash == hash, by, cancel);
    }

    /// <summary>The keys of other systems, oldest first, ended ones too.</summary>
    public async Task<IReadOnlyList<AccessPass>> KeysAsync(CancellationToken cancel) =>
        await db.For<AccessPass>(Door).Where(p => p.Kind == PassKind.ApiKey).OrderBy(p => p.MadeAt).ToListAsync(cancel);

    /// <summary>Ends a pass; one that is not there has ended already.</summary>
    public Task<Outcome<Done>> EndAsync(Guid id, Viewer by, CancellationToken cancel) => EndAsync(p => p.Id == id, by, cancel);

    private Task<Outcome<Done>> EndAsync(Expression<Func<AccessPass, bool>> which, Viewer by, CancellationToken cancel) =>
        db.WriteAsync<Done>(Door, new("access.pass-ended"), async (write, c) =>
        {
            if (await write.For<AccessPass>().Where(which).SingleOrDefaultAsync(p => p.EndedAt == null, c) is { } pass)
            {
                pass.EndedAt = write.Now;
                write.About(0, pass.Unit, $"by {by.Actor}");
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
            .LeftJoin(db.For<Role>(Door), p => p.Role, r => r.Key, (p, r) => new { p.Id, p.Person, p.Unit, p.Label, Role = r }) // a changed role holds at once
            .SingleOrDefaultAsync(cancel);
        if (pass is null)
        {
            return Viewer.Nobody;
        }

        if (pass.Person is { } person)
        {
            var version = await holdings.VersionOfAsync(person, cancel);
            return version is null
                ? Viewer.Nobody
                : await cache.GetAsync(pass.Id, version.Value, clock.Today, () => ViewerOfAsync(person, cancel));
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

    /// <summary>Whether somebody types its secret from paper.</summary>
    public bool IsForHands { get; init; }
}

/// <summary>Keeps a session's reach while its person's version and the day stay the same; nothing else is trusted to last.</summary>
internal sealed class ReachCache
{
    private const int Most = 20_000;
    private readonly ConcurrentDictionary<Guid, (int Version, DateOnly Day, Viewer Viewer)> _known = new();

    public async Task<Viewer> GetAsync(Guid pass, int version, DateOnly day, Func<Task<Viewer>> make)
    {
        if (_known.TryGetValue(pass, out var known) && known.Version == version && known.Day == day)
        {
            return known.Viewer;
        }

        if (_known.Count >= Most)
        {
            _known.Clear();
        }

        var viewer = await make();
        _known[pass] = (version, day, viewer);
        return viewer;
    }
}
