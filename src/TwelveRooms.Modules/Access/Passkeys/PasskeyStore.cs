using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;

namespace TwelveRooms.Access.Passkeys;

/// <summary>A person as the framework's passkey handler knows one: an id and nothing else.</summary>
internal sealed record PasskeyOwner(Guid Person);

/// <summary>
/// Reads passkeys for the framework's handler. It writes nothing: what is written goes through the one door, with its audit record, in handlers
/// of our own.
/// </summary>
internal sealed class PasskeyStore(Db db) : IUserPasskeyStore<PasskeyOwner>
{
    public Task<string> GetUserIdAsync(PasskeyOwner user, CancellationToken cancellationToken) => Task.FromResult(IdOf(user.Person));

    /// <summary>As it is written into a passkey: it leads back to the person, and says nothing about them.</summary>
    public static string IdOf(Guid person) => person.ToString("D", CultureInfo.InvariantCulture);

    public async Task<PasskeyOwner?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var person) && await db.For<Account>(AccountBook.Door).AnyAsync(a => a.Person == person, cancellationToken) ? new(person) : null;

    public async Task<PasskeyOwner?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        await db.For<PasskeyKey>(AccountBook.Door).Where(k => k.CredentialId == credentialId).Select(k => (Guid?)k.Person).SingleOrDefaultAsync(cancellationToken) is { } person ? new(person) : null;

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PasskeyOwner user, CancellationToken cancellationToken) =>
        (await db.For<PasskeyKey>(AccountBook.Door).Where(k => k.Person == user.Person).OrderBy(k => k.Passkey).ToListAsync(cancellationToken)).ConvertAll(InfoOf);

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) =>
        await db.For<PasskeyKey>(AccountBook.Door).SingleOrDefaultAsync(k => k.Person == user.Person && k.CredentialId == credentialId, cancellationToken) is { } key ? InfoOf(key) : null;

    // Only the fields by which a passkey is known again; the rest is not kept. Every one was made by a verified person.
    private static UserPasskeyInfo InfoOf(PasskeyKey key) => new(
        key.CredentialId, key.PublicKey, default, (uint)key.SignCount, key.Transports.Split(',', StringSplitOptions.RemoveEmptyEntries), true, key.IsBackupEligible, key.IsBackedUp, [], []);

    public void Dispose()
    {
    }

    public Task<string?> GetUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw Never();

    public Task SetUserNameAsync(PasskeyOwner user, string? userName, CancellationToken cancellationToken) => throw Never();

    public Task<string?> GetNormalizedUserNameAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw Never();

    public Task SetNormalizedUserNameAsync(PasskeyOwner user, string? normalizedName, CancellationToken cancellationToken) => throw Never();

    public Task<IdentityResult> CreateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw Never();

    public Task<IdentityResult> UpdateAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw Never();

    public Task<IdentityResult> DeleteAsync(PasskeyOwner user, CancellationToken cancellationToken) => throw Never();

    public Task<PasskeyOwner?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw Never();

    public Task AddOrUpdatePasskeyAsync(PasskeyOwner user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw Never();

    public Task RemovePasskeyAsync(PasskeyOwner user, byte[] credentialId, CancellationToken cancellationToken) => throw Never();

    private static NotSupportedException Never() => new("Accounts and passkeys are written through the one door, not by the framework.");
}
