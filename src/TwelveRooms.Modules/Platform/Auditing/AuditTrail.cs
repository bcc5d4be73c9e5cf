using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Platform.Auditing;

/// <summary>Where a page of records ended: the next begins behind it. Records of one instant are told apart by their place in the chains.</summary>
internal readonly record struct TrailMark(DateTimeOffset At, short Partition, long Sequence)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeMilliseconds()}.{Partition}.{Sequence}");

    /// <summary>The mark that a text says; null for none, or for a text that is no mark.</summary>
    public static TrailMark? Read(string? text) => text?.Split('.') is [var at, var partition, var sequence]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var instant) && instant < 253402300800000
        && short.TryParse(partition, NumberStyles.None, CultureInfo.InvariantCulture, out var chain)
        && long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        ? new(DateTimeOffset.FromUnixTimeMilliseconds(instant), chain, place)
        : null;

    public static TrailMark Of(AuditRecord record) => new(record.At, record.Partition, record.Sequence);
}

/// <summary>
/// Reads records of one thing or one person, newest first, for a reader whose right to see the thing was checked. What of a record is shown is
/// decided where its words are made: by a list of what may be told, never by leaving out what may not.
/// </summary>
internal sealed class AuditTrail(Db db)
{
    /// <summary>The action of a file that changes many units in one record.</summary>
    public const string FileOfUnits = "organisations.file-imported";

    private static readonly Viewer Reader = Viewer.System("audit-trail");

    /// <summary>The records of a unit with some actions.</summary>
    public async Task<IReadOnlyList<AuditRecord>> OfUnitAsync(int unit, IReadOnlyCollection<string> actions, TrailMark? before, int most, CancellationToken cancel) =>
        await NewestAsync(db.For<AuditRecord>(Reader).Where(r => r.Unit == unit && actions.Contains(r.Action)), before, most, cancel);

    /// <summary>The files of organisations that say something of a unit beside others.</summary>
    /// <param name="partitions">The chains in which they may stand.</param>
    /// <param name="holds">A stretch of text that each such record has.</param>
    /// <param name="before">Where the page before ended.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<AuditRecord>> OfFilesAsync(IReadOnlyCollection<short> partitions, IReadOnlyList<string> holds, TrailMark? before, int most, CancellationToken cancel)
    {
        var (one, other) = (holds[0], holds[^1]);
        return await NewestAsync(
            db.For<AuditRecord>(Reader).Where(r => r.Action == FileOfUnits && partitions.Contains(r.Partition) && r.Unit == null && (r.Text.Contains(one) || r.Text.Contains(other))),
            before, most, cancel);
    }

    /// <summary>What somebody did, and what was done about them.</summary>
    /// <param name="person">Who.</param>
    /// <param name="units">Only records of these units, and those of none; null for all.</param>
    /// <param name="before">Where the page before ended.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<AuditRecord>> OfPersonAsync(Guid person, IQueryable<int>? units, TrailMark? before, int most, CancellationToken cancel)
    {
        var actor = Viewer.ActorOf(person);
        var records = db.For<AuditRecord>(Reader);
        if (units is not null)
        {
            records = records.Where(r => r.Unit == null || units.Contains(r.Unit.Value));
        }

        // Two questions, each along its own index, in place of one that would have to sort everything.
        var did = await NewestAsync(records.Where(r => r.Actor == actor), before, most, cancel);
        var about = await NewestAsync(records.Where(r => r.Subject == actor && r.Actor != actor), before, most, cancel);
        return [.. did.Concat(about).OrderByDescending(r => r.At).ThenByDescending(r => r.Partition).ThenByDescending(r => r.Sequence).Take(most)];
    }

    /// <summary>The newest record of one person who did one thing about another, since an instant; null for none.</summary>
    public Task<AuditRecord?> LatestAsync(string action, string actor, Guid about, DateTimeOffset since, CancellationToken cancel)
    {
        var subject = Viewer.ActorOf(about);
        return db.For<AuditRecord>(Reader).Where(r => r.Subject == subject && r.At >= since && r.Actor == actor && r.Action == action)
            .OrderByDescending(r => r.At).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The newest record of one action about a person, of a stretch of time; null for none.</summary>
    public Task<AuditRecord?> LatestAsync(string action, Guid about, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel)
    {
        var subject = Viewer.ActorOf(about);
        return db.For<AuditRecord>(Reader).Where(r => r.Subject == subject && r.At >= since && r.At <= until && r.Action == action)
            .OrderByDescending(r => r.At).FirstOrDefaultAsync(cancel);
    }

    private static async Task<IReadOnlyList<AuditRecord>> NewestAsync(IQueryable<AuditRecord> records, TrailMark? before, int most, CancellationToken cancel)
    {
        if (before is var (at, partition, sequence))
        {
            records = records.Where(r => r.At <= at && (r.At < at || r.Partition < partition || (r.Partition == partition && r.Sequence < sequence)));
        }

        return await records.OrderByDescending(r => r.At).ThenByDescending(r => r.Partition).ThenByDescending(r => r.Sequence).Take(most).ToListAsync(cancel);
    }
}
