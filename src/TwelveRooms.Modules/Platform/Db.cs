using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform;

#pragma warning disable RS0030 // Db is the door: the context stands behind it.

/// <summary>The only door to stored rows: they leave by <see cref="For{T}"/> and are changed by <c>WriteAsync</c>.</summary>
internal sealed class Db(TwelveRoomsDbContext context, WriteQueue queue, RoomsClock clock, RequestHasher hasher) : IReachSource
{
    private const int MostRetries = 3;

    IQueryable<UnitPath> IReachSource.Paths => context.Set<UnitPath>();

    DateOnly IReachSource.Today => clock.Today;

    IQueryable<TOwner> IReachSource.Owned<TOwner>(Viewer viewer) => Reached<TOwner>(viewer);

    /// <summary>The rows of a type that this viewer may see, untracked.</summary>
    public IQueryable<T> For<T>(Viewer viewer)
        where T : class, IOwned<T> => Reached<T>(viewer).AsNoTracking();

    /// <summary>The closure of the unit tree, as of any day, for rows that the viewer already holds.</summary>
    public IQueryable<UnitPath> Paths => context.Set<UnitPath>().AsNoTracking();

    /// <summary>Keeps one connection for all that this scope asks, in place of one for each question; it ends with the scope.</summary>
    public Task StayOpenAsync(CancellationToken cancel) => context.Database.OpenConnectionAsync(cancel);

    /// <summary>Where the viewer stands to one unit today.</summary>
    public async Task<Standing> StandingAsync(Viewer viewer, int unit, CancellationToken cancel)
    {
        var today = clock.Today;
        var path = await Paths.Where(p => p.Descendant == unit && p.From <= today && p.To > today).ToListAsync(cancel);
        return Reaching.StandingOf(viewer, path);
    }

    /// <summary>The same, from the rows of the unit's path today that the caller has read; a row that is not there is passed over.</summary>
    public static Standing StandingOf(Viewer viewer, IReadOnlyCollection<UnitPath?> path) => Reaching.StandingOf(viewer, [.. path.OfType<UnitPath>()]);

    /// <summary>Where the viewer stands to each of many units today; a unit out of reach has a standing that sees nothing.</summary>
    public async Task<IReadOnlyDictionary<int, Standing>> StandingsAsync(Viewer viewer, IReadOnlyCollection<int> units, CancellationToken cancel)
    {
        var today = clock.Today;
        var paths = await Paths.Where(p => units.Contains(p.Descendant) && p.From <= today && p.To > today).ToListAsync(cancel);
        return paths.GroupBy(p => p.Descendant).ToDictionary(g => g.Key, g => Reaching.StandingOf(viewer, [.. g]));
    }

