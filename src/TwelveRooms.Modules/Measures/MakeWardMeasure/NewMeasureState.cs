using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace TwelveRooms.Measures.MakeWardMeasure;

/// <summary>The answers so far. They wait in the browser, sealed, until the last page; nothing is stored before.</summary>
internal sealed record NewMeasureState
{
    public string? Name { get; init; }

    public IReadOnlyList<int> Rooms { get; init; } = [];

    public string? AskedForBy { get; init; }

    public string? Kind { get; init; }

    public string? Question { get; init; }

    public string? OutOf { get; init; }

    public string? Definition { get; init; }

    public string? HowOften { get; init; }

    public string? Minutes { get; init; }

    public string? Better { get; init; }

    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }; // sealed: no page shows it

    public static NewMeasureState Read(HttpContext http, IDataProtectionProvider protection, Guid ward)
    {
        if (http.Request.Cookies[NameOf(ward)] is not { Length: > 0 } kept)
        {
            return new();
        }

        try
        {
            using var packed = new MemoryStream(Protector(protection, ward).Unprotect(WebEncoders.Base64UrlDecode(kept)));
            using var plain = new BrotliStream(packed, CompressionMode.Decompress);
            return JsonSerializer.Deserialize<NewMeasureState>(plain) ?? new();
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException or InvalidDataException)
        {
            return new(); // an old cookie, or one of another installation
        }
    }

    /// <summary>Packed, for a browser drops a cookie of more than 4,096 bytes without a word, and not every script is as short as English.</summary>
    public void Keep(HttpContext http, IDataProtectionProvider protection, Guid ward)
    {
        using var packed = new MemoryStream();
        using (var plain = new BrotliStream(packed, CompressionLevel.Optimal))
        {
            JsonSerializer.Serialize(plain, this, Letters);
        }

        http.Response.Cookies.Append(NameOf(ward), WebEncoders.Base64UrlEncode(Protector(protection, ward).Protect(packed.ToArray())), Options(http, ward));
    }

    public static void Drop(HttpContext http, Guid ward) => http.Response.Cookies.Delete(NameOf(ward), Options(http, ward));

    private static IDataProtector Protector(IDataProtectionProvider protection, Guid ward) => protection.CreateProtector("new-measure", ward.ToString());

    private static string NameOf(Guid ward) => $"rooms-new-measure-{ward:n}";

    private static CookieOptions Options(HttpContext http, Guid ward) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Strict,
        Path = $"/wards/{ward}/measures/new",
        IsEssential = true,
    };
}
