using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Platform.Storage;

/// <summary>A row whose changes are told elsewhere: derived rows, queues, keys. It leaves no before and after in the audit.</summary>
internal interface INotAudited;

/// <summary>A row that two people could edit at once: the version they saw must still be the one stored.</summary>
internal interface IVersioned
{
    /// <summary>Counts up with each change.</summary>
    int Version { get; set; }
}

/// <summary>One record of the audit: who did what, when and why, chained by hash within its partition.</summary>
internal sealed class AuditRecord : IOwned<AuditRecord>, INotAudited
{
    public static Ownership<AuditRecord> Ownership { get; } = Owned.ByPlatform<AuditRecord>();

    public short Partition { get; init; }

    public long Sequence { get; init; }

    public required string Action { get; init; }

    public required string Actor { get; init; }

    public int? Unit { get; init; }

    /// <summary>Whom it is about, as actors are written, where it is about somebody: a sign-in, a role that was given, a record that was looked at.</summary>
    public string? Subject { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Canonical text: the hash runs over these very characters.</summary>
    public required string Text { get; init; }

    /// <summary>How the hash was made.</summary>
    public short Format { get; init; }

    /// <summary>Over every column above and the hash before it.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>The end of one partition's chain; locked last, just before commit.</summary>
internal sealed class AuditHead : INotAudited
{
    public short Partition { get; init; }

    public long Sequence { get; set; }

    public required byte[] Hash { get; set; }

    /// <summary>The record that the last seal reached: only a shortcut to what is new. Who verifies reads the seals themselves.</summary>
    public long Sealed { get; set; }
}

/// <summary>The heads that moved since the seal before, hashed together with it, so that a chain cut short is noticed.</summary>
internal sealed class AuditSeal : INotAudited
{
    public long Sequence { get; init; }

    /// <summary>How the hash was made.</summary>
    public short Format { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>Partition, record and hash of each head, with colons between and a space after each but the last.</summary>
    public required string Heads { get; init; }

    public required byte[] Hash { get; init; }
}

/// <summary>A request that has been answered: no value and no text of it, only what is needed to answer again.</summary>
internal sealed class IdempotencyKey : INotAudited
{
    public required byte[] Key { get; init; }

    public required byte[] RequestHash { get; init; }

    public required string Answer { get; init; }

    public DateTimeOffset At { get; init; }
}

/// <summary>Work that follows from a write, stored with it.</summary>
internal sealed class OutboxRow : INotAudited
{
    public long Number { get; init; }

    public required string Kind { get; init; }

    public required string Payload { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset Due { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }
}

/// <summary>A recurring job: when it is due, who runs it now, how it went.</summary>
internal sealed class Job : INotAudited
{
    public required string Name { get; init; }

    public DateTimeOffset Due { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    public int Attempts { get; set; }

    public string? LastError { get; set; }

    public DateTimeOffset? LastDone { get; set; }
}

/// <summary>A web server that serves from this database, and the instant after which it counts as gone.</summary>
internal sealed class Server : INotAudited
{
    /// <summary>Machine, process and a random end, so that a later process is another server.</summary>
    public required string Name { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset Until { get; set; }
}

/// <summary>One version of one setting of the programme.</summary>
internal sealed class Setting : IOwned<Setting>
{
    public static Ownership<Setting> Ownership { get; } = Owned.ByEveryone<Setting>();

    [KeptText(TextKind.Machine)]
    public required string Name { get; init; }

    public int Version { get; init; }

    public required string Value { get; init; }

    public DateTimeOffset Since { get; init; }

    [KeptText(TextKind.Machine)]
    public required string By { get; init; }

    public required string Reason { get; init; }
}

/// <summary>A key of the web host's key ring, shared by all nodes.</summary>
internal sealed class DataKey : INotAudited
{
    public required string Name { get; init; }

    public required string Xml { get; init; }
}
