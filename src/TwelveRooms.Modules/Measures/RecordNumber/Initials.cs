using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.RecordNumber;

/// <summary>What stands beside a number in place of a name.</summary>
internal static class Initials
{
    private const int Longest = 20;

    /// <summary>"SO" for Sam Okafor; for somebody of one name the role, or their first letter when they hold several: what they are elsewhere is not told. Null for a device, a key or a job.</summary>
    public static string? Of(Viewer viewer)
    {
        if (viewer.Person is null)
        {
            return null;
        }

        var names = viewer.Name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length > 1)
        {
            return new string([.. names.Take(4).Select(n => char.ToUpperInvariant(n[0]))]);
        }

        var role = viewer.Grants is [var only] && only.Role.Length <= Longest ? only.Role.Replace('-', ' ') : null;
        return role ?? (names.Length == 1 ? names[0][..1].ToUpperInvariant() : null);
    }
}
