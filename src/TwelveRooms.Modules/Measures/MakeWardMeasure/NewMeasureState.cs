using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using TwelveRooms.Platform.Edge;

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

    public static NewMeasureState Read(HttpContext http, IDataProtectionProvider protection, Guid ward) =>
        SealedCookie.Read<NewMeasureState>(http, Protector(protection, ward), NameOf(ward)) ?? new();

    public void Keep(HttpContext http, IDataProtectionProvider protection, Guid ward) => SealedCookie.Keep(http, Protector(protection, ward), NameOf(ward), this, life: null);

    public static void Drop(HttpContext http, Guid ward) => HostCookie.Drop(http, NameOf(ward));

    private static IDataProtector Protector(IDataProtectionProvider protection, Guid ward) => protection.CreateProtector("new-measure", ward.ToString());

    private static string NameOf(Guid ward) => $"rooms-new-measure-{ward:n}";
}
