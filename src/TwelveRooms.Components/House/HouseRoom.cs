using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>One measure of a room: its icon, its name and what the icon says.</summary>
/// <param name="Icon">The icon.</param>
/// <param name="Name">The measure.</param>
/// <param name="Words">What the icon says in words: "Getting better".</param>
public sealed record HouseMeasure(VariationIcon Icon, string Name, string Words);

/// <summary>One room of the House. Nothing in it is a score, and no room is drawn larger, dimmer or in another colour than the rest.</summary>
public sealed record HouseRoom
{
    /// <summary>The commitment, 1 to 12.</summary>
    public required int Number { get; init; }

    /// <summary>Its short name.</summary>
    public required string Name { get; init; }

    /// <summary>The room's page.</summary>
    public required string Href { get; init; }

    /// <summary>Whether something is being tried there now.</summary>
    public bool Lamp { get; init; }

    /// <summary>How many ideas are being tried.</summary>
    public int IdeasBeingTried { get; init; }

    /// <summary>Where those ideas are; null leaves the words without a link.</summary>
    public string? IdeasHref { get; init; }

    /// <summary>Measures; two at most are shown.</summary>
    public IReadOnlyList<HouseMeasure> Measures { get; init; } = [];

    /// <summary>What patients said at the last self-review: not yet, starting, often, always, still open.</summary>
    public string? PatientsSaid { get; init; }

    /// <summary>What staff said.</summary>
    public string? StaffSaid { get; init; }

    /// <summary>The newest "we did" or "we could not", as a sentence.</summary>
    public string? NewestAnswer { get; init; }

    /// <summary>Whether the ward chose not to begin here. It is drawn as warmly as the rest.</summary>
    public bool NotNow { get; init; }

    /// <summary>"1 idea being tried", or that there is none; null where the House keeps no ideas.</summary>
    internal string? IdeasInWords(HouseTells tells) => (IdeasBeingTried, NotNow) switch
    {
        (1, _) => "1 idea being tried",
        ( > 1, _) => $"{IdeasBeingTried} ideas being tried",
        (_, true) => "Not now: we begin in other rooms",
        _ => tells.Ideas ? "Nothing being tried now" : null,
    };

    /// <summary>The whole meaning in one sentence each: the accessible name of the drawing's link.</summary>
    internal string InWords(HouseTells tells) => $"{Number} {Name}.{Sentences(tells)}";

    /// <summary>What lives in the room, as sentences with a space before each.</summary>
    internal string Sentences(HouseTells tells) =>
        (IdeasInWords(tells) is { } ideas ? $" {ideas}." : "")
        + (Measures.Count == 0 ? "" : " " + string.Join("; ", Measures.Take(MostMeasures).Select(m => $"{m.Name}: {m.Words}")) + (More is { } more ? $"; {more}" : "") + ".");

    /// <summary>How many measures a room has room for.</summary>
    internal const int MostMeasures = 2;

    /// <summary>"and 1 more", where there are more than a room has room for.</summary>
    internal string? More => Measures.Count > MostMeasures ? $"and {Measures.Count - MostMeasures} more" : null;
}

/// <summary>What this House has something of. What nobody keeps yet is left out of every room, rather than called none.</summary>
/// <param name="Ideas">Whether ideas are being tried in any room.</param>
/// <param name="Voices">Whether patients or staff have said something of any room.</param>
/// <param name="Answers">Whether anything has been answered.</param>
internal sealed record HouseTells(bool Ideas, bool Voices, bool Answers)
{
    public static HouseTells Of(IReadOnlyCollection<HouseRoom> rooms) => new(
        rooms.Any(r => r.IdeasBeingTried > 0),
        rooms.Any(r => r.PatientsSaid is not null || r.StaffSaid is not null),
        rooms.Any(r => r.NewestAnswer is not null));
}

/// <summary>A floor of the House: what its rooms have in common, and which they are.</summary>
/// <param name="Name">Where it is.</param>
/// <param name="About">What it holds.</param>
/// <param name="Rooms">Its rooms by number, from left to right.</param>
internal sealed record HouseFloor(string Name, string About, IReadOnlyList<int> Rooms)
{
    public static IReadOnlyList<HouseFloor> All { get; } =
    [
        new("Under the roof", "what shelters everyone", [4, 5]),
        new("Top floor", "a place and days worth having", [9, 10, 11]),
        new("Middle floor", "voice and choice", [1, 7, 8, 12]),
        new("Ground floor", "relationships and safety", [2, 3, 6]),
    ];

    /// <summary>The three lenses: the foundation under all rooms.</summary>
    public static IReadOnlyList<string> Lenses { get; } = ["Trauma-informed", "Autism-informed", "Anti-racist"];
}
