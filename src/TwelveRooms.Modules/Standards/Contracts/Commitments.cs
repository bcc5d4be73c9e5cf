using TwelveRooms.Platform.Content;

namespace TwelveRooms.Standards.Contracts;

/// <summary>One of the twelve commitments: a room of the House.</summary>
/// <param name="Number">1 to 12.</param>
/// <param name="Key">Stable key.</param>
/// <param name="ShortName">The room's name.</param>
/// <param name="Asks">What it asks for, in plain words of our own.</param>
/// <param name="Floor">Where the room lies: roof, top, middle, ground.</param>
internal sealed record Commitment(int Number, string Key, string ShortName, string Asks, string Floor);

/// <summary>A lens that all twelve rooms are looked at through.</summary>
internal sealed record Lens(string Key, string Name, string Asks);

/// <summary>The shipped edition of the commitments; its single standards are loaded by a steward, not invented here.</summary>
internal static class Commitments
{
    /// <summary>The twelve, in number order.</summary>
    public static IReadOnlyList<Commitment> All { get; } = [.. File.Commitments.OrderBy(c => c.Number)];

    /// <summary>The three lenses under all rooms.</summary>
    public static IReadOnlyList<Lens> Lenses => File.Lenses;

    /// <summary>The edition's name, which says how far it has been checked.</summary>
    public static string Edition => File.Edition.Name;

    private static CommitmentsFile File => ShippedContent.Read<CommitmentsFile>("commitments.json");

    /// <summary>One commitment, or null when there is none of that number.</summary>
    public static Commitment? Find(int number) => number is >= 1 and <= 12 ? All[number - 1] : null;

    private sealed record CommitmentsFile(EditionEntry Edition, IReadOnlyList<Commitment> Commitments, IReadOnlyList<Lens> Lenses);

    private sealed record EditionEntry(string Code, string Name);
}
