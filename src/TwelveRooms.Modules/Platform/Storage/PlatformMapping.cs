using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Platform.Storage;

internal sealed class PlatformMapping :
    IEntityTypeConfiguration<AuditRecord>,
    IEntityTypeConfiguration<AuditHead>,
    IEntityTypeConfiguration<AuditSeal>,
    IEntityTypeConfiguration<IdempotencyKey>,
    IEntityTypeConfiguration<OutboxRow>,
    IEntityTypeConfiguration<Job>,
    IEntityTypeConfiguration<Server>,
    IEntityTypeConfiguration<Setting>,
    IEntityTypeConfiguration<DataKey>,
    IEntityTypeConfiguration<DayMark>,
    IEntityTypeConfiguration<SeenMark>,
    IEntityTypeConfiguration<StagedFile>,
    IEntityTypeConfiguration<StagedPart>,
    IEntityTypeConfiguration<UnitPath>
{
    public void Configure(EntityTypeBuilder<AuditRecord> builder)
    {
        builder.ToTable("platform_audit");
        builder.HasKey(r => new { r.Partition, r.Sequence });
        builder.HasIndex(r => new { r.Unit, r.At });
        builder.HasIndex(r => new { r.Actor, r.At });
        builder.HasIndex(r => new { r.Subject, r.At });
        // One file may change many units and leaves one record: few rows, found without walking a chain.
        builder.HasIndex(r => new { r.Partition, r.At }).HasFilter($"\"Action\" = '{AuditTrail.FileOfUnits}'");
    }

    public void Configure(EntityTypeBuilder<AuditHead> builder)
    {
        builder.ToTable("platform_audit_heads");
        builder.HasKey(h => h.Partition);
        builder.Property(h => h.Partition).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable("platform_audit_seals");
        builder.HasKey(s => s.Sequence);
        builder.Property(s => s.Sequence).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
    {
        builder.ToTable("platform_idempotency");
        builder.HasKey(k => k.Key);
        builder.HasIndex(k => k.At);
    }

    public void Configure(EntityTypeBuilder<OutboxRow> builder)
    {
        builder.ToTable("platform_outbox");
        builder.HasKey(o => o.Number);
        builder.HasIndex(o => o.Due);
    }

    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.ToTable("platform_jobs");
        builder.HasKey(j => j.Name);
    }

    public void Configure(EntityTypeBuilder<Server> builder)
    {
        builder.ToTable("platform_servers");
        builder.HasKey(s => s.Name);
    }

    public void Configure(EntityTypeBuilder<Setting> builder)
    {
        builder.ToTable("platform_settings");
        builder.HasKey(s => new { s.Name, s.Version });
    }

    public void Configure(EntityTypeBuilder<DataKey> builder)
    {
        builder.ToTable("platform_keys");
        builder.HasKey(k => k.Name);
    }

    public void Configure(EntityTypeBuilder<DayMark> builder)
    {
        builder.ToTable("platform_day_marks");
        builder.HasKey(m => m.Subject);
    }

    public void Configure(EntityTypeBuilder<SeenMark> builder)
    {
        builder.ToTable("platform_seen_marks");
        builder.HasKey(m => m.Subject);
        builder.Property(m => m.Subject).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<StagedPart> builder)
    {
        builder.ToTable("platform_staged_parts");
        builder.HasKey(p => new { p.File, p.Index });
    }

    public void Configure(EntityTypeBuilder<StagedFile> builder)
    {
        builder.ToTable("platform_staged_files");
        builder.HasKey(f => f.Id);
        builder.HasIndex(f => f.At);
    }

    public void Configure(EntityTypeBuilder<UnitPath> builder)
    {
        builder.ToTable("organisations_paths");
        builder.HasKey(p => new { p.Descendant, p.Ancestor, p.From });
        builder.HasIndex(p => new { p.Ancestor, p.Descendant });
    }
}
