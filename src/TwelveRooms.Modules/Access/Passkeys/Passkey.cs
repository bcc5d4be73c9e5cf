using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Passkeys;

/// <summary>A passkey of a person, as they see it: what they call it and since when. When it was used is not kept.</summary>
internal sealed class Passkey : IOwned<Passkey>
{
    public static Ownership<Passkey> Ownership { get; } = Owned.ByPlatform<Passkey>();

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid Person { get; init; }

    /// <summary>What it lies on: "this laptop".</summary>
    [KeptText(TextKind.Name)]
    public required string Name { get; init; }

    public DateTimeOffset AddedAt { get; init; }
}

/// <summary>By what a passkey is known again. Its secret half never leaves the person's device. The audit does not tell of it.</summary>
internal sealed class PasskeyKey : IOwned<PasskeyKey>, INotAudited
{
    public static Ownership<PasskeyKey> Ownership { get; } = Owned.ByPlatform<PasskeyKey>();

    /// <summary>The id of its <see cref="Passkeys.Passkey"/>.</summary>
    public Guid Passkey { get; init; }

    public Guid Person { get; init; }

    public required byte[] CredentialId { get; init; }

    public required byte[] PublicKey { get; init; }

    /// <summary>How often the device has signed, by its own counting; many always say 0.</summary>
    public long SignCount { get; set; }

    /// <summary>How it can be reached (usb, internal, hybrid), in words of the standard with commas between them.</summary>
    [KeptText(TextKind.Machine)]
    public required string Transports { get; init; }

    /// <summary>Whether the device may keep a copy elsewhere; it never changes.</summary>
    public bool IsBackupEligible { get; init; }

    public bool IsBackedUp { get; set; }
}

/// <summary>A question that has been answered, rightly or not: it serves no second time. Kept until it would be too old anyway.</summary>
internal sealed class SpentQuestion : IOwned<SpentQuestion>, INotAudited
{
    public static Ownership<SpentQuestion> Ownership { get; } = Owned.ByPlatform<SpentQuestion>();

    public required byte[] Hash { get; init; }

    public DateTimeOffset SpentAt { get; init; }
}

internal sealed class PasskeyMapping : IEntityTypeConfiguration<Passkey>, IEntityTypeConfiguration<PasskeyKey>, IEntityTypeConfiguration<SpentQuestion>
{
    public void Configure(EntityTypeBuilder<Passkey> builder)
    {
        builder.ToTable("access_passkeys");
        builder.HasKey(p => p.Id);
        builder.HasIndex(p => p.Person);
    }

    public void Configure(EntityTypeBuilder<PasskeyKey> builder)
    {
        builder.ToTable("access_passkey_keys");
        builder.HasKey(k => k.Passkey);
        builder.HasIndex(k => k.CredentialId).IsUnique();
        builder.HasIndex(k => k.Person);
    }

    public void Configure(EntityTypeBuilder<SpentQuestion> builder)
    {
        builder.ToTable("access_spent_questions");
        builder.HasKey(q => q.Hash);
        builder.HasIndex(q => q.SpentAt);
    }
}
