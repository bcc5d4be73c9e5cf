using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>What machines call the states of a number, in the API and in files.</summary>
internal static class StateWords
{
    /// <summary>The state that somebody may send under a word; reported when there is none, null when the word is not known.</summary>
    public static PointState? Find(string? word) => word switch
    {
        null or "reported" => PointState.Reported,
        "confirmed_zero" => PointState.ConfirmedZero,
        "not_collected" => PointState.NotCollected,
        "not_applicable" => PointState.NotApplicable,
        "ward_closed" => PointState.WardClosed,
        _ => null,
    };

    public static string Of(PointState state) => state switch
    {
        PointState.Reported => "reported",
        PointState.ConfirmedZero => "confirmed_zero",
        PointState.NotCollected => "not_collected",
        PointState.NotApplicable => "not_applicable",
        PointState.WardClosed => "ward_closed",
        PointState.Suppressed => "hidden",
        PointState.Recalled => "withdrawn",
        _ => "not_reported",
    };

    public static string Unknown(string word) =>
        $"“{word}” is not a state. Use reported, confirmed_zero, not_collected, not_applicable or ward_closed.";
}
