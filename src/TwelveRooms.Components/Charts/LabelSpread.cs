namespace TwelveRooms.Components;

/// <summary>Moves labels apart, as little as it can.</summary>
internal static class LabelSpread
{
    /// <summary>Positions at least <paramref name="gap"/> apart and within the range, in the order given.</summary>
    /// <param name="wanted">Where each label would like to be, from top to bottom.</param>
    /// <param name="gap">The least distance.</param>
    /// <param name="top">The highest position.</param>
    /// <param name="bottom">The lowest position.</param>
    public static double[] Apart(ReadOnlySpan<double> wanted, double gap, double top, double bottom)
    {
        var at = wanted.ToArray();
        for (var pass = 0; pass < 20; pass++)
        {
            var moved = false;
            for (var i = 1; i < at.Length; i++)
            {
                var lack = gap - (at[i] - at[i - 1]);
                if (lack > 1e-6)
                {
                    at[i - 1] -= lack / 2;
                    at[i] += lack / 2;
                    moved = true;
                }
            }

            if (!moved)
            {
                break;
            }
        }

        // Down from the top, then up from the bottom, so that the edges hold and the distance is exact.
        for (var i = 0; i < at.Length; i++)
        {
            at[i] = Math.Max(at[i], i == 0 ? top : at[i - 1] + gap);
        }

        for (var i = at.Length - 1; i >= 0; i--)
        {
            at[i] = Math.Min(at[i], i == at.Length - 1 ? bottom : at[i + 1] - gap);
        }

        return at;
    }
}
