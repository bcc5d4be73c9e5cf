using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ThisWeek;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.RecordNumber;

/// <summary>Takes in one number: the same checks, audit and words for page, device, API and CLI.</summary>
internal sealed class RecordNumberHandler(Db db, UnitDirectory units, MeasureDirectory measures, SeriesReader reader)
{
    public Task<Outcome<RecordedNumber>> HandleAsync(RecordNumberCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync(
        viewer,
        new("measures.number-recorded", command.Request),
        (write, c) => RecordAsync(write, command, c),
        (answer, c) => AgainAsync(answer, command, viewer, c),
        cancel);

    private async Task<Outcome<RecordedNumber>> RecordAsync(Write write, RecordNumberCommand command, CancellationToken cancel)
    {
        if (await units.FindAsync(command.Unit, write.Viewer, cancel) is not { } unit)
        {
            return MeasureRefusals.NoSuchUnit(command.Unit);
        }

        var standing = await write.StandingAsync(unit.Number, cancel);
        if (!standing.May(Rights.RecordNumbers))
        {
            return MeasureRefusals.NoSuchUnit(command.Unit);
        }

        if (await measures.FindAsync(command.Measure, write.Viewer, cancel) is not { } measure || (measure.OwnerUnit != 0 && measure.OwnerUnit != unit.Number))
        {
            return MeasureRefusals.NoSuchMeasure(command.Measure);
        }

        await SeriesStore.LockAsync(write, unit, cancel);
        var known = await write.For<Series>().SingleOrDefaultAsync(s => s.Unit == unit.Number && s.Measure == measure.Number, cancel);
        var check = NumberCheck.Check(command, measure, unit, known?.EndedOn, write.Today, write.Viewer.IsHuman);
        if (check.IsRefused)
        {
            return check.Refusal;
        }

        var number = check.Value;
        if (write.Viewer.IsDevice && (known is null || DueRule.PeriodOf(unit, measure, known, write.Today) != number.Period))
        {
            return MeasureRefusals.NotDueHere;
        }

        var series = known ?? await SeriesStore.FindOrBeginAsync(write, unit, measure, number.Period, cancel);
        var latest = await LatestAsync(write, series, number.Period, cancel);
        var stored = latest is { IsWithdrawn: false } ? latest : null;
        var point = SeriesStore.PointOf(write, series, number, latest);
        if (stored is not null && write.Viewer.IsDevice && stored.By != write.Viewer.Actor)
        {
            return MeasureRefusals.AlreadyInHere(measure, stored.Period); // whatever it says: an answer that differs would tell the number
        }

        var recall = stored is null || standing.Tier == Tier.Own ? null : await RecallAsync(write, stored, cancel);
        if (stored is not null && recall is null && SeriesStore.SaysTheSame(stored, point)) // of what is withdrawn, whether it is the same is not told
        {
            write.About(unit.Partition, unit.Number, "the same number again; nothing changed");
            write.Answer(AnswerOf(stored));
            return await AgainAsync(AnswerOf(stored), command, write.Viewer, cancel);
        }

        if ((await MonthLocks.InWriteAsync(write, [unit.Number], cancel)).Refuse(unit.Number, measure.Cadence, number.Period) is { } locked)
        {
            return locked;
        }

        if ((Refuse(write, command, measure, stored, recall, number, standing) ?? await EarlierAsync(write, measure, known, number, cancel)) is { } refusal)
        {
            return refusal;
        }

        write.Add(point);
        await write.FlushAsync(cancel);
        var readings = await SignalWriter.WriteAsync(write, [series], new Dictionary<int, Measure> { [measure.Number] = measure }, cancel);
        write.Enqueue(SeriesTouched.KindName, series.Number.ToString(CultureInfo.InvariantCulture));
        write.About(unit.Partition, unit.Number, number.Reason);
        write.Answer(AnswerOf(point));
        return Recorded(unit.Number, measure, point, readings[series.Number]);
    }

    private static async Task<Recall?> RecallAsync(Write write, Point stored, CancellationToken cancel) =>
        Recall.Of(await write.For<Recall>().AsNoTracking().Where(r => r.Series == stored.Series && r.ReissuedAt == null).ToListAsync(cancel), stored.Period, null);

    private static Refusal? Refuse(Write write, RecordNumberCommand command, Measure measure, Point? stored, Recall? recall, CheckedNumber number, Standing standing)
    {
        if (stored is null)
        {
            return null;
        }

        if (command.Replaces != stored.Revision)
        {
            return MeasureRefusals.AlreadyRecorded(measure, recall is null ? stored : stored.Recalled(recall.SinceWords), command.Replaces);
        }

        var isSameWeek = DueRule.MayChangeUntil(RoomsClock.DayOf(stored.At)) >= write.Today;
        if (write.Viewer.IsDevice)
        {
            return isSameWeek ? null : MeasureRefusals.NotDueHere;
        }

        if (!CorrectionRule.May(standing, stored, write.Today))
        {
            return MeasureRefusals.NotTheirsToCorrect(measure, stored);
        }

        return isSameWeek || number.Reason is not null ? null : MeasureRefusals.CorrectionNeedsReason;
    }

    /// <summary>A number before all others moves what limits rest on; where there are limits, that takes a reason.</summary>
    private static async Task<Refusal?> EarlierAsync(Write write, Measure measure, Series? series, CheckedNumber number, CancellationToken cancel) =>
        number.Reason is null && series is not null && (await SeriesStore.SpansAsync(write, [series], cancel)).GetValueOrDefault(series.Number) is { MayHaveLimits: true } span && number.Period < span.First
            ? MeasureRefusals.EarlierThanAll(measure, number.Period, span.First)
            : null;

    private static Task<Point?> LatestAsync(Write write, Series series, DateOnly period, CancellationToken cancel) =>
        write.For<Point>().AsNoTracking()
            .Where(p => p.Partition == series.Partition && p.Series == series.Number && p.Period == period && p.Part == 0)
            .OrderByDescending(p => p.Revision).FirstOrDefaultAsync(cancel);

    /// <summary>Builds the stored answer again: the chart is read as it stands now, the point as it was stored then.</summary>
    private async Task<Outcome<RecordedNumber>> AgainAsync(string answer, RecordNumberCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(command.Unit, viewer, cancel) is not { } unit
            || await reader.OneAsync(unit.Number, command.Measure, null, viewer, cancel) is not { } history)
        {
            return Refusal.NotFound;
        }

        var parts = answer.Split(':');
        var period = DateOnly.FromDayNumber(int.Parse(parts[0], CultureInfo.InvariantCulture));
        var revision = short.Parse(parts[1], CultureInfo.InvariantCulture);
        var point = await db.For<Point>(viewer)
            .Where(p => p.Partition == history.Series.Partition && p.Series == history.Series.Number && p.Period == period && p.Revision == revision)
            .SingleAsync(cancel);
        var standing = await db.StandingAsync(viewer, unit.Number, cancel);
        return Recorded(unit.Number, history.Measure, point, history.Read(standing.Tier, null));
    }

    private static RecordedNumber Recorded(int unit, Measure measure, Point point, ChartReading reading)
    {
        var index = reading.Points.Select((p, i) => (p, i)).Where(p => p.p.Point.Start == point.Period).Select(p => p.i).DefaultIfEmpty(-1).Last();
        var released = ReleasedSeries.Release([point.Raw], measure.Shape, reading.Series.Tier).Points[0];
        var sentence = index < 0 ? "Saved." : NewValueWords.For(reading, index, measure.Vocabulary);
        return new(unit, measure.Id.Value, point.Period, point.Revision, point.State, released.Numerator, released.Denominator, released.Value, sentence);
    }

    private static string AnswerOf(Point point) => string.Create(CultureInfo.InvariantCulture, $"{point.Period.DayNumber}:{point.Revision}");
}
