namespace TwelveRooms.Measures.ImportPoints;

/// <summary>What a column is read as, in words.</summary>
internal static class MappingWords
{
    /// <param name="field">As the mapping has it: "ward_code", "numerator 2024-07", or empty.</param>
    public static string Of(string field)
    {
        var (name, key) = field.Split(' ', 2) is [var first, var rest] ? (first, $", {rest}") : (field, "");
        return name switch
        {
            "" => "not read",
            "provider_code" => "the organisation’s code",
            "provider_name" => "the organisation’s name",
            "ward_code" => "the ward’s code",
            "ward_name" => "the ward’s name",
            "measure" => "the measure",
            "period" => "when",
            "year" => "the year",
            "numerator" => "how many",
            "denominator" => "out of how many",
            "state" => "the state of the number",
            "note" => "a note",
            "origin" => "where the number comes from",
            _ => name,
        } + key;
    }
}
