using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.RecallNumber;

/// <summary>A number, or a whole chart, to be withdrawn from everyone outside its ward.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Measure">The measure's id or code.</param>
/// <param name="Period">Any day of the period, or the month; nothing for the whole chart.</param>
/// <param name="Reason">Why. It is kept, and shown inside the organisation.</param>
internal sealed record RecallNumberCommand(string Unit, string Measure, string? Period, string? Reason);

/// <summary>Withdraws at once what was given out and is wrong or unsafe. What is withdrawn already stays so, and nothing is done twice.</summary>
internal sealed class RecallNumberHandler(Db db, RecallReach reach)
{
    public async Task<Outcome<Recall>> HandleAsync(RecallNumberCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindAsync(command.Unit, command.Measure, viewer, cancel) is not { } place)
        {
            return Refusal.NotFound;
        }

        if (place.Series.IsPublished)
        {
            return RecallRefusals.NationalBody;
        }

        var period = RecallRefusals.Period(command.Period, place.Measure, nameof(command.Period));
        var no = Refusal.All(period.Refusal, RecallRefusals.OfText(command.Reason, "Say why it is withdrawn. The reason is kept.", nameof(command.Reason)));
        if (no is not null)
        {
            return no;
        }

        var (first, number) = (period.Value, place.Series.Number);
        var standing = await db.For<Recall>(viewer.WithWholeTree()).FirstOrDefaultAsync(r => r.Series == number && r.Period == first && r.Because == null && r.ReissuedAt == null, cancel);
        return standing is not null
            ? standing
            : await db.WriteAsync<Recall>(viewer.WithWholeTree(), new("measures.number-recalled"), async (write, c) =>
            {
                await SumRecalls.LockAsync(write, place, c);
                if (await write.For<Recall>().AnyAsync(r => r.Series == number && r.Period == first && r.Because == null && r.ReissuedAt == null, c))
                {
                    return Refusal.Conflict("withdrawn-already", "Somebody else has just withdrawn it. Nothing was done twice.", nameof(command.Period));
                }

                if (!await SumRecalls.HasNumberAsync(write, place.Series, first, c))
                {
                    return RecallRefusals.NothingThere(place.Measure, first, nameof(command.Period));
                }

                var recall = new Recall
                {
                    Series = number,
                    Period = first,
                    Why = command.Reason!.Trim(),
                    By = write.Viewer.Actor,
                    ByName = write.Viewer.Name,
                    At = write.Now,
                };
                write.Add(recall);
                await SumRecalls.FollowAsync(write, place, recall, c);
                await write.FlushAsync(c);
                await SumRecalls.SignAsync(write, place.Measure, [number, .. (await SumRecalls.SumsAsync(write, place.Series, first, c)).Select(s => s.Number)], c);
                write.About(place.Unit.Partition, place.Unit.Number, recall.Why);
                return recall;
            }, cancel);
    }
}
