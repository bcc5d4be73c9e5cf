using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Accounts;

/// <summary>How a person signs in. It holds a name to sign in with and no way to reach them: no e-mail, no phone.</summary>
internal sealed class Account : IOwned<Account>
{
    public static Ownership<Account> Ownership { get; } = Owned.ByPlatform<Account>();

    public Guid Person { get; init; }

    /// <summary>As it was chosen.</summary>
    [KeptText(TextKind.StaffName)]
    public required string SignInName { get; init; }

    /// <summary>In small letters: no two are alike.</summary>
    [KeptText(TextKind.Machine)]
    public required string FoldedName { get; init; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset PassphraseSetAt { get; set; }

    /// <summary>When an authenticator was added; null while there is none.</summary>
    public DateTimeOffset? AuthenticatorSince { get; set; }

    /// <summary>Names are compared without regard to case or width.</summary>
    public static string Fold(string name) => name.Trim().Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();
}

/// <summary>What proves that a person is who they say. Nothing of it goes into the audit, which says only that it changed.</summary>
internal sealed class AccountSecret : IOwned<AccountSecret>, INotAudited
{
    public static Ownership<AccountSecret> Ownership { get; } = Owned.ByPlatform<AccountSecret>();

    public Guid Person { get; init; }

    /// <summary>By <see cref="PassphraseHasher"/>.</summary>
    [KeptText(TextKind.Machine)]
    public required string PassphraseHash { get; set; }

    /// <summary>The authenticator's key, protected by the key ring; null while there is none.</summary>
    [KeptText(TextKind.Machine)]
    public string? AuthenticatorKey { get; set; }

    /// <summary>The last step of thirty seconds of which a code was taken: no code is taken twice.</summary>
    public long LastStep { get; set; }
}

/// <summary>A code on paper for when the phone is lost; only its hash is kept, and it serves once.</summary>
internal sealed class RecoveryCode : IOwned<RecoveryCode>, INotAudited
{
    public static Ownership<RecoveryCode> Ownership { get; } = Owned.ByPlatform<RecoveryCode>();

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid Person { get; init; }

    public required byte[] Hash { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>, IEntityTypeConfiguration<AccountSecret>, IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("access_accounts");
        builder.HasKey(a => a.Person);
        builder.HasIndex(a => a.FoldedName).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AccountSecret> builder)
    {
        builder.ToTable("access_account_secrets");
        builder.HasKey(a => a.Person);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("access_recovery_codes");
        builder.HasKey(c => c.Id);
        builder.HasIndex(c => c.Person);
    }
}
