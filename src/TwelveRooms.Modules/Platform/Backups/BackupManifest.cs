using System.Text.Json.Serialization;

namespace TwelveRooms.Platform.Backups;

/// <summary>What a backup holds and how it is known again; it lies in the backup as JSON.</summary>
/// <param name="Product">Whose backup it is.</param>
/// <param name="Format">How the file is laid out, today 1.</param>
/// <param name="Version">The version of the program that took it.</param>
/// <param name="Database">sqlite or postgres: the other cannot read it.</param>
/// <param name="Schema">The last migration that had been applied.</param>
/// <param name="At">When it was taken, UTC.</param>
/// <param name="Audit">How far the audit went at that moment.</param>
/// <param name="Parts">The files in it.</param>
internal sealed record BackupManifest(
    string Product, int Format, string Version, string Database, string Schema, DateTimeOffset At, BackupAudit Audit, IReadOnlyList<BackupPart> Parts)
{
    public const string OurProduct = "TwelveRooms";
    public const int OurFormat = 1;
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";
    public const string SqlitePart = "database.sqlite";
    public const string PostgresPart = "database.pgdump";

    /// <summary>The part that is the database.</summary>
    [JsonIgnore]
    public string DatabasePart => Database == Sqlite ? SqlitePart : PostgresPart;

    /// <summary>Whether the file of seals was there to be taken along.</summary>
    [JsonIgnore]
    public bool HasSeals => Parts.Any(p => p.Name == PendingRestore.SealsName);

    /// <summary>Whether it names the database once and else only what lies beside one: a part is unpacked under its name, so no other name may be in it.</summary>
    [JsonIgnore]
    public bool HasOnlyOurParts =>
        Parts.Count(p => p.Name == DatabasePart) == 1 && Parts.All(p => p.Name == DatabasePart || p.Name is PendingRestore.SealsName or PendingRestore.KeyName);
}

/// <summary>The audit of a database at one moment.</summary>
internal sealed record BackupAudit(long Records, IReadOnlyList<BackupHead> Heads);

/// <summary>The end of one chain.</summary>
internal sealed record BackupHead(short Partition, long Record, string Hash);

/// <summary>One file of a backup.</summary>
internal sealed record BackupPart(string Name, long Bytes, string Sha256);
