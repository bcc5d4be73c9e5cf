using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.DecideChart;

/// <summary>A note or a decision about a chart.</summary>
/// <param name="Unit">The unit's id or code.</param>
/// <param name="Measure">The measure's id or code.</param>
/// <param name="Kind">What kind.</param>
/// <param name="Day">Any day of the period that it is about, as 2026-03-31 or as people write it; of a month also the month.</param>
/// <param name="Text">The note, or the reason. Always needed.</param>
/// <param name="Value">
/// For a target: the value, as typed. For redrawn limits: how many points they rest on, as typed; nothing takes all that come.
/// </param>
internal sealed record DecideChartCommand(string Unit, string Measure, MarkKind Kind, string Day, string Text, string? Value = null)
{
    public RequestKey? Request { get; init; }

    /// <summary>That limits are to be redrawn although too few points have come since for new ones.</summary>
    public bool IsSure { get; init; }

    public string Content => string.Join('\u001f', Unit, Measure, Kind, Day, Text, Value, IsSure);
}

/// <summary>Changes a chart's story: always with a reason, a person and a date, and never by itself.</summary>
internal sealed class DecideChartHandler(Db db, UnitDirectory units, MeasureDirectory measures)
{
    /// <summary>The code of the refusal that a person may answer with <see cref="DecideChartCommand.IsSure"/>.</summary>
    public const string FewPoints = "few-points";

    private const int MostPoints = 400;
    private const int MostYearsAhead = 5;

