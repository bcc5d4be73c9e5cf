namespace TwelveRooms.Measures.Domain;

/// <summary>Where a number of our own files comes from. Only what somebody put in is taken in again; the rest is made anew.</summary>
internal enum NumberOrigin : byte
{
    /// <summary>Somebody, or a system, put it in, or said why there is none.</summary>
    PutIn,

    /// <summary>Nobody has said anything of this time.</summary>
    NothingCame,

    /// <summary>A sum of wards.</summary>
    AddedUp,

    /// <summary>Worked out from dates of events.</summary>
    WorkedOut,

    /// <summary>A national body has published it.</summary>
    Published,

    /// <summary>As it is told outside the organisation: rounded or hidden.</summary>
    Outside,

    /// <summary>Withdrawn from whoever reads the file.</summary>
    Withdrawn,
}

internal static class NumberOrigins
{
    /// <summary>What files call it.</summary>
    public static string Word(this NumberOrigin origin) => origin switch
    {
        NumberOrigin.PutIn => "put_in",
        NumberOrigin.NothingCame => "nothing_came",
        NumberOrigin.AddedUp => "added_up",
        NumberOrigin.WorkedOut => "worked_out",
        NumberOrigin.Published => "published",
        NumberOrigin.Withdrawn => "withdrawn",
        _ => "outside",
    };

    /// <summary>Why a row with this word is passed over; null for one to be read. A word of somebody else's file says nothing.</summary>
    public static string? WhyNotRead(string word) => word switch
    {
        "nothing_came" => "Nothing had come in for this time, so there is nothing to take in.",
        "added_up" => "It was added up from wards. We add up here again, from the wards’ own numbers.",
        "worked_out" => "It was worked out from dates, and is not put in.",
        "published" => "A national body published it. It comes in from its own files.",
        "withdrawn" => "It was withdrawn outside the ward when the file was made. The ward’s own number stands.",
        "outside" => "It is as told outside its organisation, rounded or hidden, and not the number itself.",
        _ => null,
    };
}
