namespace TwelveRooms.Organisations.Contracts;

/// <summary>What the kinds of unit are called in a sentence.</summary>
internal static class KindWords
{
    /// <summary>With its article: "an ICB".</summary>
    public static string Of(UnitKind kind) => kind switch
    {
        UnitKind.Programme => "the programme",
        UnitKind.Region => "a region",
        UnitKind.Icb => "an ICB",
        UnitKind.Provider => "an organisation",
        UnitKind.Site => "a site",
        UnitKind.Ward => "a ward",
        _ => "a country",
    };

    /// <summary>Many of them, as a heading: "ICBs".</summary>
    public static string Many(UnitKind kind) => kind switch
    {
        UnitKind.Programme => "Programmes",
        UnitKind.Region => "Regions",
        UnitKind.Icb => "ICBs",
        UnitKind.Provider => "Organisations",
        UnitKind.Site => "Sites",
        UnitKind.Ward => "Wards",
        _ => "Countries",
    };
}
