namespace TwelveRooms.Statistics.Distributions;

/// <summary>Finds the quantile of a distribution of whole numbers from a good guess.</summary>
internal static class WholeQuantile
{
    /// <summary>The smallest count for which the share at or below reaches p, up to the largest.</summary>
    public static long Of(double p, long start, long largest, Func<long, Tails> tails)
    {
        var reaches = (long count) => p <= 0.5 ? tails(count).Lower >= p : tails(count).Upper <= 1 - p;
        var (low, high) = (start, Math.Min(start, largest));
        for (var stride = 1L; high < largest && !reaches(high); stride *= 2)
        {
            (low, high) = (high, Math.Min(largest, high + stride));
        }

        for (var stride = 1L; low > 0 && reaches(low); stride *= 2)
        {
            (low, high) = (Math.Max(0, low - stride), low);
        }

        if (low == 0 && reaches(0))
        {
            return 0;
        }

        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            (low, high) = reaches(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
