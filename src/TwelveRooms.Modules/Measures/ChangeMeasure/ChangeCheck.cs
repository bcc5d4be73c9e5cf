using System.Globalization;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.ChangeMeasure;

/// <summary>What a change of a measure must be before it is made.</summary>
internal static class ChangeCheck
{
    private const int ShortestDefinition = 20;
    private const int LongestDefinition = 1200;
    private const int LongestReason = 400;

    public static Outcome<MeasureChange> Check(ChangeMeasureCommand command, Measure measure, IReadOnlyList<MeasureChange> earlier, Write write)
    {
        if (measure.HowAsked == HowAsked.AlreadyPublished)
        {
            return Refusal.Invalid("not-ours-to-change", $"{measure.Name} is published by a national body. How it is counted is decided there; put a note on its chart instead.");
        }

        if (command.Version is { } shown && shown != measure.Version)
        {
            return Refusal.Conflict("changed-meanwhile", $"{measure.Name} was changed by somebody else while you were writing. Open this page again to see it as it is now, then decide.");
        }

        var way = string.IsNullOrWhiteSpace(command.Way) ? measure.HowAsked : WayWords.Find(command.Way.Trim());
        if (way is not { } wanted)
        {
            return Refusal.Invalid("way-unknown", $"“{command.Way}” is not a way of asking. Use one of {WayWords.Keys}.", nameof(command.Way));
        }

        var definition = string.IsNullOrWhiteSpace(command.Definition) ? measure.Definition : command.Definition.Trim().ReplaceLineEndings(" ");
        if (wanted == measure.HowAsked && definition == measure.Definition)
        {
            return Refusal.Invalid("nothing-changes", $"{measure.Name} is {WayWords.After(wanted)} already, and the words are the same. Change one of the two, or leave it.", nameof(command.Way));
        }

        var from = DayOf(command, measure, earlier, write);
        return Refusal.All(definition == measure.Definition ? null : RefuseDefinition(definition), from.Refusal, RefuseReason(command.Reason)) is { } no
            ? no
            : new MeasureChange
            {
                Measure = measure.Number,
                From = from.Value,
                WayBefore = measure.HowAsked,
                WayAfter = wanted,
                DefinitionBefore = measure.Definition,
                DefinitionAfter = definition,
                ChartBefore = measure.Chart,
                ChartAfter = measure.Chart,
                Reason = command.Reason!.Trim(),
                By = write.Viewer.Actor,
                ByName = write.Viewer.Name,
                At = write.Now,
            };
    }

    private static Outcome<DateOnly> DayOf(ChangeMeasureCommand command, Measure measure, IReadOnlyList<MeasureChange> earlier, Write write)
    {
        if (!DayText.TryRead(command.From, out var day) || day.Year < 1990)
        {
            return Refusal.Invalid("not-a-day", $"“{command.From}” is not a day from 1990 on. Write day, month and year, such as 31 3 2026.", nameof(command.From));
        }

        var from = measure.Cadence.StartOf(day);
        if (day > write.Today)
        {
            return MeasureRefusals.InTheFuture(measure, from) with { Field = nameof(command.From), Message = $"{Day(day)} has not come yet. Change it on the day, or name the first day on which it was already so." };
        }

        return earlier.Where(c => c.IsBreak && c.From >= from).MaxBy(c => c.From) is { } since
            ? Refusal.Conflict("changed-later", $"It has changed since: from {Day(since.From)}. Name a day in a later {measure.Cadence.Words().One}.", nameof(command.From))
            : from;
    }

    private static Refusal? RefuseDefinition(string definition) => definition.Length switch
    {
        < ShortestDefinition => Refusal.Invalid("definition-too-short", "Say what to count, what to leave out and where to look, so that somebody new could do it.", nameof(ChangeMeasureCommand.Definition)),
        > LongestDefinition => Refusal.Invalid("definition-too-long", $"The text has {definition.Length} characters. Use up to {LongestDefinition}.", nameof(ChangeMeasureCommand.Definition)),
        _ => TextGuard.Refuse(definition, nameof(ChangeMeasureCommand.Definition)),
    };

    private static Refusal? RefuseReason(string? reason) => string.IsNullOrWhiteSpace(reason)
        ? Refusal.Invalid("reason-needed", "Say why it changes. The reason stands beside the break on every chart, with your name and today’s date.", nameof(ChangeMeasureCommand.Reason))
        : reason.Length > LongestReason
            ? Refusal.Invalid("reason-too-long", $"The reason has {reason.Length} characters. Use up to {LongestReason}.", nameof(ChangeMeasureCommand.Reason))
            : TextGuard.Refuse(reason, nameof(ChangeMeasureCommand.Reason));

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
