namespace TwelveRooms.Statistics.Policy;

/// <summary>The numbers of the periods that have any: gaps and zero denominators are left away.</summary>
internal sealed record PolicyNumbers(double[] Counts, double[] Sizes)
{
    public double MeanCount => Counts.Average();

    public bool AreWhole => Array.TrueForAll(Counts, count => count == Math.Floor(count));

    /// <summary>Whether a period is so much larger or smaller than the average that it needs limits of its own.</summary>
    public bool SizesDiffer
    {
        get
        {
            var average = Sizes.Length == 0 ? 0 : Sizes.Average();
            return Array.Exists(Sizes, size => Math.Abs(size - average) > ChartPolicy.SizesDiffer * average);
        }
    }

    public static PolicyNumbers Of(MeasureKind kind, IReadOnlyList<RawPoint> points)
    {
        var hasDenominator = kind is MeasureKind.Rate or MeasureKind.Proportion or MeasureKind.Score;
        var (counts, sizes) = (new List<double>(), new List<double>());
        foreach (var point in points)
        {
            if (!point.HasNumber || point.Numerator is not { } count || (hasDenominator && point.Denominator is not > 0 and not double.NaN))
            {
                continue;
            }

            var size = hasDenominator ? point.Denominator!.Value : 1;
            var mayBeNegative = kind is MeasureKind.Continuous or MeasureKind.Score;
            if (!double.IsFinite(count) || !double.IsFinite(size) || (count < 0 && !mayBeNegative) || (kind == MeasureKind.Proportion && count > size))
            {
                throw new ArgumentException($"The point of {point.Start:yyyy-MM-dd}, {count} of {size}, cannot be.", nameof(points));
            }

            counts.Add(count);
            sizes.Add(size);
        }

        return new([.. counts], [.. sizes]);
    }
}
