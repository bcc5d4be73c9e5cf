namespace TwelveRooms.Measures.ImportPublished.Reading;

/// <summary>How final a published number is; a later one takes the place of an earlier.</summary>
internal enum PublishedStatus : byte
{
    /// <summary>From first submissions only; formerly Primary.</summary>
    Provisional = 1,

    /// <summary>From first submissions and those put right; formerly Refresh.</summary>
    Performance = 2,

    /// <summary>All that was sent, at the end of the year.</summary>
    Final = 3,
}

internal static class PublishedStatuses
{
    public static PublishedStatus? Find(string text) => text.Trim().ToUpperInvariant() switch
    {
        "PROVISIONAL" or "PRIMARY" => PublishedStatus.Provisional,
        "PERFORMANCE" or "REFRESH" => PublishedStatus.Performance,
        "FINAL" => PublishedStatus.Final,
        _ => null,
    };
}
