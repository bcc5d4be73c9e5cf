using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Access;

/// <summary>Who, or what, can have a role.</summary>
internal enum RoleHolder
{
    /// <summary>Somebody; a key of another system may have the same reach.</summary>
    Person = 0,

    /// <summary>A ward's own phone or PC.</summary>
    Device = 1,

    /// <summary>Another system alone.</summary>
    System = 2,
}

/// <summary>One role: what it is called, the tier it gives, what it may do on the units it is held for, and which roles it may give.</summary>
internal sealed class Role : IOwned<Role>, IVersioned
{
    /// <summary>In <see cref="Gives"/>: every role.</summary>
    public const string Every = "*";

    public static Ownership<Role> Ownership { get; } = Owned.ByPlatform<Role>();

    [KeptText(TextKind.Machine)]
    public required string Key { get; init; }

    /// <summary>On pages; neutral about why somebody holds it.</summary>
    [KeptText(TextKind.Name)]
    public required string Name { get; set; }

    /// <summary>What somebody with it does, in a sentence.</summary>
    public required string Description { get; set; }

    /// <summary>How exactly numbers are shown.</summary>
    public Tier Tier { get; set; }

    /// <summary>What it may do.</summary>
    public Rights Rights { get; set; }

    /// <summary>Whether it reaches the whole programme, wards under a sharing agreement only.</summary>
    public bool IsProgrammeWide { get; set; }

    /// <summary>Whether it asks for a second factor.</summary>
    public bool IsPrivileged { get; set; }

    public RoleHolder Holder { get; init; }

    /// <summary>The kinds of unit on which it can be held, as words with spaces between: "ward site".</summary>
    [KeptText(TextKind.Machine)]
    public required string HeldOn { get; set; }

    /// <summary>The keys of the roles that its holders may give and end, with spaces between, or <see cref="Every"/>.</summary>
    [KeptText(TextKind.Machine)]
    public string Gives { get; set; } = "";

    /// <summary>Whether it came with the product and is renewed by it.</summary>
    public bool IsShipped { get; set; }

    /// <summary>Its place in lists.</summary>
    public int Place { get; set; }

    public int Version { get; set; }

    /// <summary>Coaches and programme see named wards only under a recorded agreement.</summary>
    public bool NeedsAgreement => Tier == Tier.Coaching;

    public IReadOnlyList<string> GivenKeys => Gives.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public IReadOnlyList<string> Kinds => HeldOn.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether its holders may give a role.</summary>
    public bool MayGive(string role) => GivenKeys.Contains(role) || GivenKeys.Contains(Every);

    /// <summary>Whether it can be held on a unit of this kind.</summary>
    public bool CanBeHeldOn(UnitKind kind) => Kinds.Contains(KeyOf(kind));

    /// <summary>The role, held for a unit.</summary>
    public ViewerGrant On(int unit) => new(unit, Key, Tier, Rights)
    {
        RoleName = Name, IsPrivileged = IsPrivileged, IsProgrammeWide = IsProgrammeWide, NeedsAgreement = NeedsAgreement,
    };

    /// <summary>Whether a pass without a person may hold it: a device is a device, and another system is not.</summary>
    public bool MayBe(PassKind kind) => kind == PassKind.Device == (Holder == RoleHolder.Device) && !(kind == PassKind.ApiKey && IsProgrammeWide);

    public static string KeyOf(UnitKind kind) => kind switch
    {
        UnitKind.Provider => "organisation",
        _ => kind.ToString().ToLowerInvariant(),
    };
}

internal sealed class RoleMapping : IEntityTypeConfiguration<Role>
{
    public void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.ToTable("access_roles");
        builder.HasKey(r => r.Key);
        builder.Property(r => r.Key).HasMaxLength(40);
        builder.Property(r => r.Tier).HasConversion<string>();
        builder.Property(r => r.Holder).HasConversion<string>();
        builder.Property(r => r.Rights).HasConversion(rights => RightWords.Keys(rights), keys => RightWords.Read(keys));
    }
}
