namespace TwelveRooms.Statistics.Funnels;

/// <summary>One unit of a funnel chart, over one stretch of time.</summary>
/// <param name="Name">What a page calls it, and what an error names.</param>
/// <param name="Stratum">Which units it may be set beside: its ward type, such as "acute adult". Never empty.</param>
/// <param name="Numerator">How many events, people or deaths; null when nothing was reported, which is not zero.</param>
/// <param name="Denominator">How many people, bed days or expected events; null when nothing was reported.</param>
public sealed record FunnelUnit(string Name, string Stratum, double? Numerator, double? Denominator)
{
    /// <summary>Whether the unit has a ratio: both numbers were reported and there was something to divide by.</summary>
    public bool HasRatio => Numerator is not null && Denominator > 0;
}
