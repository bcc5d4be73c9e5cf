using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace TwelveRooms.Access.Accounts;

/// <summary>Codes of an authenticator app (RFC 6238: six figures, thirty seconds, SHA-1, as every app has them), and codes on paper.</summary>
internal sealed class Authenticators(IDataProtectionProvider protection)
{
    public const int PaperCodes = 10;
    private const string PaperLetters = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int PaperLength = 10;
    private readonly IDataProtector _protector = protection.CreateProtector("TwelveRooms.Authenticator");

    /// <summary>A new key of 160 bits, protected; it is good once its first code has come back.</summary>
    public string NewKey() => _protector.Protect(Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(OtpHashMode.Sha1)));

    /// <summary>The key as a person may type it into an app; null where it cannot be read any more.</summary>
    public string? Readable(string protectedKey)
    {
        try
        {
            return _protector.Unprotect(protectedKey);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What the app is told, as an address and in a QR code.</summary>
    public static string AddressOf(string key, string signInName) =>
        $"otpauth://totp/TwelveRooms:{Uri.EscapeDataString(signInName)}?secret={key}&issuer=TwelveRooms";

    /// <summary>The step of thirty seconds that a code is of; null when it is of none near now, or of one that was taken.</summary>
    /// <param name="protectedKey">The key.</param>
    /// <param name="code">As typed; spaces do not matter.</param>
    /// <param name="now">The instant.</param>
    /// <param name="last">The last step that was taken.</param>
    public long? StepOf(string protectedKey, string code, DateTimeOffset now, long last)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (digits.Length != 6 || Readable(protectedKey) is not { } key)
        {
            return null;
        }

        // One step to either side, for clocks that differ.
        return new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(now.UtcDateTime, digits, out var step, new VerificationWindow(previous: 1, future: 1)) && step > last ? step : null;
    }

    /// <summary>Ten codes for paper, each for once; about 50 bits each.</summary>
    public static IReadOnlyList<string> NewPaperCodes() => [.. Enumerable.Range(0, PaperCodes).Select(_ => RandomNumberGenerator.GetString(PaperLetters, PaperLength)).Select(c => $"{c[..5]}-{c[5..]}")];

    /// <summary>What is kept of a code on paper. A code is random and long, so that one round is enough.</summary>
    public static byte[] HashOf(Guid person, string code) =>
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{person}:{string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}")));
}
