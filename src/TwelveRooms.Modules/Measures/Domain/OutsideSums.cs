using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>
/// Sums of wards as they are told outside the organisation: what is told once stays, so that nobody can take one ward's number out
/// of two sums. A sum is told when at least three wards are in it and no more are missing than in the period before. After that it
/// moves only when three more wards are in it, or when the same count of wards corrected what they had sent.
/// </summary>
internal static class OutsideSums
{
    private const int LeastWards = 3;

    /// <summary>One point of each period, oldest first: what is told, or that it is not.</summary>
    /// <param name="revisions">Every revision, by period and then by revision.</param>
    public static IReadOnlyList<Point> Of(IReadOnlyList<Point> revisions)
    {
        var told = new List<Point>();
        var silentBefore = 0;
        foreach (var period in revisions.GroupBy(p => (p.Period, p.Part)))
        {
            var point = Told(period, silentBefore) ?? Untold(period.Last());
            silentBefore = PooledSum.SilentIn((point.State == PointState.Suppressed ? period.Last() : point).Reason);
            told.Add(point);
        }

        return told;
    }

    private static Point? Told(IEnumerable<Point> revisions, int silentBefore)
    {
        Point? told = null;
        var (wards, missing) = (0, (Silent: 0, NotCounted: 0));
        foreach (var point in revisions.Where(p => p.Raw.HasNumber && p.By == PooledSeries.Signature))
        {
            var (in_, out_) = (PooledSum.WardsIn(point.Reason), (PooledSum.SilentIn(point.Reason), PooledSum.NotCountedIn(point.Reason)));
            var isTold = told is null
                ? in_ >= LeastWards && out_.Item1 <= silentBefore
                : in_ >= wards + LeastWards || (in_ == wards && out_ == missing);
            if (isTold)
            {
                (told, wards, missing) = (point, in_, out_);
            }
        }

        return told;
    }

    private static Point Untold(Point newest) => newest.Raw.HasNumber && newest.By == PooledSeries.Signature
        ? newest.Hidden()
        : newest;
}
