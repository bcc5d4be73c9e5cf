using System.CommandLine;
using TwelveRooms.Measures;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Commands;

internal static class RecordCommand
{
    public static Command Make()
    {
        var unit = new Argument<string>("UNIT") { Description = "The code or id of a ward" };
        var measure = new Argument<string>("MEASURE") { Description = "The code or id of a measure" };
        var period = new Argument<string>("PERIOD") { Description = "Any day of the period, as 2026-03-31; or a month, as 2026-03" };
        var value = new Argument<string?>("VALUE") { Description = "The number; left out with --none and --not-collected", Arity = ArgumentArity.ZeroOrOne };
        var of = new Option<string?>("--of") { Description = "What it is counted among, where the measure has such a number", HelpName = "N" };
        var none = new Option<bool>("--none") { Description = "Somebody looked, and there were none" };
        var notCollected = new Option<string?>("--not-collected") { Description = "It was not counted, and why", HelpName = "REASON" };
        var correct = new Option<int?>("--correct") { Description = "The revision that this corrects", HelpName = "REVISION" };
        var reason = new Option<string?>("--reason") { Description = "Why it is corrected" };
        var initials = new Option<string?>("--initials") { Description = "Initials or a role word of whoever counted" };
        var command = new Command("record", "Put in or correct one number") { unit, measure, period, value, of, none, notCollected, correct, reason, initials };
        command.Validators.Add(result =>
        {
            if (result.GetResult(notCollected) is { IdentifierTokenCount: > 0, Tokens.Count: 0 })
            {
                return; // the missing words are told already, and cannot be asked for here
            }

            var ways = (result.GetValue(value) is null ? 0 : 1) + (result.GetValue(none) ? 1 : 0) + (result.GetValue(notCollected) is null ? 0 : 1);
            if (ways != 1)
            {
                result.AddError("Give one of three: a VALUE, --none, or --not-collected with a reason.");
            }
        });
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var state = parsed.GetValue(none) ? PointState.ConfirmedZero : parsed.GetValue(notCollected) is null ? PointState.Reported : PointState.NotCollected;
            var number = new RecordNumberCommand(
                parsed.GetRequiredValue(unit), parsed.GetRequiredValue(measure), parsed.GetRequiredValue(period), state, parsed.GetValue(value), parsed.GetValue(of))
            {
                Reason = parsed.GetValue(notCollected) ?? parsed.GetValue(reason),
                Initials = parsed.GetValue(initials),
                Replaces = parsed.GetValue(correct),
            };
            var outcome = await house.Get<RecordNumberHandler>().HandleAsync(number, house.Operator, cancel);
            if (outcome.Refusal?.Code == MeasureRefusals.ZeroNotConfirmedCode)
            {
                outcome = outcome.Refusal with { Message = outcome.Refusal.Message + " Here that is --none, or --not-collected with a reason." };
            }

            return await Answer.OfAsync(outcome, r => $"{r.Period:yyyy-MM-dd}, revision {r.Revision}. {r.Sentence}");
        }, cancel));
        return command;
    }
}
