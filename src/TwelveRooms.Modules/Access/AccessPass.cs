using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access;

/// <summary>What a pass lets in.</summary>
internal enum PassKind
{
    /// <summary>A person's session in one browser.</summary>
    Session = 0,

    /// <summary>A ward's own phone or PC, without a person.</summary>
    Device = 1,

    /// <summary>Another system, at the API.</summary>
    ApiKey = 2,

    /// <summary>A link that begins a person's session, once.</summary>
    Invitation = 3,
}

/// <summary>A way in that has been handed out. Only the hash of its secret is kept.</summary>
internal sealed class AccessPass : IOwned<AccessPass>
{
    public static Ownership<AccessPass> Ownership { get; } = Owned.ByPlatform<AccessPass>();

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required byte[] SecretHash { get; init; }

    public PassKind Kind { get; init; }

    /// <summary>Whose session it is; null for a device or a key.</summary>
    public Guid? Person { get; init; }

    /// <summary>The unit of a device or a key.</summary>
    public int? Unit { get; init; }

    /// <summary>The role of a device or a key.</summary>
    [KeptText(TextKind.Machine)]
    public string? Role { get; init; }

    /// <summary>What it is called in the list: "office phone".</summary>
    [KeptText(TextKind.StaffName)]
    public required string Label { get; init; }

    [KeptText(TextKind.Machine)]
    public required string MadeBy { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class AccessMapping : IEntityTypeConfiguration<AccessPass>
{
    public void Configure(EntityTypeBuilder<AccessPass> builder)
    {
        builder.ToTable("access_passes");
        builder.HasKey(p => p.Id);
        builder.HasIndex(p => p.SecretHash).IsUnique();
        builder.HasIndex(p => p.Unit);
    }
}
