using TwelveRooms.Measures.DecideChart;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.DecideChart;

/// <summary>New limits are suggested to those who may decide, and never drawn by themselves.</summary>
public sealed class LimitsTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Complaints = "complaints";

    private static readonly DateOnly First = new(2023, 9, 1);
    private static readonly double[] Before = [12, 9, 11, 10, 12, 8, 10, 11, 9, 12, 10, 8, 11];
    private static readonly double[] Since = [5, 4, 6, 5, 4, 6, 5, 5, 4, 6, 5, 4, 5];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lasting_change_is_told_to_those_who_may_decide_with_the_questions_that_only_people_answer()
    {
        var (ward, address) = await ChartAsync([.. Before, .. Since]);
        var (manager, member) = (await rooms.PersonAsync("ward-manager", ward), await rooms.PersonAsync("ward-member", ward));

        var page = await manager.SeeAsync(address);
        var form = await page.FollowAsync("Think about it, and decide");

        Assert.Contains("All 13 months counted since October 2024 were below the average. If you know what changed then", page.Text, StringComparison.Ordinal);
        Assert.Contains("Is it known what changed at that time?", form.Text, StringComparison.Ordinal);
        Assert.Equal("2024-10-01", form.Control("For which month?").GetAttribute("value"));
        Assert.Equal("Rebase", form.Document.QuerySelector("input[name=Kind][checked]")?.GetAttribute("value"));
        Assert.DoesNotContain("may be drawn anew", (await member.SeeAsync(address)).Text, StringComparison.Ordinal);
        Assert.Single((await ReadAsync(ward)).Reading.Segments);

        var after = await form.SubmitAsync("Save", ("What happened, or why?", "Answers are given on the day now."));

        Assert.DoesNotContain("may be drawn anew", after.Text, StringComparison.Ordinal);
        Assert.All((await ReadAsync(ward)).Reading.Segments, segment => Assert.True(segment.HasLimits));
        Assert.Equal(2, (await ReadAsync(ward)).Reading.Segments.Count);
    }

    [Theory]
    [InlineData("patients_felt_safe", "2026-03-01", "150", "target-above-all")]
    [InlineData("patients_felt_safe", "2026-03-01", "100", null)]
    [InlineData(Complaints, "2026-03-01", "150", null)]
    [InlineData(Complaints, "2099-01-01", "3", "target-too-far")]
    public async Task A_target_can_be_met_on_a_day_that_comes(string code, string day, string value, string? refused)
    {
        var ward = await rooms.WardAsync();
        await rooms.RecordAsync(ward, code, new(2026, 1, 1), 9, code == Complaints ? null : 12);
        var manager = await rooms.PersonAsync("ward-manager", ward);

        var outcome = await rooms.Handler<DecideChartHandler>().HandleAsync(new(ward.Code!, code, MarkKind.Target, day, "Agreed with patients.", value), manager.Viewer, Cancel);

        Assert.Equal(refused, outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Another_way_of_counting_is_not_called_redrawn_limits()
    {
        var (ward, _) = await ChartAsync([.. Before, .. Since[..4]]);
        await DecideAsync(ward, new("", Complaints, MarkKind.DefinitionBreak, "2024-10-01", "Answers on the day are not counted any more."));

        var words = (await ReadAsync(ward)).Words;

        Assert.Contains("not enough data yet since it is counted in another way, from October 2024 on, 4 of 13 months.", words.Shows, StringComparison.Ordinal);
        Assert.DoesNotContain("redrawn", words.Shows + words.HowSure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_month_without_a_number_cannot_be_left_out()
    {
        var (ward, address) = await ChartAsync([.. Before]);
        var form = await (await rooms.PersonAsync("ward-manager", ward)).SeeAsync($"{address}/decide");

        var refused = await form.SubmitAsync("Save", ("Kind", "LeftOut"), ("Day", "March 2025"), ("What happened, or why?", "A stomach bug."));

        Assert.Contains("March 2025 has no number, so nothing can be left out. To say why there is none, add a note.", refused.Errors);
        Assert.Empty((await ReadAsync(ward)).Decisions);
    }

    [Fact]
    public async Task Limits_are_redrawn_on_a_few_points_only_when_a_person_has_read_what_that_hides()
    {
        var (ward, address) = await ChartAsync([.. Before, .. Since[..3]]);
        var form = await (await rooms.PersonAsync("ward-manager", ward)).SeeAsync($"{address}/decide");

        var asked = await form.SubmitAsync("Save", ("Kind", "Rebase"), ("Day", "October 2024"), ("What happened, or why?", "A new way of working."));
        var stored = (await ReadAsync(ward)).Decisions.Count;
        var done = await asked.SubmitAsync("Save", ("IsSure", "true"));

        Assert.Equal(["Only 3 months have a number since October 2024."], asked.Errors);
        Assert.Contains("If the limits are redrawn there, the chart shows no change until 10 months more have come. Wait, or say below that you want it all the same.", asked.Text, StringComparison.Ordinal);
        Assert.Equal("IsSure", asked.ErrorTarget(asked.Errors[0]).GetAttribute("name"));
        Assert.Empty(form.Document.QuerySelectorAll("[name=IsSure]"));
        Assert.Equal(0, stored);
        Assert.Contains("Saved. It stands beside the chart", done.Text, StringComparison.Ordinal);
        Assert.Contains("Limits redrawn: A new way of working.", done.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_taken_back_stands_below_with_who_when_and_why_and_without_a_reason_its_box_is_red()
    {
        var (ward, address) = await ChartAsync([.. Before]);
        var manager = await rooms.PersonAsync("ward-manager", ward, "Sam Okafor");
        await (await manager.SeeAsync($"{address}/decide")).SubmitAsync("Save", ("Kind", "Note"), ("Day", "March 2024"), ("What happened, or why?", "A new clinic."));

        var refused = await (await manager.SeeAsync($"{address}/decide")).SubmitAsync("Take it back");
        var after = await refused.SubmitAsync("Take it back", ("reason", "It was in April."));
        var page = await manager.SeeAsync($"{address}/decide");

        Assert.Equal("reason", refused.ErrorTarget(Assert.Single(refused.Errors)).GetAttribute("name"));
        Assert.True(refused.ErrorTarget(refused.Errors[0]).Closest("details")!.HasAttribute("open"));
        Assert.Contains("Taken back. It is kept", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("A new clinic.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Taken back by Sam Okafor on 18 March 2026: It was in April.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Note,Rebase")]
    [InlineData("3")]
    [InlineData("note")]
    public async Task A_kind_is_one_of_those_that_are_offered(string kind)
    {
        var (ward, address) = await ChartAsync([.. Before]);
        var form = await (await rooms.PersonAsync("ward-manager", ward)).SeeAsync($"{address}/decide");

        var after = await form.SubmitAsync("Save", ("Kind", kind), ("Day", "March 2024"), ("What happened, or why?", "Agreed."));

        Assert.Contains("Choose what it is.", after.Errors);
        Assert.Empty((await ReadAsync(ward)).Decisions);
    }

    [Theory]
    [InlineData("March 2024")]
    [InlineData("3/2024")]
    [InlineData("31/3/2024")]
    [InlineData("31 March 2024")]
    [InlineData("2024-03-31")]
    public async Task A_target_stands_beside_the_chart_with_its_reason_person_and_day_however_the_month_is_written(string day)
    {
        var (ward, address) = await ChartAsync([.. Before]);
        var manager = await rooms.PersonAsync("ward-manager", ward, "Sam Okafor");
        var form = await manager.SeeAsync($"{address}/decide");

        var after = await form.SubmitAsync("Save", ("Kind", "Target"), ("Day", day), ("What happened, or why?", "Agreed with patients."), ("Value", "3"));
        var list = await manager.SeeAsync($"{address}/decide");

        Assert.Contains("March 2024. A target of 3 from here on: Agreed with patients. (Sam Okafor, 18 March 2026)", after.Text, StringComparison.Ordinal);
        Assert.Contains("Agreed with patients. Sam Okafor, 18 March 2026", list.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("99", "2024-03-31", "", "kind-missing")]
    [InlineData("-1", "2024-03-31", "", "kind-missing")]
    [InlineData("Target", "9999-12-31", "3", "not-a-day")]
    [InlineData("Rebase", "2024-03-31", "1000000", "baseline-too-short")]
    public async Task What_the_form_does_not_offer_is_refused_and_the_page_stays_open(string kind, string day, string value, string code)
    {
        var (ward, address) = await ChartAsync([.. Before]);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var form = await manager.SeeAsync($"{address}/decide");
        form.Document.QuerySelector("input[name=Kind]")!.SetAttribute("value", kind);

        var refused = await form.SubmitAsync("Save", ("Kind", kind), ("Day", day), ("What happened, or why?", "A try."), ("Value", value));
        var direct = await rooms.InScopeAsync<DecideChartHandler, Outcome<Done>>(h =>
            h.HandleAsync(new(ward.Id.Value.ToString(), Complaints, Enum.Parse<MarkKind>(kind), day, "A try.", value), manager.Viewer, Cancel));

        Assert.Single(refused.Errors);
        Assert.Equal(code, direct.Refusal?.Code);
        Assert.DoesNotContain("A try.", (await manager.SeeAsync($"{address}/decide")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Ordinary_ups_and_downs_and_a_change_too_young_for_limits_of_its_own_suggest_nothing(bool isOrdinary)
    {
        var (ward, address) = await ChartAsync(isOrdinary ? [.. Before, .. Before] : [.. Before, .. Since[..12]]);

        var page = await (await rooms.PersonAsync("ward-manager", ward)).SeeAsync(address);

        Assert.DoesNotContain("Think about it, and decide", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Provisional_limits_are_worked_out_once_more_at_twenty_as_a_decision_and_never_twice()
    {
        var (ward, address) = await ChartAsync([.. Before, .. Before[..6]]);
        await DecideAsync(ward, new("", Complaints, MarkKind.Rebase, "2023-09-01", "Our first year is the baseline.", "13"));
        var manager = await rooms.PersonAsync("ward-manager", ward);

        var at19 = await manager.SeeAsync(address);
        var early = await TryAsync(ward);
        await rooms.RecordAsync(ward, Complaints, First.AddMonths(19), 10);
        var at20 = await manager.SeeAsync(address);
        var form = await at20.FollowAsync("Think about it, and decide");
        var done = await form.SubmitAsync("Save", ("What happened, or why?", "Twenty months are in."));
        var again = await TryAsync(ward);

        Assert.Contains("rest on 13 months. They are provisional. From 20 months on they may be worked out again, once, if a person decides so.", at19.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Think about it, and decide", at19.Text, StringComparison.Ordinal);
        Assert.Equal("nothing-to-recalculate", early.Refusal?.Code);
        Assert.Contains("20 months are in now. They may be worked out once more, from 20.", at20.Text, StringComparison.Ordinal);
        Assert.Contains("Limits worked out once more: Twenty months are in.", done.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("provisional", done.Text, StringComparison.Ordinal);
        Assert.Equal(20, Assert.Single((await ReadAsync(ward)).Reading.Segments).BaselinePoints);
        Assert.Equal("nothing-to-recalculate", again.Refusal?.Code);
    }

    [Fact]
    public async Task Limits_are_not_worked_out_from_points_that_show_a_change()
    {
        var (ward, address) = await ChartAsync([.. Before, .. Since[..7]]);
        await DecideAsync(ward, new("", Complaints, MarkKind.Rebase, "2023-09-01", "Our first year is the baseline.", "13"));

        var page = await (await rooms.PersonAsync("ward-manager", ward)).SeeAsync(address);

        Assert.Contains("They are provisional", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Think about it, and decide", page.Text, StringComparison.Ordinal);
        Assert.Equal("nothing-to-recalculate", (await TryAsync(ward)).Refusal?.Code);
    }

    [Fact]
    public async Task A_number_that_depends_on_recording_is_first_asked_about_recording()
    {
        var ward = await rooms.WardAsync();
        await RecordAsync(ward, "restrictive_interventions", [.. Before, .. Since], 600);
        var measure = await rooms.MeasureAsync("restrictive_interventions");

        var page = await (await rooms.PersonAsync("ward-manager", ward)).SeeAsync($"/units/{ward.Id.Value}/measures/{measure.Id.Value}");

        Assert.Contains("First check that what is written down has stayed the same.", page.Text, StringComparison.Ordinal);
    }

    private async Task<(UnitRow Ward, string Address)> ChartAsync(double[] counts)
    {
        var ward = await rooms.WardAsync();
        await RecordAsync(ward, Complaints, counts, null);
        return (ward, $"/units/{ward.Id.Value}/measures/{(await rooms.MeasureAsync(Complaints)).Id.Value}");
    }

    private async Task RecordAsync(UnitRow ward, string code, double[] counts, double? over)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            await rooms.RecordAsync(ward, code, First.AddMonths(i), counts[i], over);
        }
    }

    private async Task<ChartView> ReadAsync(UnitRow ward) =>
        (await rooms.InScopeAsync<ShowChartHandler, Outcome<ChartView>>(h => h.HandleAsync(new(ward.Id.Value.ToString(), Complaints), Rooms.TestSystem, Cancel))).Value;

    private async Task DecideAsync(UnitRow ward, DecideChartCommand command) =>
        _ = (await rooms.Handler<DecideChartHandler>().HandleAsync(command with { Unit = ward.Id.Value.ToString() }, Rooms.TestSystem, Cancel)).Value;

    private Task<Outcome<Done>> TryAsync(UnitRow ward) => rooms.Handler<DecideChartHandler>().HandleAsync(
        new(ward.Id.Value.ToString(), Complaints, MarkKind.Recalculated, "2023-09-01", "It is time.", null), Rooms.TestSystem, Cancel);
}
