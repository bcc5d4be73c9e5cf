using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>What a cell for a number says. Zero is one of the numbers; none of the others is zero.</summary>
internal enum ValueStatus : byte
{
    Value,
    ZeroConfirmed,
    Suppressed,
    Missing,
    NotApplicable,
    NotCollected,

    /// <summary>Nothing of nothing: there are numbers, and no rate.</summary>
    NoRate,
    WardClosed,

    /// <summary>Only in files that we write: the number was taken out of sight of whoever reads the file. Its row is passed over when it comes in.</summary>
    Withdrawn,
}

internal static class ValueStatuses
{
    /// <summary>What machines call it.</summary>
    public static string Word(this ValueStatus status) => status switch
    {
        ValueStatus.Value => "value",
        ValueStatus.ZeroConfirmed => "zero_confirmed",
        ValueStatus.Suppressed => "suppressed",
        ValueStatus.Missing => "missing",
        ValueStatus.NotApplicable => "not_applicable",
        ValueStatus.NotCollected => "not_collected",
        ValueStatus.NoRate => "no_rate",
        ValueStatus.Withdrawn => "withdrawn",
        _ => "ward_closed",
    };

    /// <summary>How it is stored.</summary>
    public static PointState State(this ValueStatus status) => status switch
    {
        ValueStatus.Value or ValueStatus.NoRate => PointState.Reported,
        ValueStatus.ZeroConfirmed => PointState.ConfirmedZero,
        ValueStatus.Suppressed => PointState.Suppressed,
        ValueStatus.Missing => PointState.NotReported,
        ValueStatus.NotApplicable => PointState.NotApplicable,
        ValueStatus.NotCollected => PointState.NotCollected,
        _ => PointState.WardClosed,
    };

    /// <summary>What a number is called that is stored, or released, as a state.</summary>
    /// <param name="state">How it is stored.</param>
    /// <param name="isNothingOfNothing">Whether it is 0 of 0.</param>
    public static ValueStatus Of(PointState state, bool isNothingOfNothing) => state switch
    {
        PointState.Reported => isNothingOfNothing ? ValueStatus.NoRate : ValueStatus.Value,
        PointState.ConfirmedZero => ValueStatus.ZeroConfirmed,
        PointState.Suppressed => ValueStatus.Suppressed,
        PointState.NotApplicable => ValueStatus.NotApplicable,
        PointState.NotCollected => ValueStatus.NotCollected,
        PointState.WardClosed => ValueStatus.WardClosed,
        PointState.Recalled => ValueStatus.Withdrawn,
        _ => ValueStatus.Missing,
    };

    /// <summary>Whether it comes with a number.</summary>
    public static bool HasNumber(this ValueStatus status) => status is ValueStatus.Value or ValueStatus.ZeroConfirmed or ValueStatus.NoRate;

    /// <summary>The status that a column of states names: our own words, and those of the files that we write; null when the word is not known.</summary>
    public static ValueStatus? Find(string word) => word switch
    {
        "" or "reported" or "value" or "published" or "final" or "provisional" or "ok" => ValueStatus.Value,
        "confirmed_zero" or "zero_confirmed" => ValueStatus.ZeroConfirmed,
        "suppressed" or "hidden" => ValueStatus.Suppressed,
        "missing" or "not_reported" => ValueStatus.Missing,
        "not_applicable" => ValueStatus.NotApplicable,
        "not_collected" => ValueStatus.NotCollected,
        "no_rate" => ValueStatus.NoRate,
        "ward_closed" => ValueStatus.WardClosed,
        _ => null,
    };
}
