using Microsoft.AspNetCore.Http;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ThisWeek;

/// <summary>Who puts the numbers in, in initials or a role word: known for a person, asked once on a shared device.</summary>
internal static class Signature
{
    private const string Cookie = "rooms-initials";
    private const string Unsigned = "-";

    // Shorter than a handover: the next shift is asked again.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    /// <summary>What was written on this device a short while ago: null when it was not asked yet, empty when it was left out.</summary>
    public static string? Read(HttpContext http, Viewer viewer) => !viewer.IsDevice
        ? Initials.Of(viewer)
        : HostCookie.Read(http, Cookie) is not { } kept ? null : kept == Unsigned ? "" : Uri.UnescapeDataString(kept);

    /// <summary>Keeps it for a short while, unless it is something that no number could be signed with.</summary>
    public static void Keep(HttpContext http, Viewer viewer, string? written)
    {
        var trimmed = written?.Trim() ?? "";
        if (viewer.IsDevice && SignatureText.Refuse(trimmed) is null)
        {
            HostCookie.Set(http, Cookie, trimmed.Length == 0 ? Unsigned : Uri.EscapeDataString(trimmed), Life);
        }
    }
}
