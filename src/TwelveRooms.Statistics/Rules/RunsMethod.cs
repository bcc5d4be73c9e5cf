namespace TwelveRooms.Statistics;

/// <summary>How the number of points decides what is too long a run and too few crossings.</summary>
public enum RunsMethod
{
    /// <summary>Longest run above round(log2 n) + 3, or crossings below the 5 % point of a binomial with n - 1 tries.</summary>
    /// <remarks>Source: Anhøj and Olesen, Run charts revisited, PLoS ONE 9 (2014).</remarks>
    Anhoej = 0,

    /// <summary>The pair of limits with the most power against a shift of 0.8 standard deviations, among those with at least 92.5 % specificity.</summary>
    /// <remarks>Source: Anhøj and Wentzel-Larsen, Smooth operator, PLoS ONE 15 (2020).</remarks>
    BestBox,

    /// <summary>The best box, from whose border more is cut as long as the specificity allows.</summary>
    /// <remarks>Source: as for the best box.</remarks>
    CutBox,
}
