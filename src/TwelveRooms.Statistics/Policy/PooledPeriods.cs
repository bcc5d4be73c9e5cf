namespace TwelveRooms.Statistics.Policy;

/// <summary>One ward's points, for a chart of several wards together.</summary>
/// <param name="Ward">What a page calls it.</param>
/// <param name="Points">One per period, the same periods for every ward, oldest first.</param>
public sealed record WardPoints(string Ward, IReadOnlyList<RawPoint> Points);

/// <summary>One period of several wards together.</summary>
/// <param name="Start">First day of the period.</param>
/// <param name="Numerator">The sum over the wards that are in; null where there is no sum.</param>
/// <param name="Denominator">The sum over the same wards; null for counts, and where there is no sum.</param>
/// <param name="In">The wards that are in the sums, in the caller's order.</param>
/// <param name="Silent">The wards that should be and are not, because nothing was reported, collected or shown.</param>
/// <remarks>Wards that were closed, or to which the measure does not apply, are neither in nor silent.</remarks>
public sealed record PooledPeriod(DateOnly Start, double? Numerator, double? Denominator, IReadOnlyList<string> In, IReadOnlyList<string> Silent);

/// <summary>Puts wards together by sums: all numerators over all denominators, never an average of averages.</summary>
public static class PooledPeriods
{
    /// <summary>Sums each period.</summary>
    /// <param name="wards">Wards with the same periods.</param>
    /// <param name="kind">The kind of number: counts, rates, proportions and scores can be put together.</param>
    /// <returns>
    /// One entry per period. A rate, proportion or score is fair when a ward is silent, because its denominator is missing too, and
    /// the page says who is. A count of fewer wards would look like a fall, so it has no sum in a period with a silent ward.
    /// </returns>
    /// <exception cref="ArgumentException">Wards differ in their periods, a number cannot be, or measured numbers have no sum: says which.</exception>
    public static IReadOnlyList<PooledPeriod> Of(IReadOnlyList<WardPoints> wards, MeasureKind kind)
    {
        ArgumentNullException.ThrowIfNull(wards);
        if (kind is MeasureKind.Continuous or MeasureKind.DaysBetween)
        {
            throw new ArgumentException("Measured numbers and days between events have no sum over wards.", nameof(kind));
        }

        if (wards.Count == 0)
        {
            return [];
        }

        var starts = wards[0].Points.Select(point => (point.Start, point.Part)).ToArray();
        foreach (var ward in wards)
        {
            if (!ward.Points.Select(point => (point.Start, point.Part)).SequenceEqual(starts))
            {
                throw new ArgumentException($"The ward '{ward.Ward}' has other periods than the first.", nameof(wards));
            }
        }

        return [.. starts.Select((start, i) => Sum(start.Start, i, wards, kind))];
    }

    private static PooledPeriod Sum(DateOnly start, int at, IReadOnlyList<WardPoints> wards, MeasureKind kind)
    {
        var (numerators, denominators) = (default(CompensatedSum), default(CompensatedSum));
        var (within, silent) = (new List<string>(), new List<string>());
        var needsDenominator = kind != MeasureKind.Count;
        foreach (var (ward, points) in wards)
        {
            var point = points[at];
            if (point.State is PointState.WardClosed or PointState.NotApplicable)
            {
                continue;
            }

            if (!point.HasNumber || point.Numerator is not { } numerator || (needsDenominator && point.Denominator is null))
            {
                silent.Add(ward);
                continue;
            }

            var denominator = needsDenominator ? point.Denominator!.Value : 0;
            if (!double.IsFinite(numerator) || !(denominator >= 0 && double.IsFinite(denominator)) || (numerator < 0 && kind != MeasureKind.Score)
                || (kind == MeasureKind.Proportion && numerator > denominator))
            {
                throw new ArgumentException($"The point of {start:yyyy-MM-dd} of the ward '{ward}', {numerator} of {denominator}, cannot be.", nameof(wards));
            }

            numerators.Add(numerator);
            denominators.Add(denominator);
            within.Add(ward);
        }

        var hasSum = within.Count > 0 && (needsDenominator || silent.Count == 0);
        return new(start, hasSum ? numerators.Value : null, hasSum && needsDenominator ? denominators.Value : null, within, silent);
    }
}
