using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.RecallNumber;

/// <summary>A withdrawn number, or chart, to be given out again.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Measure">The measure's id or code.</param>
/// <param name="Period">Any day of the period, or the month; nothing for the whole chart.</param>
/// <param name="Note">What was found. It stands beside the chart inside the organisation.</param>
internal sealed record ReissueNumberCommand(string Unit, string Measure, string? Period, string? Note);

/// <summary>
/// Gives out again what was withdrawn, as the ward's number stands now: corrected first, in the ordinary way, or as it was. The chart says
/// which. What has been given out again stays so, and nothing is done twice.
/// </summary>
internal sealed class ReissueNumberHandler(Db db, RecallReach reach)
{
    public async Task<Outcome<Recall>> HandleAsync(ReissueNumberCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindAsync(command.Unit, command.Measure, viewer, cancel) is not { } place)
        {
            return Refusal.NotFound;
        }

        var period = RecallRefusals.Period(command.Period, place.Measure, nameof(command.Period));
        var no = Refusal.All(period.Refusal, RecallRefusals.OfText(command.Note, "Say what was found. It stands beside the chart.", nameof(command.Note)));
        if (no is not null)
        {
            return no;
        }

        var (first, number) = (period.Value, place.Series.Number);
        var all = await db.For<Recall>(viewer.WithWholeTree()).Where(r => r.Series == number && r.Period == first).OrderByDescending(r => r.At).ToListAsync(cancel);
        if (all.Find(r => r is { IsInForce: true, Because: null }) is not { } standing)
        {
            return all.Exists(r => r.IsInForce) ? RecallRefusals.OfASum(nameof(command.Period))
                : all.Find(r => r.Because is null) is { } done ? done
                : RecallRefusals.NotWithdrawn(nameof(command.Period));
        }

        return await db.WriteAsync<Recall>(viewer.WithWholeTree(), new("measures.number-reissued"), async (write, c) =>
        {
            await SumRecalls.LockAsync(write, place, c);
            var recall = await write.For<Recall>().SingleAsync(r => r.Id == standing.Id, c);
            if (!recall.IsInForce)
            {
                return Refusal.Conflict("changed-meanwhile", "Somebody else has just given it out again. Nothing was done twice.");
            }

            (recall.ReissuedAt, recall.ReissuedByName, recall.Note) = (write.Now, write.Viewer.Name, command.Note!.Trim());
            recall.WasCorrected = await WasCorrectedAsync(write, place, recall, c);
            recall.Version++;
            var sums = await SumRecalls.EndAsync(write, recall, c);
            await write.FlushAsync(c);
            await SumRecalls.SignAsync(write, place.Measure, [number, .. sums], c);
            write.About(place.Unit.Partition, place.Unit.Number, recall.Note);
            return recall;
        }, cancel);
    }

    /// <summary>Whether another number came in its place after it was withdrawn.</summary>
    private static Task<bool> WasCorrectedAsync(Write write, RecallPlace place, Recall recall, CancellationToken cancel)
    {
        var (partition, series, period, at) = (place.Series.Partition, place.Series.Number, recall.Period, recall.At);
        return write.For<Point>().AnyAsync(p => p.Partition == partition && p.Series == series && p.Revision > 0 && p.At > at && (period == null || p.Period == period), cancel);
    }
}
