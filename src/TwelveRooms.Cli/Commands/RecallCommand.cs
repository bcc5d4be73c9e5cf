using System.CommandLine;
using System.Globalization;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecallNumber;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Commands;

internal static class RecallCommand
{
    public static Command Make()
    {
        var (unit, measure, period) = Chart();
        var reason = new Option<string>("--reason") { Description = "Why; kept, and shown inside the organisation", HelpName = "WORDS", Required = true };
        var command = new Command("recall", "Withdraw a number, or a whole chart, from everyone outside its ward") { unit, measure, period, reason, MakeReissue(), MakeShow() };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house => await Answer.OfAsync(
            In(await house.Get<RecallNumberHandler>().HandleAsync(
                new(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(measure), parsed.GetValue(period), parsed.GetRequiredValue(reason)), house.Operator, cancel)),
            recall => $"{What(recall)} is withdrawn outside the ward. “recall show” lists who had been given it."), cancel));
        return command;
    }

    private static Command MakeReissue()
    {
        var (unit, measure, period) = Chart();
        var note = new Option<string>("--note") { Description = "What was found; it stands beside the chart", HelpName = "WORDS", Required = true };
        var command = new Command("reissue", "Give out again what was withdrawn, as the ward’s number stands now") { unit, measure, period, note };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house => await Answer.OfAsync(
            In(await house.Get<ReissueNumberHandler>().HandleAsync(
                new(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(measure), parsed.GetValue(period), parsed.GetRequiredValue(note)), house.Operator, cancel)),
            recall => $"{What(recall)} is given out again, {(recall.WasCorrected ? "corrected" : "as it was")}."), cancel));
        return command;
    }

    private static Command MakeShow()
    {
        var (unit, measure, _) = Chart();
        var command = new Command("show", "What was withdrawn of a chart, who had taken it out, and who could open it") { unit, measure };
        command.SetAction((parsed, cancel) => House.OpenAsync(async house => await Answer.OfAsync(
            In(await house.Get<ShowRecallHandler>().HandleAsync(new(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(measure)), house.Operator, cancel)), Words), cancel));
        return command;
    }

    private static string Words(RecallView view) => string.Join('\n', (string[])
    [
        .. view.Recalls.SelectMany(r => (string[])[$"{r.What}: {r.Recall.Words}", .. r.TakenOut.Select(t => "  taken out: " + t.Words)]).DefaultIfEmpty("Nothing was withdrawn."),
        "Who could open the chart:",
        .. view.CouldSee.Select(w => "  " + w).DefaultIfEmpty("  nobody outside the ward"),
        .. view.CouldSeeSums.Select(w => $"  {w} (sums only)"),
        RecallView.NotKept,
    ]);

    private static string What(Recall recall) => recall.Period is { } period ? $"The number of {period.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "The whole chart";

    /// <summary>At the command line nothing is hidden from whoever types.</summary>
    private static Outcome<T> In<T>(Outcome<T> outcome) => outcome.Refusal is { Kind: RefusalKind.NotFound }
        ? Refusal.Invalid("no-such-chart", "There is no such chart. Check the code of the unit and of the measure.")
        : outcome;

    private static (Argument<string> Unit, Argument<string> Measure, Option<string?> Period) Chart() =>
    (
        new("UNIT") { Description = "The code or id of a unit" },
        new("MEASURE") { Description = "The code or id of a measure" },
        new("--period") { Description = "Any day of the period, or the month; left out, the whole chart", HelpName = "DAY" });
}