    /// <summary>
    /// Does one whole write: its turn, the idempotency key, the work, its audit record and what follows from it, in one
    /// transaction. A refusal undoes everything.
    /// </summary>
    /// <param name="viewer">Who writes.</param>
    /// <param name="intent">What it is called, and how a repeat is known.</param>
    /// <param name="work">Reads what it decides on, and writes, through the <see cref="Write"/> that it is handed.</param>
    /// <param name="replay">Builds the stored answer again from the ids that the first time noted.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<Outcome<T>> WriteAsync<T>(
        Viewer viewer,
        WriteIntent intent,
        Func<Write, CancellationToken, Task<Outcome<T>>> work,
        Func<string, CancellationToken, Task<Outcome<T>>>? replay,
        CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(viewer, intent, work, replay, cancel);
            }
            catch (Exception e) when (attempt < MostRetries && IsPassing(e))
            {
                context.ChangeTracker.Clear();
            }
        }
    }

    /// <inheritdoc cref="WriteAsync{T}(Viewer, WriteIntent, Func{Write, CancellationToken, Task{Outcome{T}}}, Func{string, CancellationToken, Task{Outcome{T}}}?, CancellationToken)" />
    public Task<Outcome<T>> WriteAsync<T>(Viewer viewer, WriteIntent intent, Func<Write, CancellationToken, Task<Outcome<T>>> work, CancellationToken cancel) =>
        WriteAsync(viewer, intent, work, null, cancel);

    private async Task<Outcome<T>> WriteOnceAsync<T>(
        Viewer viewer,
        WriteIntent intent,
        Func<Write, CancellationToken, Task<Outcome<T>>> work,
        Func<string, CancellationToken, Task<Outcome<T>>>? replay,
        CancellationToken cancel)
    {
        using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var write = new Write(context, this, viewer, clock);
        try
        {
            if (intent.Request is { } request)
            {
                var (isNew, stored) = await ClaimAsync(viewer, request, cancel);
                if (stored is { } answer)
                {
                    await transaction.RollbackAsync(cancel);
                    return replay is null
                        ? Refusal.Conflict("already-done", "This has been done already. Nothing was done twice.")
                        : await replay(answer, cancel);
                }

                if (!isNew && request.IsApi)
                {
                    return Refusal.Invalid(
                        "idempotency-key-reused", "This Idempotency-Key was used before with other content. Send a new key.", "Idempotency-Key");
                }

                write.ClaimedKey = isNew ? hasher.KeyOf(viewer, request) : null;
            }

            var outcome = await work(write, cancel);
            if (outcome.IsRefused)
            {
                return outcome;
            }

            await write.CommitAsync(intent, cancel);
            await transaction.CommitAsync(cancel);
            return outcome;
        }
        catch (WriteRefusedException e)
        {
            return e.Refusal;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Refusal.Conflict("changed-meanwhile", "Somebody else changed this while you were writing. Look at it again, then decide.");
        }
        catch (DbUpdateException e) when (IsDuplicate(e))
        {
            return Refusal.Conflict("already-there", "Somebody else has just put this in. Look at it again, then decide.");
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }

    /// <summary>Takes the key first, in the write's own transaction.</summary>
    private async Task<(bool IsNew, string? Stored)> ClaimAsync(Viewer viewer, RequestKey request, CancellationToken cancel)
    {
        var key = hasher.KeyOf(viewer, request);
        var hash = hasher.ContentOf(request);
        var at = clock.Now.ToUnixTimeMilliseconds();
        var rows = await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO platform_idempotency ("Key", "RequestHash", "Answer", "At") VALUES ({key}, {hash}, '', {at}) ON CONFLICT DO NOTHING
            """, cancel);
        if (rows == 1)
        {
            return (true, null);
        }

        var stored = await context.Set<IdempotencyKey>().AsNoTracking().SingleAsync(k => k.Key == key, cancel);
        return CryptographicOperations.FixedTimeEquals(stored.RequestHash, hash) ? (false, stored.Answer) : (false, null);
    }

    private IQueryable<T> Reached<T>(Viewer viewer)
        where T : class, IOwned<T>
    {
        var rows = context.Set<T>();
        return T.Ownership.Predicate(viewer, this) is { } predicate ? rows.Where(predicate) : rows;
    }

    internal IQueryable<T> Tracked<T>(Viewer viewer)
        where T : class, IOwned<T> => Reached<T>(viewer).AsTracking();

    private static bool IsPassing(Exception e) =>
        (e as PostgresException ?? e.InnerException as PostgresException)?.SqlState is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    private static bool IsDuplicate(DbUpdateException e) => e.InnerException switch
    {
        PostgresException p => p.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException s => s.SqliteExtendedErrorCode is 1555 or 2067,
        _ => false,
    };
}

/// <summary>Keeps only keyed hashes of requests: neither a key nor a content can be read back.</summary>
internal sealed class RequestHasher(byte[] secret)
{
    public byte[] KeyOf(Viewer viewer, RequestKey request) => Hash($"{viewer.Actor}\n{request.Key}");

    public byte[] ContentOf(RequestKey request) => Hash(request.Content);

    public byte[] Hash(string text) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text));
}
