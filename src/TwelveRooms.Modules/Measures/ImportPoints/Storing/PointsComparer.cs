using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints.Storing;

/// <summary>Says of each row of a checked file what it would do to what is stored: nothing, add, or change.</summary>
internal sealed class PointsComparer(Db db)
{
    /// <summary>Marks rows that are stored already, those that change a stored number, and those of a locked month.</summary>
    /// <param name="points">The file, checked.</param>
    /// <param name="mayCorrect">Whether this viewer may change what is stored of a unit, by its number.</param>
    /// <param name="isOwn">Whether a unit is this viewer's own, so that nothing of it is withdrawn from them.</param>
    /// <param name="viewer">Who looks.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<(int New, int Changed, int Same)> CompareAsync(CheckedPoints points, Func<int, bool> mayCorrect, Func<int, bool> isOwn, Viewer viewer, CancellationToken cancel)
    {
        var taken = TakenRows.Of(points);
        var locks = await MonthLocks.OfAsync(db.For<MonthLock>(viewer), points.Units.ConvertAll(u => u.Number), cancel);
        var series = await SeriesAsync(db.For<Series>(viewer), points, cancel);
        var (same, changed, barred) = (0, 0, 0);
        if (series.Count > 0)
        {
            var places = new Dictionary<(int Series, int Period), int>();
            foreach (var stretch in taken.Stretches)
            {
                if (series.TryGetValue((points.Units[stretch.Unit].Number, points.Measures[stretch.Measure].Number), out var its))
                {
                    for (var i = stretch.Start; i < stretch.Start + stretch.Length; i++)
                    {
                        places[(its.Number, taken[i].Period)] = taken.Order[i];
                    }
                }
            }

            var running = await StoredNumbers.UnfinishedAsync(db, viewer, cancel);
            var (first, last) = Span(taken);
            var numbers = series.Values.Select(s => s.Number).ToList();
            var recalls = (await db.For<Recall>(viewer).Where(r => numbers.Contains(r.Series) && r.ReissuedAt == null).ToListAsync(cancel)).ToLookup(r => r.Series);
            await foreach (var stored in StoredNumbers.LatestAsync(db.For<Point>(viewer), series.Values, first, last, cancel))
            {
                if (!stored.IsWithdrawn && !running.Contains(stored.Import) && places.TryGetValue((stored.Series, stored.Period.DayNumber), out var place))
                {
                    if (StoredNumbers.IsBlankOver(stored, points.Rows[place]))
                    {
                        same++;
                        points.Say(place, Kept);
                        continue;
                    }

                    var unit = points.Units[points.Rows[place].Unit].Number;
                    if (!isOwn(unit) && recalls[stored.Series].Any(r => r.Period is null || r.Period == stored.Period))
                    {
                        barred++;
                        points.Say(place, Withdrawn); // whatever the row says: an answer that differs would tell the number
                        continue;
                    }

                    var isSame = StoredNumbers.SaysTheSame(stored, points.Rows[place]);
                    if (!isSame && LockOn(points, place, locks) is not null)
                    {
                        continue; // told with those that are new
                    }

                    var isBarred = !isSame && !mayCorrect(unit);
                    _ = isSame ? same++ : isBarred ? barred++ : changed++;
                    points.Say(place, isSame ? Same : isBarred ? NotYours : Change(stored, points.Rows[place]));
                }
            }
        }

        foreach (var place in taken.Order.Where(p => points.Rows[p].IsTaken))
        {
            if (LockOn(points, place, locks) is { } locked)
            {
                points.Say(place, new(ImportCode.MonthLocked, Weight.Reject, "period", MeasureRefusals.MonthLocked(locked).Message));
                barred++;
            }
        }

        return (taken.Order.Count - same - changed - barred, changed, same);
    }

    private static MonthLock? LockOn(CheckedPoints points, int place, MonthLocks locks)
    {
        var row = points.Rows[place];
        var unit = points.Units[row.Unit].Number;
        return locks.HasAny(unit) ? locks.Of(unit, points.Measures[row.Measure].Cadence, DateOnly.FromDayNumber(row.Period)) : null;
    }

    /// <summary>The series that the file’s numbers belong to, as far as they have begun.</summary>
    public static async Task<Dictionary<(int Unit, int Measure), Series>> SeriesAsync(IQueryable<Series> series, CheckedPoints points, CancellationToken cancel)
    {
        var units = points.Units.ConvertAll(u => u.Number);
        var measures = points.Measures.ConvertAll(m => m.Number);
        return await series.Where(s => units.Contains(s.Unit) && measures.Contains(s.Measure)).ToDictionaryAsync(s => (s.Unit, s.Measure), cancel);
    }

    /// <summary>The first and the last period of some rows.</summary>
    public static (DateOnly First, DateOnly Last) Span(TakenRows taken)
    {
        var (first, last) = (int.MaxValue, 0);
        for (var i = 0; i < taken.Order.Count; i++)
        {
            var period = taken[i].Period;
            (first, last) = (Math.Min(first, period), Math.Max(last, period));
        }

        return last == 0 ? (default, default) : (DateOnly.FromDayNumber(first), DateOnly.FromDayNumber(last));
    }

    /// <summary>Said of a row whose number is stored; of no other.</summary>
    public static readonly Remark Same = new(ImportCode.DuplicateExact, Weight.Ignore, "", "The same is stored already. Nothing is counted twice.");

    /// <summary>Said of a row without a number where one is stored.</summary>
    public static readonly Remark Kept = new(ImportCode.DuplicateExact, Weight.Ignore, "", "A number is stored, and there is none here. It stays: an empty cell takes nothing away.");

    private static readonly Remark NotYours =
        new(ImportCode.CorrectionNotYours, Weight.Reject, "", "Another number is stored. The ward manager or a data champion can correct it.");

    private static Remark Change(Point stored, CheckedRow row) =>
        new(ImportCode.ValueChanges, Weight.Warning, "", $"Another number is stored: {Said(stored.State, stored.Numerator, stored.Denominator)}. It becomes {Said(row.Status.State(), StoredNumbers.OrNull(row.Numerator), StoredNumbers.OrNull(row.Denominator))}; the old one stays in the history.");

    /// <summary>Said of every row for a number which is withdrawn from whoever brings the file.</summary>
    private static readonly Remark Withdrawn =
        new(ImportCode.CorrectionNotYours, Weight.Reject, "", "A number is stored, and it is withdrawn outside the ward. The ward can correct it; or correct it on its own page, with a reason.");

    private static string Said(Statistics.PointState state, double? numerator, double? denominator) => numerator is not { } n
        ? StateWords.Of(state)
        : denominator is { } d ? $"{Plain(n)} of {Plain(d)}" : Plain(n);

    private static string Plain(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