    public Task<Outcome<Done>> HandleAsync(DecideChartCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<Done>(
        viewer,
        new($"measures.chart-{command.Kind.ToString().ToLowerInvariant()}", command.Request),
        (write, c) => DecideAsync(write, command, c),
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);

    private async Task<Outcome<Done>> DecideAsync(Write write, DecideChartCommand command, CancellationToken cancel)
    {
        if (!Enum.IsDefined(command.Kind))
        {
            return Refusal.Invalid("kind-missing", "Choose what it is.", nameof(command.Kind));
        }

        if (await units.FindAsync(command.Unit, write.Viewer, cancel) is not { } unit
            || await measures.FindAsync(command.Measure, write.Viewer, cancel) is not { } measure
            || !(await write.StandingAsync(unit.Number, cancel)).May(Rights.DecideCharts)
            || await write.For<Series>().SingleOrDefaultAsync(s => s.Unit == unit.Number && s.Measure == measure.Number, cancel) is not { } series)
        {
            return Refusal.NotFound;
        }

        if (command.Kind == MarkKind.Recalculated)
        {
            var once = await RecalculateAsync(write, command, measure, series, cancel);
            if (once.IsRefused)
            {
                return once.Refusal;
            }

            command = once.Value;
        }

        var decision = Check(command, measure, unit, write);
        if (decision.IsRefused)
        {
            return decision.Refusal;
        }

        var (day, value) = decision.Value;
        await SeriesStore.LockAsync(write, unit, cancel);
        if (command.Kind is MarkKind.LeftOut or MarkKind.Rebase && await RefusePointsAsync(write, command, measure, series, day, cancel) is { } missing)
        {
            return missing;
        }

        var same = await write.For<ChartDecision>().AnyAsync(
            d => d.Series == series.Number && d.Kind == command.Kind && d.Day == day && d.WithdrawnAt == null && command.Kind != MarkKind.Note, cancel);
        if (same)
        {
            return Refusal.Conflict("already-decided", $"That has been decided for {measure.Cadence.Spoken(day)} already. Take it back first if it was wrong.", nameof(command.Day));
        }

        write.Add(new ChartDecision
        {
            Series = series.Number,
            Kind = command.Kind,
            Day = day,
            Text = command.Text.Trim(),
            Value = value,
            By = write.Viewer.Actor,
            ByName = write.Viewer.Name,
            At = write.Now,
        });
        await write.FlushAsync(cancel);
        await SignalWriter.WriteAsync(write, [series], new Dictionary<int, Measure> { [measure.Number] = measure }, cancel);
        write.About(unit.Partition, unit.Number, command.Text.Trim());
        return new Done();
    }

    /// <summary>What is left out must be there; limits on a few points hide what the chart shows, so that is said before it is done.</summary>
    private static async Task<Refusal?> RefusePointsAsync(
        Write write, DecideChartCommand command, Measure measure, Series series, DateOnly day, CancellationToken cancel)
    {
        var history = (await SeriesReader.InWriteAsync(write, [series], new Dictionary<int, Measure> { [measure.Number] = measure }, cancel)).Single();
        var counted = history.Points.Where(p => p.Raw.HasNumber).ToList();
        if (command.Kind == MarkKind.LeftOut)
        {
            return counted.Exists(p => p.Period == day)
                ? null
                : Refusal.Conflict("nothing-to-leave-out", $"{measure.Cadence.SpokenWithYear(day)} has no number, so nothing can be left out. To say why there is none, add a note.", nameof(command.Day));
        }

        var (since, least) = (counted.Count(p => p.Period >= day), new ChartSettings().LeastPoints);
        if (since >= least || command.IsSure)
        {
            return null;
        }

        var words = measure.Vocabulary.Period;
        return Refusal.Conflict(
            FewPoints,
            $"Only {words.Count(since)} {(since == 1 ? "has" : "have")} a number since {words.InSentence(day)}. If the limits are redrawn there, the chart shows no change until {words.Count(least - since)} more {(least - since == 1 ? "has" : "have")} come. Wait, or say below that you want it all the same.",
            nameof(command.IsSure)) with { Brief = $"Only {words.Count(since)} {(since == 1 ? "has" : "have")} a number since {words.InSentence(day)}." };
    }

    /// <summary>Only when the numbers are there, and once: afterwards the limits rest on enough, and nothing suggests it any more.</summary>
    private static async Task<Outcome<DecideChartCommand>> RecalculateAsync(
        Write write, DecideChartCommand command, Measure measure, Series series, CancellationToken cancel)
    {
        var history = (await SeriesReader.InWriteAsync(write, [series], new Dictionary<int, Measure> { [measure.Number] = measure }, cancel)).Single();
        return ChartSuggestion.Of(history.Read(Tier.Own, null), measure).FirstOrDefault(s => s.Kind == MarkKind.Recalculated) is { } suggested
            ? command with
            {
                Day = suggested.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                Value = suggested.Points.ToString(CultureInfo.InvariantCulture),
            }
            : Refusal.Conflict(
                "nothing-to-recalculate",
                $"Limits are worked out once more only when they were fixed on fewer than {ChartLengths.ForRecalculation} points and {ChartLengths.ForRecalculation} are in, none of which shows a change.", nameof(command.Kind));
    }

    private static Outcome<(DateOnly Day, double? Value)> Check(DecideChartCommand command, Measure measure, UnitRow unit, Write write)
    {
        var day = DayOf(command, measure, unit, write);
        if (Refusal.All(day.Refusal, RefuseText(command)) is { } no)
        {
            return no;
        }

        if (command.Kind is MarkKind.Rebase or MarkKind.Recalculated && !string.IsNullOrWhiteSpace(command.Value))
        {
            var points = Baseline(command, measure);
            return points.IsRefused ? points.Refusal : (day.Value, (double?)points.Value);
        }

        if (command.Kind != MarkKind.Target)
        {
            return (day.Value, (double?)null);
        }

        var value = Target(command, measure, day.Value, write.Today);
        return value.IsRefused ? value.Refusal : (day.Value, (double?)value.Value);
    }

    /// <summary>The period that it is about; of a target the day itself.</summary>
    private static Outcome<DateOnly> DayOf(DecideChartCommand command, Measure measure, UnitRow unit, Write write)
    {
        if (!(measure.Cadence >= Cadence.Month ? DayText.TryReadWrittenOrMonth(command.Day, out var typed) : DayText.TryReadWritten(command.Day, out typed)))
        {
            return MeasureRefusals.NotADay(command.Day.Trim(), nameof(command.Day));
        }

        var day = command.Kind == MarkKind.Target ? typed : measure.Cadence.StartOf(typed);
        if (day > write.Today && command.Kind != MarkKind.Target)
        {
            return MeasureRefusals.InTheFuture(measure, day) with { Field = nameof(command.Day) };
        }

        return unit.OpenedOn is { } opened && measure.Cadence.LastDay(measure.Cadence.StartOf(typed)) < opened
            ? MeasureRefusals.BeforeOpening(unit.Name, opened) with { Field = nameof(command.Day) }
            : day;
    }

    private static Refusal? RefuseText(DecideChartCommand command)
    {
        if (string.IsNullOrWhiteSpace(command.Text))
        {
            return Refusal.Invalid(
                "reason-needed",
                command.Kind == MarkKind.Note ? "Write what happened, in a few words." : "Say why. The reason is shown beside the chart, with your name and today’s date.",
                nameof(command.Text));
        }

        return command.Text.Length > 400
            ? Refusal.Invalid("text-too-long", $"Write at most 400 characters; this has {command.Text.Length}.", nameof(command.Text))
            : TextGuard.Refuse(command.Text, nameof(command.Text));
    }

    /// <summary>A target that can be met, from a day that people who set it may live to see.</summary>
    private static Outcome<double> Target(DecideChartCommand command, Measure measure, DateOnly day, DateOnly today)
    {
        var value = RecordNumber.NumberText.Read(command.Value, nameof(command.Value), "The target", allowsDecimals: true, remedy: "Write it in the last box, such as 3 or 2.5.");
        if (value.IsRefused)
        {
            return value;
        }

        if (measure.Kind == MeasureKind.Proportion && value.Value > 100)
        {
            return Refusal.Invalid("target-above-all", $"A target of {value.Value.ToString("0.##", CultureInfo.InvariantCulture)} of 100 cannot be met. Write 0 to 100.", nameof(command.Value));
        }

        return day <= today.AddYears(MostYearsAhead)
            ? value
            : Refusal.Invalid("target-too-far", $"{day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} is more than {MostYearsAhead} years ahead. Choose an earlier day.", nameof(command.Day));
    }

    /// <summary>How many points new limits rest on: at least as many as limits need, or they would move with every number.</summary>
    private static Outcome<double> Baseline(DecideChartCommand command, Measure measure)
    {
        var least = new ChartSettings().LeastPoints;
        var points = RecordNumber.NumberText.Read(command.Value, nameof(command.Value), "How many points", allowsDecimals: false, remedy: "Write how many, such as 13.");
        return points.IsRefused || (points.Value >= least && points.Value <= MostPoints)
            ? points
            : Refusal.Invalid("baseline-too-short", $"Limits rest on {least} to {MostPoints} {measure.Vocabulary.Period.Many}; you wrote {points.Value}.", nameof(command.Value));
    }
}
