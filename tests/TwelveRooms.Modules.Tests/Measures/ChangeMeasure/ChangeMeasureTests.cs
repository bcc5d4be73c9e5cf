using System.Net;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.ChangeMeasure;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ChangeMeasure;

public sealed class ChangeMeasureTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Felt = "patients_felt_safe";
    private const string Why = "The peer worker has left.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_change_of_way_breaks_every_chart_of_the_measure_in_one_act()
    {
        await using var own = await Rooms.StartAsync();
        var provider = await own.ProviderAsync();
        var (first, second) = (await own.WardAsync(provider), await own.WardAsync());
        await RecordAsync(own, first);
        await RecordAsync(own, second);
        await own.WorkAsync();
        var programme = await own.PersonAsync("programme-team", await own.ProgrammeAsync());

        var form = await (await own.PageOfAsync(programme, Felt)).FollowAsync("Count it in another way");
        var after = await form.SubmitAsync("Make the break", ("Ward staff ask people", "x"), ("Day", "1"), ("Month", "11"), ("Year", "2025"), ("Why does it change?", Why));
        await own.WorkAsync();

        Assert.Contains("Asked by a peer worker until then, asked by ward staff from here. The peer worker has left.", after.Text, StringComparison.Ordinal);
        Assert.Contains("People may say what they think is expected.", after.Text, StringComparison.Ordinal);
        foreach (var unit in new[] { first, second, provider })
        {
            var view = await ChartAsync(own, unit);
            Assert.Equal(2, view.Reading.Segments.Count);
            Assert.Equal(new(2025, 11, 1), view.Decisions.Single(d => d.Kind == MarkKind.DefinitionBreak).Day);
            Assert.Equal(view.Reading.Segments[^1].Centre.Value, (await SignalAsync(own, unit)).Centre);
        }
    }

    [Fact]
    public async Task The_chart_shows_the_break_in_words_and_the_old_way_on_an_earlier_day()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync();
        await RecordAsync(own, ward);
        own.Clock.Advance(TimeSpan.FromDays(2));
        var manager = await own.PersonAsync("ward-manager", ward);
        await ChangeAsync(own, "ward_staff", "2025-11-01");

        var now = await manager.SeeAsync($"/units/{ward.Id.Value}/measures/{(await own.MeasureAsync(Felt)).Id.Value}");
        var before = await manager.SeeAsync(now.Address.AbsolutePath + "?on=2026-03-18");

        Assert.Contains("Counted in another way from here: Asked by a peer worker until then, asked by ward staff from here.", now.Text, StringComparison.Ordinal);
        Assert.Contains("new way of counting", string.Concat(now.Document.QuerySelectorAll("svg").Select(s => s.TextContent)), StringComparison.Ordinal);
        Assert.Contains(ChartText.MayPlease, now.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Counted in another way from here", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(ChartText.MayPlease, before.Text, StringComparison.Ordinal);
        Assert.Contains("Asked by a peer worker", before.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_of_before_that_come_after_the_change_are_set_apart_too()
    {
        await using var own = await Rooms.StartAsync();
        await ChangeAsync(own, "survey", "2025-11-01");
        var ward = await own.WardAsync();

        await RecordAsync(own, ward);
        await own.WorkAsync();

        Assert.Equal(2, (await ChartAsync(own, ward)).Reading.Segments.Count);
        Assert.Equal(2, (await ChartAsync(own, (await own.Handler<UnitDirectory>().ProviderOfAsync(ward.Number, Rooms.TestSystem, Cancel))!)).Reading.Segments.Count);
    }

    [Fact]
    public async Task Other_words_for_what_counts_are_a_break_and_the_old_words_are_kept()
    {
        await using var own = await Rooms.StartAsync();
        var old = await own.MeasureAsync(Felt);

        var outcome = await own.Handler<ChangeMeasureHandler>().HandleAsync(
            new(Felt, "2026-03-01", null, "Ask every person on the ward on the last Friday of the month, by name card.", "Fewer were missed.", null), Rooms.TestSystem, Cancel);
        var page = await own.PageOfAsync(await own.PersonAsync("qi-coach", await own.ProviderAsync()), Felt, share: true);

        Assert.Equal("What counts has been written anew. Fewer were missed.", outcome.Value.Words);
        Assert.Contains("last Friday of the month", page.Text, StringComparison.Ordinal);
        Assert.Contains(old.Definition[..40], page.Text, StringComparison.Ordinal);
        Assert.Equal(HowAsked.PeerWorker, (await own.MeasureAsync(Felt)).HowAsked);
    }

    [Fact]
    public async Task The_audit_tells_before_and_after_of_the_measure_and_counts_the_breaks()
    {
        await using var own = await Rooms.StartAsync();
        await RecordAsync(own, await own.WardAsync());
        await RecordAsync(own, await own.WardAsync());

        await ChangeAsync(own, "ward_staff", "2025-11-01");

        var text = await own.InScopeAsync<Db, string>(db => db.For<AuditRecord>(Rooms.TestSystem).Where(a => a.Action == "measures.measure-changed").Select(a => a.Text).SingleAsync(Cancel));
        Assert.Contains("patients_felt_safe: a break on 2 charts from 2025-11-01.", text, StringComparison.Ordinal);
        Assert.Contains("\"table\":\"measures_measures\",\"change\":\"Modified\",\"before\":{", text, StringComparison.Ordinal);
        Assert.Contains("\"table\":\"measures_changes\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("measures_decisions", text, StringComparison.Ordinal);
        Assert.Contains(Why, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("records", "31/03/2026", Why, "not-a-day")]
    [InlineData("records", "2026-03-19", Why, "period-in-the-future")]
    [InlineData("telepathy", "2026-03-01", Why, "way-unknown")]
    [InlineData("peer_worker", "2026-03-01", Why, "nothing-changes")]
    [InlineData("records", "2026-03-01", "", "reason-needed")]
    [InlineData("records", "2026-03-01", "because of Mr Smith in bed 4", "points-to-a-person")]
    public async Task A_change_that_cannot_be_is_refused_by_field_and_nothing_changes(string way, string from, string reason, string code)
    {
        var outcome = await rooms.Handler<ChangeMeasureHandler>().HandleAsync(new(Felt, from, way, null, reason, null), Rooms.TestSystem, Cancel);

        Assert.Equal(code, outcome.Refusal?.Code);
        Assert.NotNull(outcome.Refusal?.Field);
        Assert.Equal(HowAsked.PeerWorker, (await rooms.MeasureAsync(Felt)).HowAsked);
    }

    [Fact]
    public async Task What_was_typed_stays_on_the_page_when_it_is_refused()
    {
        var programme = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());
        var form = await (await rooms.PageOfAsync(programme, Felt)).FollowAsync("Count it in another way");

        var again = await form.SubmitAsync("Make the break", ("Asked in a survey", "x"), ("Day", "30"), ("Month", "2"), ("Year", "2026"), ("Why does it change?", Why));

        Assert.Contains("“30 2 2026” is not a day", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal(Why, again.Control("Why does it change?").TextContent.Trim());
        Assert.Equal("survey", again.Document.QuerySelector("input[name=Way][checked]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Only_whoever_administers_the_library_changes_it_and_only_its_ward_changes_its_own()
    {
        var (ward, other) = (await rooms.WardAsync(), await rooms.WardAsync());
        var (manager, stranger) = (await rooms.PersonAsync("ward-manager", ward), await rooms.PersonAsync("ward-manager", other));
        var mine = await OwnMeasureAsync(ward);

        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/measures/{(await rooms.MeasureAsync(Felt)).Id.Value}/change")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"/measures/{mine}/change")).Status);
        Assert.Same(Refusal.NotFound, (await AsAsync(stranger.Viewer, mine.ToString())).Refusal);
        Assert.Same(Refusal.NotFound, (await AsAsync(manager.Viewer, Felt)).Refusal);
        Assert.False((await AsAsync(manager.Viewer, mine.ToString())).IsRefused);
    }

    [Fact]
    public async Task Two_editors_cannot_overwrite_each_other_and_two_presses_are_one_change()
    {
        await using var own = await Rooms.StartAsync();
        var command = new ChangeMeasureCommand(Felt, "2026-02-01", "survey", null, Why, 0);
        command = command with { Request = new("once", command.Content, IsApi: false) };

        var first = await own.Handler<ChangeMeasureHandler>().HandleAsync(command, Rooms.TestSystem, Cancel);
        var again = await own.Handler<ChangeMeasureHandler>().HandleAsync(command, Rooms.TestSystem, Cancel);
        var late = await own.Handler<ChangeMeasureHandler>().HandleAsync(command with { Way = "records", From = "2026-03-01", Request = null }, Rooms.TestSystem, Cancel);
        var earlier = await own.Handler<ChangeMeasureHandler>().HandleAsync(command with { Way = "records", Version = null, Request = null }, Rooms.TestSystem, Cancel);

        Assert.Equal(first.Value, again.Value);
        Assert.Equal("changed-meanwhile", late.Refusal?.Code);
        Assert.Equal("changed-later", earlier.Refusal?.Code);
    }

    [Fact]
    public async Task What_is_published_by_others_is_not_ours_to_change()
    {
        var outcome = await rooms.Handler<ChangeMeasureHandler>().HandleAsync(
            new("england_mh_admissions", "2026-03-01", "records", null, Why, null), Rooms.TestSystem, Cancel);

        Assert.Equal("not-ours-to-change", outcome.Refusal?.Code);
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task The_command_line_lists_measures_and_changes_one()
    {
        await using var own = await Rooms.StartAsync();

        var list = await own.CliAsync("measures", "list");
        var refused = await own.CliAsync("measures", "change", Felt, "--from", "2026-13-01", "--way", "survey", "--reason", Why);
        var done = await own.CliAsync("measures", "change", Felt, "--from", "2025-11-15", "--way", "survey", "--reason", Why);

        Assert.Contains("patients_felt_safe", list.Out, StringComparison.Ordinal);
        Assert.Equal((3, ""), (refused.Exit, refused.Out));
        Assert.Contains("“2026-13-01” is not a day", refused.Error, StringComparison.Ordinal);
        Assert.Equal((0, $"{Felt}, from 2025-11-01: Asked by a peer worker until then, asked in a survey from here. {Why}\n"), (done.Exit, done.Out));
        Assert.Equal(HowAsked.Survey, (await own.MeasureAsync(Felt)).HowAsked);
    }

    private Task<Outcome<ChangedMeasure>> AsAsync(Viewer viewer, string measure) =>
        rooms.Handler<ChangeMeasureHandler>().HandleAsync(new(measure, "2026-03-01", "survey", null, Why, null), viewer, Cancel);

    private static async Task ChangeAsync(Rooms own, string way, string from) =>
        _ = (await own.Handler<ChangeMeasureHandler>().HandleAsync(new(Felt, from, way, null, Why, null), Rooms.TestSystem, Cancel)).Value;

    private static async Task RecordAsync(Rooms own, UnitRow ward)
    {
        for (var month = new DateOnly(2025, 6, 1); month < new DateOnly(2026, 3, 1); month = month.AddMonths(1))
        {
            await own.RecordAsync(ward, Felt, month, month.Month < 11 && month.Year == 2025 ? 10 : 14, 16);
        }
    }

    private static async Task<ChartView> ChartAsync(Rooms own, UnitRow unit) =>
        (await own.Handler<ShowChartHandler>().HandleAsync(new(unit.Id.Value.ToString(), Felt), Rooms.TestSystem, Cancel)).Value;

    private static async Task<Signal> SignalAsync(Rooms own, UnitRow unit)
    {
        var measure = await own.MeasureAsync(Felt);
        var db = own.Db();
        var series = await db.For<Series>(Rooms.TestSystem).SingleAsync(s => s.Unit == unit.Number && s.Measure == measure.Number, Cancel);
        return await db.For<Signal>(Rooms.TestSystem).SingleAsync(s => s.Series == series.Number && s.Class == SignalClass.Exact, Cancel);
    }

    private async Task<Guid> OwnMeasureAsync(UnitRow ward)
    {
        var answers = new TwelveRooms.Measures.MakeWardMeasure.NewMeasureState
        {
            Name = "Music off by eleven", AskedForBy = "patients", Kind = "count", Question = "How many nights was the music still on?",
            Definition = "Count each night on which music was on after eleven. Look in the night book.", HowOften = "week", Minutes = "1", Better = "lower",
        };
        return (await rooms.Handler<TwelveRooms.Measures.MakeWardMeasure.MakeWardMeasureHandler>().HandleAsync(new(ward.Id.Value, answers, null), Rooms.TestSystem, Cancel)).Value;
    }
}

internal static class MeasurePages
{
    public static async Task<RoomsPage> PageOfAsync(this Rooms rooms, Visitor visitor, string code, bool share = false)
    {
        if (share)
        {
            var providers = await rooms.Handler<UnitDirectory>().AllAsync(UnitKind.Provider, Rooms.TestSystem, TestContext.Current.CancellationToken);
            await rooms.ShareAsync(providers[0]);
            visitor = await rooms.SignInAsync(visitor.Viewer.Person!.Value);
        }

        return await visitor.SeeAsync($"/measures/{(await rooms.MeasureAsync(code)).Id.Value}");
    }
}
