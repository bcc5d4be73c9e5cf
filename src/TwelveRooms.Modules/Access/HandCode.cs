using System.Security.Cryptography;

namespace TwelveRooms.Access;

/// <summary>A secret that is read from paper and typed by hand: four groups of four, without letters and digits that look alike.</summary>
internal static class HandCode
{
    private const string Signs = "abcdefghjkmnpqrstuvwxyz23456789"; // no i, l, o, 0, 1: 31 of them, so about 79 bits
    private const int Groups = 4;
    private const int Each = 4;

    public static string New() => string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Signs, Each)));

    /// <summary>The secret as it was made, however somebody typed it: capitals, and spaces around it, are forgiven.</summary>
    public static string Plain(string typed) => typed.Trim().ToLowerInvariant();
}
