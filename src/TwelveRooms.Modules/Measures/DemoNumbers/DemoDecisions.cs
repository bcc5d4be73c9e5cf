using System.Globalization;
using TwelveRooms.Measures.DecideChart;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Contributions;

namespace TwelveRooms.Measures.DemoNumbers;

/// <summary>A note or decision of the demo: about which day, by whom, and when it was made.</summary>
internal sealed record DemoDecision(
    string Ward, string Measure, MarkKind Kind, DateOnly Day, string Text, string? Value, string ByRole, DateTimeOffset At)
{
    public DecideChartCommand ToCommand() => new(Ward, Measure, Kind, Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text, Value) { IsSure = true };

    /// <summary>The row that it will be, for a look at the chart before anything is stored.</summary>
    public ChartDecision ToRow() => new()
    {
        Kind = Kind,
        Day = Day,
        Text = Text,
        Value = Value is null ? null : double.Parse(Value, CultureInfo.InvariantCulture),
        By = "",
        ByName = "",
    };
}

/// <summary>What people wrote and decided on the charts of the stories.</summary>
internal static class DemoDecisions
{
    private const string Manager = "ward-manager";

    public static IReadOnlyList<DemoDecision> Of(DemoPlan plan)
    {
        var calendar = new DemoCalendar(plan);
        return
        [
            .. plan.Planted<LimitsRedrawn>("limits_redrawn").Select(p => Make(p, MarkKind.Rebase, plan.Month(p.Month), p.Reason, p.ByRole, Weeks(plan, p.Month, 9))
                with { Value = p.BaselineMonths?.ToString(CultureInfo.InvariantCulture) }),
            .. plan.Planted<LeftOut>("left_out").Select(p => Make(
                p, MarkKind.LeftOut, plan.Month(p.Month), p.Reason, p.ByRole, calendar.MonthComesIn(plan.Month(p.Month)))),
            .. plan.Planted<RecordingConfirmed>("recording_confirmed").Select(p => Make(
                p, MarkKind.RecordingConfirmed, plan.Month(p.Month), p.Words, p.ByRole, calendar.MonthComesIn(plan.Month(p.Month)))),
            .. plan.Planted<TargetSet>("target_set").Select(p => Make(p, MarkKind.Target, plan.Month(p.Month), p.Words, p.ByRole, Weeks(plan, p.Month, 2))
                with { Value = p.Value.ToString(CultureInfo.InvariantCulture) }),
            .. plan.Planted<Note>("note").Select(p => Make(p, MarkKind.Note, plan.Month(p.Month), p.Words, Manager, Weeks(plan, p.Month, 3))),
            .. plan.Planted<Obstacle>("obstacle_97_days").Select(p => Make(
                p, MarkKind.Note, plan.Today.AddDays(-p.DaysOpen), p.Words, Manager, plan.At(plan.Today.AddDays(-p.DaysOpen), 15))),
            .. plan.Planted<AbandonedIdea>("abandoned_idea").SelectMany(p => new[]
            {
                Make(p, MarkKind.Note, plan.Month(p.StartMonth), $"An idea is tried: {p.Idea}", Manager, Weeks(plan, p.StartMonth, 1)),
                Make(p, MarkKind.Note, plan.Month(p.EndMonth), $"Stopped after two tests. {p.WhatHappened}", Manager, Weeks(plan, p.EndMonth, 2)),
                Make(p, MarkKind.Note, plan.Month(p.EndMonth), p.WhyGood, Manager, Weeks(plan, p.EndMonth, 2)),
            }),
        ];
    }

    private static DateTimeOffset Weeks(DemoPlan plan, int month, int weeks) => plan.At(plan.Month(month).AddDays(7 * weeks), 15);

    private static DemoDecision Make(DemoPlant plant, MarkKind kind, DateOnly day, string text, string byRole, DateTimeOffset at) =>
        new(plant.WardCode!, plant.MeasureCode!, kind, day, text, null, byRole, at);
}
