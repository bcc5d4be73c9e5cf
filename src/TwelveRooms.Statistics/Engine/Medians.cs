using System.Buffers;

namespace TwelveRooms.Statistics;

internal static class Medians
{
    /// <summary>The median; NaN of nothing. Leaves the values in order.</summary>
    public static double Of(Span<double> values)
    {
        if (values.IsEmpty)
        {
            return double.NaN;
        }

        values.Sort();
        var middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : values[middle - 1] + (values[middle] - values[middle - 1]) / 2;
    }

    /// <summary>The median of the used points.</summary>
    public static double OfUsed(ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses)
    {
        var (sorted, count) = (ArrayPool<double>.Shared.Rent(values.Length), 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (uses[i] == PointUse.Used)
            {
                sorted[count++] = values[i];
            }
        }

        var median = Of(sorted.AsSpan(0, count));
        ArrayPool<double>.Shared.Return(sorted);
        return median;
    }
}
