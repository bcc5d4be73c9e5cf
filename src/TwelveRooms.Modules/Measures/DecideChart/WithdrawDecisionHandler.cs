using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.DecideChart;

/// <summary>Takes back a note or a decision, with a reason; the chart of an earlier day still shows it.</summary>
/// <param name="Decision">Its id.</param>
/// <param name="Version">The version that the person saw.</param>
/// <param name="Reason">Why.</param>
internal sealed record WithdrawDecisionCommand(Guid Decision, int Version, string Reason);

internal sealed class WithdrawDecisionHandler(Db db)
{
    public Task<Outcome<Done>> HandleAsync(WithdrawDecisionCommand command, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Done>(viewer, new("measures.chart-decision-withdrawn"), (write, c) => WithdrawAsync(write, command, c), cancel);

    private static async Task<Outcome<Done>> WithdrawAsync(Write write, WithdrawDecisionCommand command, CancellationToken cancel)
    {
        if (await write.For<ChartDecision>().SingleOrDefaultAsync(d => d.Id == command.Decision && d.WithdrawnAt == null, cancel) is not { } decision
            || await write.For<Series>().SingleOrDefaultAsync(s => s.Number == decision.Series, cancel) is not { } series
            || !(await write.StandingAsync(series.Unit, cancel)).May(Rights.DecideCharts))
        {
            return Refusal.NotFound;
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusal.Invalid("reason-needed", "Say why it is taken back. It stays in the history.", nameof(command.Reason));
        }

        if (TextGuard.Refuse(command.Reason, nameof(command.Reason)) is { } pointing)
        {
            return pointing;
        }

        if (decision.Version != command.Version)
        {
            return Refusal.Conflict("changed-meanwhile", "Somebody else changed this while you were writing. Look at it again, then decide.");
        }

        decision.WithdrawnAt = write.Now;
        decision.WithdrawnWhy = command.Reason.Trim();
        decision.WithdrawnByName = write.Viewer.Name;
        decision.Version++;
        await write.FlushAsync(cancel);
        var measure = await write.For<Measure>().SingleAsync(m => m.Number == series.Measure, cancel);
        await SignalWriter.WriteAsync(write, [series], new Dictionary<int, Measure> { [measure.Number] = measure }, cancel);
        write.About(series.Partition, series.Unit, command.Reason.Trim());
        return new Done();
    }
}
