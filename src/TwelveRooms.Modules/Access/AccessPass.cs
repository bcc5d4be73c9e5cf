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

    /// <summary>A passphrase that was right and waits for the code that goes with it: a few minutes, and good for nothing else.</summary>
    FirstStep = 4,
}

/// <summary>By what a person has shown who they are.</summary>
[Flags]
internal enum Proof
{
    None = 0,

    Passphrase = 1 << 0,

    /// <summary>A code of their authenticator, or one from paper.</summary>
    Code = 1 << 1,

    /// <summary>The demo’s page of roles: nobody is real there, and nobody has an account.</summary>
    Demo = 1 << 2,

    /// <summary>A passkey whose device asked for finger, face or PIN: both steps in one.</summary>
    Passkey = 1 << 3,
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

    /// <summary>Of a session: by what its person has shown who they are.</summary>
    public Proof Proof { get; set; }

    /// <summary>Of a session: when they last did.</summary>
    public DateTimeOffset? ProvedAt { get; set; }

    /// <summary>Of a session: whether others use the computer too, so that it ends sooner.</summary>
    public bool IsShared { get; init; }

    /// <summary>Of a first step: how many codes were wrong.</summary>
    public short Tries { get; set; }
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
