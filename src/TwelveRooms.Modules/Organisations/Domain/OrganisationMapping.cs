using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TwelveRooms.Organisations.Domain;

internal sealed class OrganisationMapping :
    IEntityTypeConfiguration<Unit>,
    IEntityTypeConfiguration<UnitName>,
    IEntityTypeConfiguration<UnitParent>,
    IEntityTypeConfiguration<UnitSuccessor>,
    IEntityTypeConfiguration<SitePlace>,
    IEntityTypeConfiguration<UnitGroup>,
    IEntityTypeConfiguration<UnitGroupMember>,
    IEntityTypeConfiguration<Person>,
    IEntityTypeConfiguration<Grant>,
    IEntityTypeConfiguration<SharingAgreement>
{
    public void Configure(EntityTypeBuilder<Unit> builder)
    {
        builder.ToTable("organisations_units");
        builder.HasKey(u => u.Number);
        builder.HasIndex(u => u.Id).IsUnique();
        builder.HasIndex(u => u.Code).IsUnique();
        builder.Property(u => u.Name).HasMaxLength(200);
        builder.Property(u => u.Code).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<UnitName> builder)
    {
        builder.ToTable("organisations_names");
        builder.HasKey(n => new { n.Unit, n.From });
    }

    public void Configure(EntityTypeBuilder<UnitParent> builder)
    {
        builder.ToTable("organisations_parents");
        builder.HasKey(p => new { p.Unit, p.From });
        builder.HasIndex(p => p.Parent);
    }

    public void Configure(EntityTypeBuilder<UnitSuccessor> builder)
    {
        builder.ToTable("organisations_successors");
        builder.HasKey(s => new { s.Unit, s.Successor });
    }

    public void Configure(EntityTypeBuilder<SitePlace> builder)
    {
        builder.ToTable("organisations_site_places");
        builder.HasKey(p => new { p.Site, p.Place, p.From });
    }

    public void Configure(EntityTypeBuilder<UnitGroup> builder)
    {
        builder.ToTable("organisations_groups");
        builder.HasKey(g => g.Number);
        builder.HasIndex(g => new { g.Kind, g.Name }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<UnitGroupMember> builder)
    {
        builder.ToTable("organisations_group_members");
        builder.HasKey(m => new { m.Group, m.Unit, m.From });
        builder.HasIndex(m => m.Unit);
    }

    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("organisations_people");
        builder.HasKey(p => p.Id);
    }

    public void Configure(EntityTypeBuilder<Grant> builder)
    {
        builder.ToTable("organisations_grants");
        builder.HasKey(g => g.Id);
        builder.HasIndex(g => g.Person);
        builder.HasIndex(g => g.Unit);
    }

    public void Configure(EntityTypeBuilder<SharingAgreement> builder)
    {
        builder.ToTable("organisations_sharing");
        builder.HasKey(a => a.Id);
        builder.HasIndex(a => a.Provider);
    }
}
