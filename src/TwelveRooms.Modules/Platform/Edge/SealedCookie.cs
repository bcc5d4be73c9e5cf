using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace TwelveRooms.Platform.Edge;

/// <summary>Something that waits in a browser, which can neither read nor change it.</summary>
internal static class SealedCookie
{
    /// <summary>A browser drops a cookie of more than 4,096 bytes without a word.</summary>
    private const int Longest = 4_000;

    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // sealed: no page shows it

    /// <summary>Keeps it, packed: not every script is as short as English.</summary>
    /// <returns>Whether it was short enough.</returns>
    public static bool Keep<T>(HttpContext http, IDataProtector protector, string cookie, T value, TimeSpan? life)
    {
        using var packed = new MemoryStream();
        using (var plain = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(plain, value, Letters);
        }

        var text = WebEncoders.Base64UrlEncode(protector.Protect(packed.ToArray()));
        if (text.Length > Longest)
        {
            return false;
        }

        HostCookie.Set(http, cookie, text, life);
        return true;
    }

    /// <summary>What was kept; null for nothing, and for what another installation or nobody sealed.</summary>
    public static T? Read<T>(HttpContext http, IDataProtector protector, string cookie)
        where T : class
    {
        if (HostCookie.Read(http, cookie) is not { } kept)
        {
            return null;
        }

        try
        {
            using var packed = new MemoryStream(protector.Unprotect(WebEncoders.Base64UrlDecode(kept)));
            using var plain = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<T>(plain);
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
