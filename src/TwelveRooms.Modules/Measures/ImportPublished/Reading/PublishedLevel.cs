namespace TwelveRooms.Measures.ImportPublished.Reading;

/// <summary>What kind of unit a published row is about.</summary>
internal enum PublishedLevel : byte
{
    /// <summary>Nothing that has a place in the tree, such as all providers of a type.</summary>
    Other,
    England,
    Region,
    Icb,

    /// <summary>A part of an ICB; its rows are kept and have no series.</summary>
    SubIcb,
    Provider,

    /// <summary>The provider that sent people elsewhere.</summary>
    Sending,

    /// <summary>The provider that took them in.</summary>
    Receiving,
}

/// <summary>
/// What BREAKDOWN says that a row is about. It alone says so: what stands in the first level is an organisation in one product of the
/// publisher, and an age or a gender in another.
/// </summary>
internal static class Breakdowns
{
    /// <summary>The level that the first part of a breakdown names.</summary>
    public static PublishedLevel LevelOf(string breakdown)
    {
        var semicolon = breakdown.IndexOf(';', StringComparison.Ordinal);
        var first = string.Concat((semicolon < 0 ? breakdown : breakdown[..semicolon]).Where(char.IsLetter)).ToUpperInvariant();
        return first switch
        {
            "ENGLAND" or "NATIONAL" => PublishedLevel.England,
            "PROVIDER" => PublishedLevel.Provider,
            "SENDINGPROVIDER" => PublishedLevel.Sending,
            "RECEIVINGPROVIDER" => PublishedLevel.Receiving,
            "REGION" or "COMMISSIONINGREGION" or "NHSENGLANDREGION" => PublishedLevel.Region,
            "ICB" or "STP" or "ICBSTP" or "STPICB" => PublishedLevel.Icb,
            _ when IsOf(first, "SUBICB", "CCG") => PublishedLevel.SubIcb,
            _ when IsOf(first, "ICB", "STP") => PublishedLevel.Icb,
            _ => PublishedLevel.Other,
        };
    }

    /// <summary>By whom patients are counted for an area: by their practice, or by where they live.</summary>
    private static bool IsOf(string first, params ReadOnlySpan<string> areas)
    {
        foreach (var area in areas)
        {
            if (first.StartsWith(area, StringComparison.Ordinal) && first.EndsWith("GPPRACTICEORRESIDENCE", StringComparison.Ordinal))
            {
                return true;
            }

            if (first == area)
            {
                return true;
            }
        }

        return false;
    }
}
