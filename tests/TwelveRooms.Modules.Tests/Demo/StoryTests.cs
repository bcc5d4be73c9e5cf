using Microsoft.EntityFrameworkCore;
using TwelveRooms.Demo;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Demo;

/// <summary>Each planted story, as its chart tells it. Where a story waits for a later module, that is said.</summary>
[Collection(DemoRoomsUsers.Name)]
public sealed class StoryTests(DemoRooms demo)
{
    private const string Force = "restrictive_interventions";

    [Fact]
    public async Task Story_1_two_months_up_are_no_real_change()
    {
        var view = await demo.ChartAsync("ZX1-W02", Force);

        var rates = view.Reading.Points.TakeLast(4).Select(p => p.Point.Value.Value).ToList();
        Assert.InRange((rates[2] + rates[3]) / (rates[0] + rates[1]), 1.2, 1.4);
        Assert.Equal(VariationIcon.CommonCause, view.Reading.Variation);
        Assert.All(view.Reading.Points, p => Assert.Equal(SpcRules.None, p.Flags));
        Says(view, "no real change", "inside the range to expect", "Ups and downs inside the range are ordinary.");
        NeverSays(view, "%", "concern", "increase", "rise");
    }

    [Fact]
    public async Task Story_2_a_fall_is_getting_better_only_because_a_person_confirmed_the_recording()
    {
        var view = await demo.ChartAsync("ZX1-W01", Force);
        var unconfirmed = XmrChart.Read(view.Reading.Series, view.Reading.Settings with { RecordingConfirmed = false });

        Assert.Equal(VariationIcon.ImprovingLow, view.Reading.Variation);
        Assert.Equal(VariationIcon.ChangedLow, unconfirmed.Variation);
        Assert.Equal(2, view.Reading.Segments.Count);
        Says(view, "getting better", "All 7 months counted since July 2025 were below the average", "1 month is left out, with a reason.", "The chart cannot say why.");
        NeverSays(view, "because", "thanks to", "caused", "reduced");
        Assert.Contains(view.Decisions, d => d.Kind == MarkKind.LeftOut && d.Text.Contains("stomach bug", StringComparison.Ordinal) && d.ByName == "Sam");
        Assert.Contains(view.Decisions, d => d.Kind == MarkKind.RecordingConfirmed && d.ByName == "Priya");
        Assert.Contains(view.Decisions, d => d.Kind == MarkKind.Note && d.Text.StartsWith("Soft words at handover", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Story_3_a_fall_that_is_missing_recording_is_never_called_better()
    {
        var view = await demo.ChartAsync("ZX3-W02", Force);

        Assert.Equal(VariationIcon.ChangedLow, view.Reading.Variation);
        Says(view, "lower than before", "It may be that less was written down.", "Nobody has yet confirmed that recording stayed the same.", "2 months in between have no number.");
        Assert.Equal("Has the way it is recorded changed?", view.Words.AskNext);
        NeverSays(view, "better", "improved", "zero");
    }

    [Fact]
    public async Task Story_4_better_recording_starts_new_limits_and_nothing_has_changed_since()
    {
        var view = await demo.ChartAsync("ZX2-W02", Force);
        var redrawn = Assert.Single(view.Decisions, d => d.Kind == MarkKind.Rebase);

        var before = await demo.ChartAsync("ZX2-W02", Force, DateOnly.FromDateTime(redrawn.At.UtcDateTime).AddDays(-1));

        Assert.Equal(VariationIcon.CommonCause, view.Reading.Variation);
        Assert.Equal((2, 1), (view.Reading.Segments.Count, before.Reading.Segments.Count));
        Assert.StartsWith("Short holds are now written down too", redrawn.Text, StringComparison.Ordinal);
        Assert.NotEqual("", redrawn.ByName);
        Says(view, "no real change", "The limits were redrawn from January 2025 on, and rest on 14 months");
        NeverSays(view, "worse", "concern");
    }

    [Fact]
    public async Task Story_5_waits_and_nothing_by_ethnicity_is_shown()
    {
        var story = DemoStories.Of(DemoPlanner.Plan(demo.Rooms.Clock.Now, DemoRooms.StoryWards)).Single(s => s.Number == 5);

        var measures = await demo.Rooms.Db().For<Measure>(Rooms.TestSystem).Select(m => m.Code).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Contains("RestrictivePractice", story.WaitsFor);
        Assert.StartsWith("Nothing by ethnicity is shown", story.UntilThen, StringComparison.Ordinal);
        Assert.DoesNotContain(measures, m => m.Contains("ethnic", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Story_6_patients_and_staff_give_two_answers_that_are_never_added_together()
    {
        var asked = await demo.ChartAsync("ZX4-W01", "patients_felt_safe");
        var askedByStaff = await demo.ChartAsync("ZX4-W01", "felt_safe_asked_by_staff");

        var (patients, staff) = (asked.Reading.Segments[^1].Centre.Value, askedByStaff.Reading.Segments[^1].Centre.Value);
        Assert.InRange(patients, 53, 61);
        Assert.InRange(staff, 82, 90);
        Assert.True(askedByStaff.Measure.MayPleaseTheAsker);
        Assert.NotEqual(asked.Series.Number, askedByStaff.Series.Number);
        Says(asked, "no real change");
        Says(askedByStaff, "no real change");
    }

    [Fact]
    public async Task Story_7_the_quiet_space_has_been_open_less_since_the_obstacle_of_97_days()
    {
        var view = await demo.ChartAsync("ZX1-W03", "quiet_space_open");

        var note = Assert.Single(view.Decisions);
        Assert.Equal(Cadence.Week.StartOf(demo.Rooms.Today.AddDays(-97)), note.Day);
        Assert.Equal(97, demo.Rooms.Today.DayNumber - DateOnly.FromDateTime(note.At.UtcDateTime).DayNumber);
        Assert.Contains("waits for a decision", note.Text, StringComparison.Ordinal);
        Assert.Equal(VariationIcon.ConcernLow, view.Reading.Variation);
        NeverSays(view, "overdue", "failing", "too slow");
    }

    [Fact]
    public async Task Story_8_an_idea_was_stopped_and_the_chart_says_no_real_change()
    {
        var view = await demo.ChartAsync("ZX2-W01", "something_to_do");

        Says(view, "no real change");
        Assert.Equal(3, view.Decisions.Count);
        Assert.Contains(view.Decisions, d => d.Text.StartsWith("Stopped after two tests.", StringComparison.Ordinal) && d.ByName == "Leila");
        Assert.All(view.Decisions, d => Assert.DoesNotContain("fail", d.Text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Story_9_silence_is_a_gap_and_never_a_zero()
    {
        var view = await demo.ChartAsync("ZX6-W04", Force);
        var manager = (await demo.Rooms.Handler<Holdings>().DemoPeopleAsync(TestContext.Current.CancellationToken))
            .Single(p => p.Role == "ward-manager" && p.Unit == view.Unit.Number);

        var held = await demo.Rooms.Handler<Holdings>().OfAsync(manager.Id, TestContext.Current.CancellationToken);

        Assert.All(view.Reading.Points.TakeLast(5), p => Assert.Equal(PointState.NotReported, p.Point.State));
        Assert.Empty(held!.Grants);
        Says(view, "There is no number for the last 5 months.");
        NeverSays(view, "zero", "engagement");
    }

    [Fact]
    public async Task Story_9_a_ward_that_moved_keeps_one_line_and_its_old_place_keeps_those_months()
    {
        var view = await demo.ChartAsync("ZX6-W05", Force);
        var db = demo.Rooms.Db();
        var cancel = TestContext.Current.CancellationToken;

        var names = await db.For<UnitName>(Rooms.TestSystem).Where(n => n.Unit == view.Unit.Number).OrderBy(n => n.From).ToListAsync(cancel);
        var sites = await db.Paths.Where(p => p.Descendant == view.Unit.Number && p.Depth == 1).OrderBy(p => p.From)
            .Join(db.For<Unit>(Rooms.TestSystem), p => p.Ancestor, u => u.Number, (p, u) => new { u.Name, p.From }).ToListAsync(cancel);

        Assert.Equal("Saltmarsh", view.Unit.Name);
        Assert.Equal(["Juniper", "Saltmarsh"], names.Select(n => n.Name));
        Assert.Equal(["Starling Rise", "Driftwood Court"], sites.OrderBy(s => s.From).Select(s => s.Name));
        Assert.Equal(new DateOnly(2025, 6, 1), sites.Max(s => s.From));
        Assert.True(view.Reading.Points.Count >= 29);
        Says(view, "no real change");
    }

    private static void Says(ChartView view, params string[] words)
    {
        var said = $"{view.Words.Shows} {view.Words.HowSure} {view.Words.AskNext}";
        Assert.All(words, w => Assert.Contains(w, said, StringComparison.Ordinal));
    }

    private static void NeverSays(ChartView view, params string[] words)
    {
        var said = $"{view.Words.Shows} {view.Words.HowSure} {view.Words.AskNext}";
        Assert.All(words, w => Assert.DoesNotContain(w, said, StringComparison.OrdinalIgnoreCase));
    }
}
