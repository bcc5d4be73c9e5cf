using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TwelveRooms.Measures.Domain;

internal sealed class MeasureMapping :
    IEntityTypeConfiguration<Measure>,
    IEntityTypeConfiguration<MeasureChange>,
    IEntityTypeConfiguration<Series>,
    IEntityTypeConfiguration<Point>,
    IEntityTypeConfiguration<ChartDecision>,
    IEntityTypeConfiguration<Signal>,
    IEntityTypeConfiguration<ImportBatch>,
    IEntityTypeConfiguration<ImportedSeriesRow>,
    IEntityTypeConfiguration<ImportName>,
    IEntityTypeConfiguration<PublishedValue>,
    IEntityTypeConfiguration<MonthLock>,
    IEntityTypeConfiguration<Recall>,
    IEntityTypeConfiguration<NumbersExport>
{
    public void Configure(EntityTypeBuilder<Measure> builder)
    {
        builder.ToTable("measures_measures");
        builder.HasKey(m => m.Number);
        builder.HasIndex(m => m.Id).IsUnique();
        builder.HasIndex(m => m.Code).IsUnique();
        builder.HasIndex(m => m.OwnerUnit);
        builder.Ignore(m => m.Shape).Ignore(m => m.RoomNumbers).Ignore(m => m.Vocabulary);
    }

    public void Configure(EntityTypeBuilder<MeasureChange> builder)
    {
        builder.ToTable("measures_changes");
        builder.HasKey(c => c.Id);
        builder.HasIndex(c => c.Measure);
        builder.Ignore(c => c.Words).Ignore(c => c.IsBreak);
    }

    public void Configure(EntityTypeBuilder<Series> builder)
    {
        builder.ToTable("measures_series");
        builder.HasKey(s => s.Number);
        builder.HasIndex(s => new { s.Unit, s.Measure }).IsUnique();
        builder.HasIndex(s => s.Measure);
    }

    public void Configure(EntityTypeBuilder<Point> builder)
    {
        builder.ToTable("measures_points");
        builder.HasKey(p => new { p.Partition, p.Series, p.Period, p.Part, p.Revision });
        builder.Ignore(p => p.Raw);
    }

    public void Configure(EntityTypeBuilder<ChartDecision> builder)
    {
        builder.ToTable("measures_decisions");
        builder.HasKey(d => d.Id);
        builder.HasIndex(d => d.Series);
    }

    public void Configure(EntityTypeBuilder<Signal> builder)
    {
        builder.ToTable("measures_signals");
        builder.HasKey(s => new { s.Series, s.Class });
    }

    public void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.ToTable("measures_imports");
        builder.HasKey(b => b.Number);
        builder.HasIndex(b => b.Id).IsUnique();
        builder.HasIndex(b => new { b.Unit, b.At });
        builder.Ignore(b => b.Taken);
    }

    public void Configure(EntityTypeBuilder<ImportedSeriesRow> builder)
    {
        builder.ToTable("measures_import_series");
        builder.HasKey(r => new { r.Import, r.Series });
    }

    public void Configure(EntityTypeBuilder<ImportName> builder)
    {
        builder.ToTable("measures_import_names");
        builder.HasKey(n => n.Id);
        builder.HasIndex(n => new { n.Provider, n.Kind, n.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PublishedValue> builder)
    {
        builder.ToTable("measures_published_values");
        builder.HasKey(v => new { v.Import, v.Line });
        builder.HasIndex(v => new { v.Start, v.Measure });
        builder.HasIndex(v => v.Organisation);
    }

    public void Configure(EntityTypeBuilder<MonthLock> builder)
    {
        builder.ToTable("measures_month_locks");
        builder.HasKey(l => l.Id);
        builder.HasIndex(l => new { l.Unit, l.Month });
        builder.HasIndex(l => new { l.LockedFor, l.Month });
        builder.Ignore(l => l.IsOpenAgain).Ignore(l => l.IsShared).Ignore(l => l.MonthWords).Ignore(l => l.Words).Ignore(l => l.UnlockedWords).Ignore(l => l.Remedy);
    }

    public void Configure(EntityTypeBuilder<Recall> builder)
    {
        builder.ToTable("measures_recalls");
        builder.HasKey(r => r.Id);
        builder.HasIndex(r => r.Series);
        builder.HasIndex(r => r.Because);
        builder.Ignore(r => r.IsInForce);
    }

    public void Configure(EntityTypeBuilder<NumbersExport> builder)
    {
        builder.ToTable("measures_exports");
        builder.HasKey(e => e.Id);
        builder.HasIndex(e => new { e.Unit, e.At });
    }
}
