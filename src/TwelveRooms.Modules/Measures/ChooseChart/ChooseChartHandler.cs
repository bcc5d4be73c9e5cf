using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.ChangeMeasure;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Measures.ChooseChart;

/// <summary>Another kind of chart for a measure, on every page and in every file.</summary>
/// <param name="Measure">The measure's id or code.</param>
/// <param name="Chart">xmr, u_prime, p_prime, t or g.</param>
/// <param name="Reason">Why.</param>
/// <param name="Version">The version that was shown; null where nothing was.</param>
internal sealed record ChooseChartCommand(string Measure, string? Chart, string? Reason, int? Version)
{
    public RequestKey? Request { get; init; }

    public string Content => string.Join('\u001f', Measure, Chart, Reason, Version);
}

/// <summary>
/// Sets how a measure is charted, with a reason that its charts show. The numbers are the same on both sides, so no line is broken; every signal
/// is read again soon after, and an earlier day is drawn as it was then.
/// </summary>
internal sealed class ChooseChartHandler(Db db, MeasureDirectory measures)
{
    private const int LongestReason = 400;

    public Task<Outcome<Done>> HandleAsync(ChooseChartCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<Done>(
        viewer.WithWholeTree(),
        new("measures.chart-chosen", command.Request),
        (write, c) => ChooseAsync(write, command, viewer, c),
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);

    /// <summary>Whether this viewer keeps the measure and there is a choice.</summary>
    public static async Task<bool> MayAsync(Db db, Measure measure, Viewer viewer, CancellationToken cancel) =>
        measure.HowAsked != HowAsked.AlreadyPublished && MeasureCharts.Possible(measure.Kind).Count > 1 && await ChangeMeasureHandler.MayAsync(db, measure, viewer, cancel);

    private async Task<Outcome<Done>> ChooseAsync(Write write, ChooseChartCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await measures.FindAsync(command.Measure, viewer, cancel) is not { } found || !await MayAsync(db, found, viewer, cancel))
        {
            return Refusal.NotFound;
        }

        var measure = await write.For<Measure>().SingleAsync(m => m.Number == found.Number, cancel);
        if (Refuse(command, measure) is { } refusal)
        {
            return refusal;
        }

        var change = new MeasureChange
        {
            Measure = measure.Number,
            From = write.Today,
            WayBefore = measure.HowAsked,
            WayAfter = measure.HowAsked,
            DefinitionBefore = measure.Definition,
            DefinitionAfter = measure.Definition,
            ChartBefore = measure.Chart,
            ChartAfter = MeasureCharts.Find(command.Chart)!.Value,
            Reason = command.Reason!.Trim(),
            By = write.Viewer.Actor,
            ByName = write.Viewer.Name,
            At = write.Now,
        };
        measure.Chart = change.ChartAfter;
        measure.Version++;
        write.Add(change);
        await write.FlushAsync(cancel);
        write.Enqueue(MeasureChanged.KindName, measure.Number.ToString(CultureInfo.InvariantCulture));
        var owner = measure.OwnerUnit == 0 ? null : await write.Paths.AsNoTracking().FirstAsync(p => p.Descendant == measure.OwnerUnit, cancel);
        write.About(owner?.Partition ?? 0, owner?.Descendant, change.Reason);
        return new Done();
    }

    private static Refusal? Refuse(ChooseChartCommand command, Measure measure)
    {
        if (command.Version is { } shown && shown != measure.Version)
        {
            return Refusal.Conflict("changed-meanwhile", $"{measure.Name} was changed by somebody else while you were writing. Open this page again to see it as it is now, then decide.");
        }

        if (MeasureCharts.Find(command.Chart) is not { } chart || !MeasureCharts.Possible(measure.Kind).Contains(chart))
        {
            return Refusal.Invalid(
                "chart-not-possible", $"Choose one of the charts that suit its numbers: {string.Join(" or ", MeasureCharts.Possible(measure.Kind).Select(MeasureCharts.KeyOf))}.", nameof(command.Chart));
        }

        if (chart == measure.Chart)
        {
            return Refusal.Invalid("nothing-changes", $"It is {ChartKindWords.WithArticle(chart)} already. Choose another, or leave it.", nameof(command.Chart));
        }

        return string.IsNullOrWhiteSpace(command.Reason)
            ? Refusal.Invalid("reason-needed", "Say why it changes. The reason stands on the page of each chart, with your name and today’s date.", nameof(command.Reason))
            : command.Reason.Length > LongestReason
                ? Refusal.Invalid("reason-too-long", $"The reason has {command.Reason.Length} characters. Use up to {LongestReason}.", nameof(command.Reason))
                : TextGuard.Refuse(command.Reason, nameof(command.Reason));
    }
}
