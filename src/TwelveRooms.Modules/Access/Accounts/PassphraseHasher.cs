using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace TwelveRooms.Access.Accounts;

/// <summary>Keeps passphrases as ASP.NET Core Identity does: PBKDF2 with HMAC-SHA512 and a salt of its own for each.</summary>
/// <param name="rounds">So much work is each guess.</param>
internal sealed class PassphraseHasher(int rounds = PassphraseHasher.Rounds)
{
    public const int Rounds = 210_000;

    private readonly PasswordHasher<string> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = rounds }));
    private string? _nobodys;

    public string Hash(string passphrase) => _hasher.HashPassword("", Passphrases.Clean(passphrase));

    /// <summary>Whether it is the one; it takes as long for a hash that is not there.</summary>
    public bool IsRight(string? hash, string? passphrase)
    {
        // A hash of nothing that anybody knows, so that a name that is not there takes as long as one that is.
        _nobodys ??= _hasher.HashPassword("", Convert.ToHexString(RandomNumberGenerator.GetBytes(16)));
        var text = Passphrases.Clean(passphrase ?? "");
        var verified = _hasher.VerifyHashedPassword("", hash ?? _nobodys, text.Length > Passphrases.Longest ? "" : text);
        return hash is not null && verified != PasswordVerificationResult.Failed;
    }
}
