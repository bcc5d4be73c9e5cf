using TwelveRooms.Access.Contracts;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ExportNumbers;

/// <summary>Keeps that numbers went out: who took them, of what, how many rows; never what was in them.</summary>
internal sealed class ExportRecords(Db db, ActorWords words, RoomsClock clock)
{
    /// <summary>Keeps one export before its first byte goes out: what could not be kept does not go.</summary>
    /// <param name="numbers">What goes out.</param>
    /// <param name="format">As what.</param>
    /// <param name="way">By which way.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="viewer">Who takes it; that they see it has been checked.</param>
    /// <param name="cancel">Stops.</param>
    public async Task KeepAsync(NumbersOut numbers, string format, ExportWay way, int rows, Viewer viewer, CancellationToken cancel)
    {
        var role = await words.OfAsync(viewer.Actor, numbers.Unit.Number, clock.Today, cancel); // what else they are elsewhere is nobody's to read
        var outcome = await db.WriteAsync<Done>(viewer.WithWholeTree(), new("measures.numbers-exported"), (write, _) =>
        {
            write.Add(new NumbersExport
            {
                Unit = numbers.Unit.Number,
                Measure = numbers.Measure?.Number,
                Format = format,
                Way = way,
                AsOf = numbers.AsOf,
                Rows = rows,
                By = viewer.Actor,
                ByRole = role,
                At = write.Now,
            });
            write.About(numbers.Unit.Partition, numbers.Unit.Number);
            return Task.FromResult<Outcome<Done>>(new Done());
        }, cancel);
        _ = outcome.Value;
    }
}
