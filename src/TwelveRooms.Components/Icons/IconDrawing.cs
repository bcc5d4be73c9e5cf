using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>Which drawing shows which icon; the words are those of <see cref="IconWords"/>.</summary>
internal static class IconDrawing
{
    public static string Of(VariationIcon icon) => icon switch
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

    public static string Of(AssuranceIcon icon) => icon switch
    {
        AssuranceIcon.ExpectToMeet => "icon-assurance-meets",
        AssuranceIcon.ExpectToMiss => "icon-assurance-misses",
        AssuranceIcon.MayMeetOrMiss => "icon-assurance-hitmiss",
        _ => "icon-assurance-notarget",
    };
}
