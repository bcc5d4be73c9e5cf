using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.AskMeasure;

/// <summary>A question that a ward shall not be asked any more.</summary>
internal sealed record EndSeriesCommand(Guid Ward, Guid Measure, string? Reason)
{
    public RequestKey? Request { get; init; }

    public string Content => $"{Ward}\u001f{Measure}\u001f{Reason}";
}

/// <summary>Stops asking a ward for a measure. Its numbers stay; it can be asked again.</summary>
internal sealed class EndSeriesHandler(Db db, UnitDirectory units, MeasureDirectory measures)
{
    public Task<Outcome<Done>> HandleAsync(EndSeriesCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync(
        viewer,
        new("measures.asking-ended", command.Request),
        (write, c) => EndAsync(write, command, c),
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);

    private async Task<Outcome<Done>> EndAsync(Write write, EndSeriesCommand command, CancellationToken cancel)
    {
        if (await units.FindAsync(command.Ward, write.Viewer, cancel) is not { Kind: UnitKind.Ward } ward
            || !(await write.StandingAsync(ward.Number, cancel)).May(Rights.ManageMeasures)
            || await measures.FindAsync(command.Measure.ToString(), write.Viewer, cancel) is not { WardEntered: true } measure)
        {
            return Refusal.NotFound;
        }

        await SeriesStore.LockAsync(write, ward, cancel);
        var series = await write.For<Series>().SingleOrDefaultAsync(s => s.Unit == ward.Number && s.Measure == measure.Number, cancel);
        if (series is not { EndedOn: null })
        {
            return series is null ? Refusal.NotFound : AskRefusals.NotAsked(measure, ward.Name);
        }

        var reason = command.Reason?.Trim();
        if (string.IsNullOrEmpty(reason))
        {
            return AskRefusals.WhyMissing;
        }

        if (TextGuard.Refuse(reason, nameof(command.Reason)) is { } pointing)
        {
            return pointing;
        }

        var newest = await write.For<Point>().Where(p => p.Partition == series.Partition && p.Series == series.Number).MaxAsync(p => (DateOnly?)p.Period, cancel);
        series.EndedOn = EndOf(measure.Cadence, series.From, newest, write.Today);
        write.About(ward.Partition, ward.Number, reason);
        write.Answer(measure.Id.Value.ToString());
        return new Done();
    }

    /// <summary>What is due now is no longer due; what has been put in stays inside the time that it was asked for.</summary>
    internal static DateOnly EndOf(Cadence cadence, DateOnly from, DateOnly? newest, DateOnly today)
    {
        var end = cadence.LastWhole(today);
        if (newest >= end)
        {
            end = cadence.Next(newest.Value);
        }

        return end > from ? end : from;
    }
}
