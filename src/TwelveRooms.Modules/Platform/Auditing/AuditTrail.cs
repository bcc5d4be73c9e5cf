using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
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

/// <summary>What a list tells of a record: not its rows, which can be thousands, but the beginning of its text, in which the reason stands.</summary>
internal sealed record TrailLine(DateTimeOffset At, short Partition, long Sequence, string Action, string Actor, int? Unit, string Head)
{
    public TrailMark Mark => new(At, Partition, Sequence);

    /// <summary>The reason that was given; null for none.</summary>
    public string? Why => AuditedRow.WhyIn(Head);
}

/// <summary>Of whom somebody may read records: which units, and on which days what belongs to no unit.</summary>
/// <param name="Units">Records of these units alone.</param>
/// <param name="Days">From a day until before another: records of no unit, such as signing in, of these times alone.</param>
internal sealed record TrailReach(IQueryable<int> Units, IReadOnlyList<(DateOnly From, DateOnly To)> Days);

/// <summary>
/// Reads records of one thing or one person, newest first, for a reader whose right to see the thing was checked. What of a record is shown is
/// decided where its words are made: by a list of what may be told, never by leaving out what may not.
/// </summary>
internal sealed class AuditTrail(Db db)
{
    /// <summary>The action of a file that changes many units in one record.</summary>
    public const string FileOfUnits = "organisations.file-imported";

    /// <summary>A reason is 400 characters at most, and stands before everything that can be long.</summary>
    private const int LengthOfHead = 4_000;

    private static readonly Viewer Reader = Viewer.System("audit-trail");

    /// <summary>The records of a unit with some actions.</summary>
    public async Task<IReadOnlyList<AuditRecord>> OfUnitAsync(int unit, IReadOnlyCollection<string> actions, TrailMark? before, int most, CancellationToken cancel) =>
        await Newest(db.For<AuditRecord>(Reader).Where(r => r.Unit == unit && actions.Contains(r.Action)), before, most).ToListAsync(cancel);

    /// <summary>The files of organisations that say something of a unit beside others.</summary>
    /// <param name="partitions">The chains in which they may stand.</param>
    /// <param name="holds">Three stretches of text, of which each such record has one.</param>
    /// <param name="before">Where the page before ended.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<AuditRecord>> OfFilesAsync(IReadOnlyCollection<short> partitions, IReadOnlyList<string> holds, TrailMark? before, int most, CancellationToken cancel)
    {
        var (first, second, last) = (holds[0], holds[holds.Count / 2], holds[^1]);
        return await Newest(
            db.For<AuditRecord>(Reader).Where(r => r.Action == FileOfUnits && partitions.Contains(r.Partition) && r.Unit == null
                && (r.Text.Contains(first) || r.Text.Contains(second) || r.Text.Contains(last))),
            before, most).ToListAsync(cancel);
    }

    /// <summary>What somebody did, and what was done about them.</summary>
    /// <param name="person">Who.</param>
    /// <param name="within">Only what this reader may read of them; null for all, which is the person's own.</param>
    /// <param name="before">Where the page before ended.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<TrailLine>> OfPersonAsync(Guid person, TrailReach? within, TrailMark? before, int most, CancellationToken cancel)
    {
        var actor = Viewer.ActorOf(person);
        var records = db.For<AuditRecord>(Reader);
        if (within is not null)
        {
            records = records.Where(Within(within));
        }

        // Two questions, each along its own index, in place of one that would have to sort everything.
        var did = await LinesAsync(records.Where(r => r.Actor == actor), before, most, cancel);
        var about = await LinesAsync(records.Where(r => r.Subject == actor && r.Actor != actor), before, most, cancel);
        return [.. did.Concat(about).OrderByDescending(r => r.At).ThenByDescending(r => r.Partition).ThenByDescending(r => r.Sequence).Take(most)];
    }

    /// <summary>The newest record of one action about a person, by somebody or by anybody, of a stretch of time; null for none.</summary>
    public Task<AuditRecord?> LatestAsync(string action, string? actor, Guid about, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel)
    {
        var subject = Viewer.ActorOf(about);
        return db.For<AuditRecord>(Reader).Where(r => r.Subject == subject && r.At >= since && r.At <= until && (actor == null || r.Actor == actor) && r.Action == action)
            .OrderByDescending(r => r.At).FirstOrDefaultAsync(cancel);
    }

    /// <summary>In a unit of these; or in none, while one of these times ran.</summary>
    private static Expression<Func<AuditRecord, bool>> Within(TrailReach reach)
    {
        var units = reach.Units;
        Expression<Func<AuditRecord, bool>> within = r => r.Unit != null && units.Contains(r.Unit.Value);
        foreach (var (from, until) in reach.Days.Select(d => (RoomsClock.StartOf(d.From), RoomsClock.StartOf(d.To))))
        {
            Expression<Func<AuditRecord, bool>> then = r => r.Unit == null && r.At >= from && r.At < until;
            within = Expression.Lambda<Func<AuditRecord, bool>>(Expression.OrElse(within.Body, Expression.Invoke(then, within.Parameters)), within.Parameters);
        }

        return within;
    }

    private static async Task<IReadOnlyList<TrailLine>> LinesAsync(IQueryable<AuditRecord> records, TrailMark? before, int most, CancellationToken cancel) =>
        await Newest(records, before, most)
            .Select(r => new TrailLine(r.At, r.Partition, r.Sequence, r.Action, r.Actor, r.Unit, r.Text.Substring(0, LengthOfHead))).ToListAsync(cancel);

    private static IQueryable<AuditRecord> Newest(IQueryable<AuditRecord> records, TrailMark? before, int most)
    {
        if (before is var (at, partition, sequence))
        {
            records = records.Where(r => r.At <= at && (r.At < at || r.Partition < partition || (r.Partition == partition && r.Sequence < sequence)));
        }

        return records.OrderByDescending(r => r.At).ThenByDescending(r => r.Partition).ThenByDescending(r => r.Sequence).Take(most);
    }
}
