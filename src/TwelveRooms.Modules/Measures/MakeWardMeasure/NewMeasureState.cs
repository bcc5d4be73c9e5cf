using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

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

    public static NewMeasureState Read(HttpContext http, IDataProtectionProvider protection, Guid ward)
    {
        if (http.Request.Cookies[NameOf(ward)] is not { Length: > 0 } kept)
        {
            return new();
        }

        try
        {
            return JsonSerializer.Deserialize<NewMeasureState>(Protector(protection, ward).Unprotect(kept)) ?? new();
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or JsonException)
        {
            return new(); // an old cookie, or one of another installation
        }
    }

    public void Keep(HttpContext http, IDataProtectionProvider protection, Guid ward) =>
        http.Response.Cookies.Append(NameOf(ward), Protector(protection, ward).Protect(JsonSerializer.Serialize(this)), Options(http, ward));

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
