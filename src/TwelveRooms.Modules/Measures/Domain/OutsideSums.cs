using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>
/// Sums of wards as they are told outside the organisation: what is told once stays, so that nobody can take one ward's number out
/// of two sums. A sum is told when at least three wards are in it and no more are missing than in the period before. After that it
/// moves only when three more wards are in it, or when wards correct what they had sent while none has come or gone.
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
            if (point.IsWithdrawn)
            {
                continue;
            }

            silentBefore = PooledSum.SilentIn((point.State == PointState.Suppressed ? period.Last() : point).Reason);
            told.Add(point);
        }

        return told;
    }

    private static Point? Told(IEnumerable<Point> revisions, int silentBefore)
    {
        Point? told = null;
        var (last, areTheSame) = (default((int Wards, int Silent, int NotCounted)), false);
        foreach (var point in revisions.Where(p => p.Raw.HasNumber && p.By == PooledSeries.Signature))
        {
            var now = (Wards: PooledSum.WardsIn(point.Reason), Silent: PooledSum.SilentIn(point.Reason), NotCounted: PooledSum.NotCountedIn(point.Reason));
            areTheSame &= now == last;
            if (told is null ? now.Wards >= LeastWards && now.Silent <= silentBefore : areTheSame || now.Wards >= last.Wards + LeastWards)
            {
                (told, last, areTheSame) = (point, now, true);
            }
        }

        return told;
    }

    private static Point Untold(Point newest) => newest.Raw.HasNumber && newest.By == PooledSeries.Signature
        ? newest.Hidden()
        : newest;
}
