using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform.Background;

#pragma warning disable RS0030 // Platform keeps its own tables.

/// <summary>Who serves pages from this database now. What changes the database under a server's feet asks here first.</summary>
internal sealed class ServerLease(TwelveRoomsDbContext context, WriteQueue queue, RoomsClock clock)
{
    /// <summary>How long a server that was killed is still taken for alive.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(60);

    /// <summary>Begins or lengthens the lease of one server; those that have run out are forgotten.</summary>
    public async Task HoldAsync(string server, CancellationToken cancel)
    {
        var (now, until) = (clock.Now.ToUnixTimeMilliseconds(), (clock.Now + Life).ToUnixTimeMilliseconds());
        using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
        await context.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO platform_servers ("Name", "Since", "Until") VALUES ({server}, {now}, {until})
            ON CONFLICT ("Name") DO UPDATE SET "Until" = excluded."Until"
            """, cancel);
        await context.Set<Server>().Where(s => s.Until <= clock.Now).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Ends the lease of one server.</summary>
    public async Task EndAsync(string server, CancellationToken cancel)
    {
        using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
        await context.Set<Server>().Where(s => s.Name == server).ExecuteDeleteAsync(cancel);
    }

    /// <summary>Why nothing may be changed under a server's feet now; null when no server holds the database.</summary>
    public async Task<Refusal?> RefusalAsync(string command, CancellationToken cancel)
    {
        if (!await context.Database.CanConnectAsync(cancel) || !(await context.Database.GetAppliedMigrationsAsync(cancel)).Any())
        {
            return null; // no table yet, so no server has served from it
        }

        var now = clock.Now;
        return await context.Set<Server>().AsNoTracking().Where(s => s.Until > now).OrderByDescending(s => s.Until).FirstOrDefaultAsync(cancel) is { } server
            ? Refusal.Conflict(
                "server-running",
                $"A web server is using this database ({server.Name}). Stop it, then run {command} again. "
                + $"If it was killed, wait {Math.Ceiling((server.Until - now).TotalSeconds):0} seconds: then it counts as gone.")
            : null;
    }
}
