namespace TwelveRooms.Statistics;

/// <summary>The words of an icon: they stand beside it, and its whole meaning is its accessible name.</summary>
/// <param name="Label">A few words.</param>
/// <param name="Meaning">The whole meaning.</param>
public sealed record IconWords(string Label, string Meaning)
{
    /// <summary>The words of a variation icon. They speak of the line, never of a ward.</summary>
    public static IconWords For(VariationIcon icon) => icon switch
    {
        VariationIcon.CommonCause => new("No real change", "Ordinary ups and downs: no real change."),
        VariationIcon.ImprovingHigh => new("Getting better", "Getting better, and high: higher than chance would make it, and higher is better."),
        VariationIcon.ImprovingLow => new("Getting better", "Getting better, and low: lower than chance would make it, and lower is better."),
        VariationIcon.ConcernHigh => new("Concern", "Concern, and high: higher than chance would make it, and lower is better."),
        VariationIcon.ConcernLow => new("Concern", "Concern, and low: lower than chance would make it, and higher is better."),
        VariationIcon.ChangedHigh => new("Higher than before", "Changed: higher than chance would make it. We do not call that good or bad."),
        VariationIcon.ChangedLow => new("Lower than before", "Changed: lower than chance would make it. We do not call that good or bad."),
        VariationIcon.CannotBeShown => new("Cannot be shown here", "Small numbers can point to a person, so this is not shown to everyone."),
        _ => new("Not enough data yet", "There are too few numbers to tell news from ordinary ups and downs."),
    };

    /// <summary>The words of an assurance icon. They speak of the process as it is now, never of people.</summary>
    public static IconWords For(AssuranceIcon icon) => icon switch
    {
        AssuranceIcon.ExpectToMeet => new("Expect to meet", "As things are, the whole range to expect meets the target."),
        AssuranceIcon.ExpectToMiss => new("Expect to miss", "As things are, the whole range to expect misses the target."),
        AssuranceIcon.MayMeetOrMiss => new("May meet or miss", "The target lies inside the range to expect: it may be met or missed."),
        _ => new("No target", "No target is set beside this line."),
    };
}
