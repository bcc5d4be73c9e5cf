using TwelveRooms.Measures.Completeness;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Completeness;

/// <summary>What a ward owes and when, and what became of each number.</summary>
public sealed class CompletenessTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Number_zero_not_collected_late_and_never_are_five_things()
    {
        var ward = await rooms.WardAsync();
        await rooms.RecordAsync(ward, Owed.Force, Owed.February, 4, 500);
        await rooms.RecordAsync(ward, Owed.Violence, Owed.February, 0, 500);
        await rooms.NotCountedAsync(ward, Owed.SelfHarm, "2026-02", "Too busy");

        var set = (await rooms.CompletenessAsync(ward)).Numbers.Where(n => n.Period == Owed.February).ToDictionary(n => n.Measure.Code);

        Assert.Equal(
            [(Owed.Force, NumberState.Reported), (Owed.SelfHarm, NumberState.NotCollected), (Owed.Sickness, NumberState.Never), (Owed.Violence, NumberState.ConfirmedZero)],
            set.Select(n => (n.Key, n.Value.State)).OrderBy(n => n.Key, StringComparer.Ordinal));
        Assert.All(set.Values, n => Assert.True(n is { IsOwed: true, IsOfProgramme: true } && n.DueOn == new DateOnly(2026, 3, 14)));
        Assert.Equal("Too busy", set[Owed.SelfHarm].Reason);
    }

    [Fact]
    public async Task What_stops_coming_is_late_and_what_never_came_is_never()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave, WardNumbers.Activities);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 2, 23), 3);

        var late = await rooms.OwedAsync(ward, WardNumbers.Leave, new(2026, 3, 2), "week");
        var notYet = await rooms.OwedAsync(ward, WardNumbers.Leave, new(2026, 3, 9), "week");
        var never = await rooms.OwedAsync(ward, WardNumbers.Activities, new(2026, 3, 2), "week");

        Assert.Equal((NumberState.Late, new DateOnly(2026, 3, 15)), (late.State, late.DueOn));
        Assert.Equal((NumberState.NotYet, new DateOnly(2026, 3, 22)), (notYet.State, notYet.DueOn));
        Assert.Equal((NumberState.Never, false), (never.State, never.IsOfProgramme));
    }

    [Fact]
    public async Task A_measure_that_never_came_within_the_months_that_are_shown_but_did_before_is_late_and_not_never()
    {
        var ward = await rooms.WardAsync();
        await rooms.RecordAsync(ward, Owed.Force, new(2024, 5, 1), 4, 500);

        Assert.Equal(NumberState.Late, (await rooms.OwedAsync(ward, Owed.Force, Owed.January)).State);
    }

    [Fact]
    public async Task A_ward_that_opened_in_mid_year_owes_nothing_before()
    {
        var ward = await rooms.WardAsync(openedOn: new(2025, 11, 10));

        var before = await rooms.OwedAsync(ward, Owed.Force, new(2025, 10, 1));
        var since = await rooms.OwedAsync(ward, Owed.Force, new(2025, 11, 1));

        Assert.Equal((NumberState.NotOpen, false), (before.State, before.IsOwed));
        Assert.Equal((NumberState.Never, true), (since.State, since.IsOwed));
    }

    [Fact]
    public async Task A_closed_ward_owes_nothing_after_its_last_day()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        await rooms.WriteAsync("test.closed", write => write.For<Unit>().Single(u => u.Number == ward.Number).ClosedOn = new(2025, 12, 31));

        var numbers = (await rooms.CompletenessAsync(provider)).Numbers.Where(n => n.Measure.Code == Owed.Force).ToDictionary(n => n.Period);

        Assert.Equal((NumberState.WardClosed, false), (numbers[Owed.January].State, numbers[Owed.January].IsOwed));
        Assert.Equal((NumberState.Never, true), (numbers[new(2025, 12, 1)].State, numbers[new(2025, 12, 1)].IsOwed));
    }

    [Fact]
    public async Task Nothing_is_owed_before_a_question_began_and_after_it_stopped()
    {
        var ward = await rooms.WardAsync();
        var measure = await rooms.MeasureAsync(WardNumbers.Leave);
        await rooms.WriteAsync("test.series", write => SeriesStore.Begin(write, ward, measure, new(2026, 2, 2)).EndedOn = new(2026, 3, 2));

        var states = (await rooms.CompletenessAsync(ward, "week")).Numbers.Where(n => n.Measure.Code == WardNumbers.Leave).ToDictionary(n => n.Period, n => n.State);

        Assert.Equal(
            [NumberState.NotAsked, NumberState.Never, NumberState.Never, NumberState.NotAsked],
            new DateOnly[] { new(2026, 1, 26), new(2026, 2, 2), new(2026, 2, 23), new(2026, 3, 2) }.Select(p => states[p]));
    }

    [Fact]
    public async Task A_ward_that_came_from_another_organisation_owes_the_new_one_nothing_for_the_time_before()
    {
        var (old, now) = (await rooms.ProviderAsync(), await rooms.ProviderAsync());
        var ward = await rooms.WardAsync(old);
        var move = new TwelveRooms.Organisations.MoveWard.MoveWardCommand(ward.Id.Value, now.Id.Value, "2026-02-01", "merged", 0);
        Assert.False((await rooms.Handler<TwelveRooms.Organisations.MoveWard.MoveWardHandler>().HandleAsync(move, Viewer.Operator("test"), Cancel)).IsRefused);

        var numbers = (await rooms.CompletenessAsync(now)).Numbers.Where(n => n.Measure.Code == Owed.Force).ToDictionary(n => n.Period, n => n.State);

        Assert.Equal((NumberState.Elsewhere, NumberState.Never), (numbers[Owed.January], numbers[Owed.February]));
        Assert.Empty((await rooms.CompletenessAsync(old)).Wards);
        Assert.Equal(NumberState.Never, (await rooms.OwedAsync(ward, Owed.Force, Owed.January)).State);
    }

    [Fact]
    public async Task What_an_import_brought_and_was_taken_back_is_not_reported()
    {
        var ward = await rooms.WardAsync();
        var import = (await rooms.BringAsync(await rooms.LookAsync(ward, Owed.Force, "2026-02-01,3,500"))).Value;
        var before = await rooms.OwedAsync(ward, Owed.Force, Owed.February);

        _ = (await rooms.InScopeAsync<UndoImportHandler, Outcome<UndoneImport>>(h => h.HandleAsync(import.Import!.Value, "the wrong ward", Viewer.Operator("test"), Cancel))).Value;

        Assert.Equal(NumberState.Reported, before.State);
        Assert.Equal((NumberState.Never, null), ((await rooms.OwedAsync(ward, Owed.Force, Owed.February)) is var after ? (after.State, after.CameOn) : default));
    }

    [Fact]
    public async Task A_file_that_says_that_nothing_was_reported_is_no_answer()
    {
        var ward = await rooms.WardAsync();
        _ = (await rooms.BringAsync(await rooms.LookAsync(ward, Owed.Force, "2026-01-01,3,500", "2026-02-01,n/a,"))).Value;

        Assert.Equal((NumberState.Late, null), (await rooms.OwedAsync(ward, Owed.Force, Owed.February)) is var n ? (n.State, n.CameOn) : default);
    }

    [Fact]
    public async Task A_hidden_number_and_one_that_does_not_apply_are_answers_of_their_own()
    {
        var ward = await rooms.WardAsync();
        _ = (await rooms.BringAsync(await rooms.LookAsync(ward, Owed.Force, "2026-01-01,*,500", "2026-02-01,-,"))).Value;

        Assert.Equal(NumberState.Hidden, (await rooms.OwedAsync(ward, Owed.Force, Owed.January)).State);
        Assert.Equal(NumberState.NotApplicable, (await rooms.OwedAsync(ward, Owed.Force, Owed.February)).State);
    }

    [Fact]
    public async Task A_ward_owes_the_set_from_the_month_in_which_it_came_into_the_house_and_what_it_brought_of_before_is_in()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync(hereSince: new(2026, 3, 18));
        _ = (await own.BringAsync(await own.LookAsync(ward, Owed.Force, "2025-04-01,3,500", "2026-02-01,4,510"))).Value;

        var first = await own.CompletenessAsync(ward);
        own.Clock.Advance(TimeSpan.FromDays(31));
        var (force, harm) = (await own.OwedAsync(ward, Owed.Force, new(2026, 3, 1)), await own.OwedAsync(ward, Owed.SelfHarm, new(2026, 3, 1)));

        Assert.DoesNotContain(first.Numbers, n => n.IsOwed || n.IsMissing);
        Assert.Empty(CompletenessWords.Sentences(first, programme: true));
        Assert.Equal(
            [(Owed.Force, NumberState.Reported), (Owed.SelfHarm, NumberState.NotAsked)],
            first.Numbers.Where(n => n.Period == Owed.February && n.Measure.Code is (Owed.Force or Owed.SelfHarm)).Select(n => (n.Measure.Code, n.State)).OrderBy(n => n.Code, StringComparer.Ordinal));
        Assert.Equal((NumberState.Late, NumberState.Never, true), (force.State, harm.State, force.IsOwed));
    }

    [Fact]
    public async Task What_an_import_began_was_not_asked_before_and_a_blank_that_came_is_shown_as_one()
    {
        var ward = await rooms.WardAsync();
        _ = (await rooms.BringAsync(await rooms.LookAsync(ward, WardNumbers.Leave, "2026-01-05,3,", "2026-01-12,n/a,", "2026-02-02,4,"))).Value;

        var weeks = (await rooms.CompletenessAsync(ward, "week")).Numbers.Where(n => n.Measure.Code == WardNumbers.Leave).ToDictionary(n => n.Period, n => n.State);

        Assert.Equal(
            [NumberState.Reported, NumberState.Blank, NumberState.NotAsked, NumberState.Reported, NumberState.NotAsked],
            new DateOnly[] { new(2026, 1, 5), new(2026, 1, 12), new(2026, 1, 19), new(2026, 2, 2), new(2026, 3, 9) }.Select(p => weeks[p]));
        Assert.Empty(CompletenessWords.Missing(await rooms.CompletenessAsync(ward, "week"), programme: false));
    }

    [Fact]
    public async Task A_question_of_today_and_numbers_of_before_are_one_story_on_every_page()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync();
        var manager = await own.PersonAsync("ward-manager", ward);
        var measure = await own.MeasureAsync(WardNumbers.Leave);
        await (await manager.SeeAsync($"/measures/{measure.Id.Value}")).SubmitAsync("Ask this on our ward");
        _ = (await own.BringAsync(await own.LookAsync(ward, WardNumbers.Leave, "2026-01-05,3,", "2026-01-12,n/a,", "2026-01-26,4,"))).Value;

        var page = await manager.SeeAsync($"/wards/{ward.Id.Value}");
        var chart = await manager.SeeAsync($"/units/{ward.Id.Value}/measures/{measure.Id.Value}");
        var owed = await own.CompletenessAsync(ward, "week");
        own.Clock.Advance(TimeSpan.FromDays(14));
        manager = await own.SignInAsync(manager.Viewer.Person!.Value);
        var later = await manager.SeeAsync($"/units/{ward.Id.Value}/measures/{measure.Id.Value}");

        Assert.Contains("Nothing due yet", page.Text, StringComparison.Ordinal);
        Assert.Contains("from Monday 23 March", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("All that was asked has an answer", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing has come in since", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("There is no number for the last", chart.Text, StringComparison.Ordinal);
        Assert.Contains("Not asked: ", chart.Text, StringComparison.Ordinal);
        Assert.Contains("Not reported: ", chart.Text, StringComparison.Ordinal);
        Assert.Equal(
            [NumberState.Reported, NumberState.Blank, NumberState.NotAsked, NumberState.Reported, NumberState.NotAsked],
            owed.Numbers.Where(n => n.Measure.Code == WardNumbers.Leave && n.Period >= new DateOnly(2026, 1, 5) && n.Period <= new DateOnly(2026, 2, 2)).OrderBy(n => n.Period).Select(n => n.State));
        Assert.Contains("There is no number for the last 2 weeks", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_many_days_there_are_is_a_setting_of_the_programme()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync();
        var settings = own.Handler<ProgrammeSettings>();

        Assert.True((await settings.ChangeAsync(new(SettingDefinition.DaysForMonths, "0", "none"), Rooms.TestSystem, Cancel)).IsRefused);
        _ = (await settings.ChangeAsync(new(SettingDefinition.DaysForMonths, "21", "the data team has three weeks"), Rooms.TestSystem, Cancel)).Value;

        Assert.Equal((NumberState.NotYet, new DateOnly(2026, 3, 21)), (await own.OwedAsync(ward, Owed.Force, Owed.February)) is var n ? (n.State, n.DueOn) : default);
    }
}
