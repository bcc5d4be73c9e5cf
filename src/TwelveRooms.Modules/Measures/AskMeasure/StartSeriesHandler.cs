using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ThisWeek;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.AskMeasure;

/// <summary>A measure of the library that a ward wants to be asked.</summary>
/// <param name="Ward">The ward's id.</param>
/// <param name="Measure">The measure's id.</param>
/// <param name="Reason">Why it is worth going above the ceiling of minutes; otherwise not needed.</param>
internal sealed record StartSeriesCommand(Guid Ward, Guid Measure, string? Reason)
{
    public RequestKey? Request { get; init; }

    public string Content => $"{Ward}\u001f{Measure}\u001f{Reason}";
}

/// <summary>Begins to ask a ward a question of the library, from the running period on.</summary>
internal sealed class StartSeriesHandler(Db db, UnitDirectory units, MeasureDirectory measures, Burden burden)
{
    public Task<Outcome<Done>> HandleAsync(StartSeriesCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync(
        viewer,
        new("measures.asked", command.Request),
        (write, c) => StartAsync(write, command, c),
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);

    private async Task<Outcome<Done>> StartAsync(Write write, StartSeriesCommand command, CancellationToken cancel)
    {
        if (await units.FindAsync(command.Ward, write.Viewer, cancel) is not { Kind: UnitKind.Ward } ward
            || !(await write.StandingAsync(ward.Number, cancel)).May(Rights.ManageMeasures)
            || await measures.FindAsync(command.Measure.ToString(), write.Viewer, cancel) is not { } measure
            || (measure.OwnerUnit != 0 && measure.OwnerUnit != ward.Number))
        {
            return Refusal.NotFound;
        }

        if (!measure.WardEntered)
        {
            return AskRefusals.ComesFromElsewhere(measure);
        }

        await SeriesStore.LockAsync(write, ward, cancel);
        var series = await write.For<Series>().SingleOrDefaultAsync(s => s.Unit == ward.Number && s.Measure == measure.Number, cancel);
        if (series is { EndedOn: null })
        {
            return AskRefusals.AlreadyAsked(measure, ward.Name);
        }

        if (await burden.RefuseAsync(ward.Number, MeasureBurden.MinutesAMonth(measure), command.Reason, write.Viewer, cancel) is { } refusal)
        {
            return refusal;
        }

        if (series is null)
        {
            SeriesStore.Begin(write, ward, measure, measure.Cadence.StartOf(write.Today));
        }
        else
        {
            series.EndedOn = null;
        }

        write.About(ward.Partition, ward.Number, command.Reason?.Trim());
        write.Answer(measure.Id.Value.ToString());
        return new Done();
    }
}
