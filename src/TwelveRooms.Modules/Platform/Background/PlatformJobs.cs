using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Platform.Background;

#pragma warning disable RS0030 // Platform keeps its own tables.

/// <summary>Seals what is new in the audit, every two minutes: so long can records be cut off unseen.</summary>
internal sealed class SealAudit(AuditSeals seals) : IRecurringJob
{
    public string Name => "platform.seal-audit";

    public string Words => "Seals the audit record, so that nothing can be cut off it unseen";

    public TimeSpan Every => TimeSpan.FromMinutes(2);

    public Task RunAsync(CancellationToken cancel) => seals.SealAsync(cancel);
}

/// <summary>Forgets idempotency keys after 30 days.</summary>
internal sealed class ForgetRequests(TwelveRoomsDbContext context, WriteQueue queue, RoomsClock clock) : IRecurringJob
{
    public string Name => "platform.forget-requests";

    public string Words => "Forgets which forms were sent, 30 days on";

    public TimeSpan Every => TimeSpan.FromDays(1);

    public async Task RunAsync(CancellationToken cancel)
    {
        var before = clock.Now.AddDays(-30);
        using var turn = context.IsSqlite ? await queue.TurnAsync(cancel) : null;
        await context.Set<IdempotencyKey>().Where(k => k.At < before).ExecuteDeleteAsync(cancel);
    }
}
