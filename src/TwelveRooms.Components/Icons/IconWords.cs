using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>What each icon says, in full and in brief, and the drawing that says it.</summary>
public static class IconWords
{
    /// <summary>The whole meaning: the accessible name.</summary>
    public static string Full(VariationIcon icon) => icon switch
    {
        VariationIcon.CommonCause => "No real change",
        VariationIcon.ImprovingHigh => "Getting better, and high",
        VariationIcon.ImprovingLow => "Getting better, and low",
        VariationIcon.ConcernHigh => "Concern, and high",
        VariationIcon.ConcernLow => "Concern, and low",
        VariationIcon.ChangedHigh => "Changed: gone up",
        VariationIcon.ChangedLow => "Changed: gone down",
        VariationIcon.CannotBeShown => "Hidden",
        _ => "Not enough data yet",
    };

    /// <summary>The words that stand beside it.</summary>
    public static string Brief(VariationIcon icon) => icon switch
    {
        VariationIcon.CommonCause => "No real change",
        VariationIcon.ImprovingHigh or VariationIcon.ImprovingLow => "Getting better",
        VariationIcon.ConcernHigh or VariationIcon.ConcernLow => "Concern",
        VariationIcon.ChangedHigh => "Higher than before",
        VariationIcon.ChangedLow => "Lower than before",
        VariationIcon.CannotBeShown => "Hidden",
        _ => "Not enough data yet",
    };

    /// <summary>The whole meaning: the accessible name. It speaks of the process as it is now, never of the people.</summary>
    public static string Full(AssuranceIcon icon) => icon switch
    {
        AssuranceIcon.ExpectToMeet => "Expect to meet the target",
        AssuranceIcon.ExpectToMiss => "Expect to miss the target",
        AssuranceIcon.MayMeetOrMiss => "May meet or miss the target",
        _ => "No target set",
    };

    internal static string DrawingOf(VariationIcon icon) => icon switch
    {
        VariationIcon.CommonCause => "icon-variation-common",
        VariationIcon.ImprovingHigh => "icon-variation-improve-high",
        VariationIcon.ImprovingLow => "icon-variation-improve-low",
        VariationIcon.ConcernHigh => "icon-variation-concern-high",
        VariationIcon.ConcernLow => "icon-variation-concern-low",
        VariationIcon.ChangedHigh => "icon-variation-neutral-up",
        VariationIcon.ChangedLow => "icon-variation-neutral-down",
        VariationIcon.CannotBeShown => "icon-variation-hidden",
        _ => "icon-variation-few",
    };

    internal static string DrawingOf(AssuranceIcon icon) => icon switch
    {
        AssuranceIcon.ExpectToMeet => "icon-assurance-meets",
        AssuranceIcon.ExpectToMiss => "icon-assurance-misses",
        AssuranceIcon.MayMeetOrMiss => "icon-assurance-hitmiss",
        _ => "icon-assurance-notarget",
    };
}
