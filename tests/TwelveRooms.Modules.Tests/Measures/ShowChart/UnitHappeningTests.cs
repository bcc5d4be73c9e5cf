using System.Globalization;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.CloseWard;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.CorrectWardType;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.MoveWard;
using TwelveRooms.Organisations.RenameWard;
using TwelveRooms.Organisations.ReopenWard;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ShowChart;

/// <summary>What becomes of a ward stands on its charts by itself: nobody writes a note, and nobody outside reads a name that is not theirs.</summary>
public sealed class UnitHappeningTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Complaints = "complaints";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_name_is_marked_from_its_day_on_the_chart_in_the_list_and_in_the_file()
    {
        var (_, ward, team) = await CountingAsync();
        await DoneAsync<RenameWardHandler>(h => h.HandleAsync(new(ward.Id.Value, "Oak", "2026-01-14", "chosen by patients", 0), team.Viewer, Cancel));

        var page = await team.SeeAsync(await ChartAsync(ward));
        var csv = await team.Client.GetStringAsync(new Uri(await ChartAsync(ward) + "/csv", UriKind.Relative), Cancel);

        var words = $"Called Oak since 14 January 2026. Before, it was {ward.Name}.";
        Assert.Contains("January 2026. " + words, page.Text, StringComparison.Ordinal);
        Assert.Contains("What happened along the way", page.Text, StringComparison.Ordinal);
        Assert.Contains("new name", page.Html, StringComparison.Ordinal);
        Assert.Contains(words, csv.Split("\r\n").Single(line => line.Contains(",2026-01-01,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain("Called Oak", (await team.SeeAsync(await ChartAsync(ward) + "?on=2026-01-13")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_names_the_places_that_the_reader_sees_and_of_others_their_organisation()
    {
        var (provider, ward, team) = await CountingAsync();
        var site = await rooms.UnitAsync(new(UnitKind.Site, "Park", $"ZXT-S{provider.Number}", provider.Number, UnitTree.Ever));
        await DoneAsync<MoveWardHandler>(h => h.HandleAsync(new(ward.Id.Value, site.Id.Value, "2026-01-14", "a better building", 0), team.Viewer, Cancel));
        var manager = await rooms.PersonAsync("ward-manager", ward);

        Assert.Equal([$"Moved on 14 January 2026 from {provider.Name} to Park."], await WordsAsync(ward, team.Viewer));
        Assert.Equal([$"Moved on 14 January 2026 to another place of {provider.Name}."], await WordsAsync(ward, manager.Viewer));
    }

    [Fact]
    public async Task A_ward_that_goes_to_another_organisation_says_so_to_both()
    {
        var (provider, ward, _) = await CountingAsync();
        var taker = await rooms.ProviderAsync();
        var site = await rooms.UnitAsync(new(UnitKind.Site, "Meadow", $"ZXT-S{taker.Number}", taker.Number, UnitTree.Ever));
        await DoneAsync<MoveWardHandler>(h => h.HandleAsync(new(ward.Id.Value, site.Id.Value, "2026-02-01", "the contract went over", 0), Rooms.TestSystem, Cancel));
        var (team, old) = (await rooms.PersonAsync("organisation-team", taker), await rooms.PersonAsync("organisation-team", provider));

        Assert.Equal([$"Moved on 1 February 2026 from {provider.Name} to Meadow of {taker.Name}."], await WordsAsync(ward, team.Viewer));
        Assert.Equal(RefusalKind.NotFound, (await SeenAsync(ward, old.Viewer)).Refusal?.Kind);
    }

    [Fact]
    public async Task A_ward_whose_site_goes_over_says_so_too()
    {
        var (provider, taker) = (await rooms.ProviderAsync(), await rooms.ProviderAsync());
        var site = await rooms.UnitAsync(new(UnitKind.Site, "Hill", $"ZXT-S{provider.Number}", provider.Number, UnitTree.Ever));
        var ward = await CountingAsync(site);
        await DoneAsync<Db>(db => db.WriteAsync<Done>(Rooms.TestSystem, new("test.site-moved"), async (write, c) =>
        {
            Assert.True(await UnitTree.MoveAsync(write, write.For<Unit>().Single(u => u.Number == site.Number), taker.Number, new(2026, 2, 1), c));
            return new Done();
        }, Cancel));

        Assert.Equal([$"Went on 1 February 2026, with its site, from {provider.Name} to {taker.Name}."], await WordsAsync(ward, Rooms.TestSystem));
    }

    [Fact]
    public async Task Two_wards_that_become_one_are_marked_on_all_three_charts()
    {
        var (provider, ash, team) = await CountingAsync();
        var (elm, oak) = (await CountingAsync(provider), await CountingAsync(provider));
        foreach (var closing in new[] { ash, elm })
        {
            await CloseAsync(closing, "2026-01-31", team.Viewer, oak);
        }

        var manager = await rooms.PersonAsync("ward-manager", oak);

        Assert.Equal([$"Closed: 31 January 2026 was its last day. {oak.Name} took over."], await WordsAsync(ash, team.Viewer));
        Assert.Equal([$"Took over from {string.Join(" and ", new[] { ash.Name, elm.Name }.Order(StringComparer.CurrentCulture))} on 1 February 2026."], await WordsAsync(oak, team.Viewer));
        Assert.Equal(["Took over from 2 other wards on 1 February 2026."], await WordsAsync(oak, manager.Viewer));
        Assert.DoesNotContain(ash.Name, (await manager.SeeAsync(await ChartAsync(oak))).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ward_that_is_shared_out_on_the_page_is_marked_on_its_chart_and_on_each_that_takes_a_part()
    {
        var (provider, ward, team) = await CountingAsync();
        var (first, second) = (await CountingAsync(provider), await CountingAsync(provider));
        var form = await team.SeeAsync($"/organisations/wards/{ward.Id.Value}/close");

        var after = await form.SubmitAsync("Save the last day", ("LastDay.Day", "31"), ("LastDay.Month", "1"), ("LastDay.Year", "2026"), ("Successor", first.Id.Value.ToString()), ("Others", second.Id.Value.ToString()), ("Reason", "two smaller wards"));

        Assert.Contains("The last day has been saved.", after.Text, StringComparison.Ordinal);
        var both = string.Join(" and ", new[] { first.Name, second.Name }.Order(StringComparer.CurrentCulture));
        Assert.Equal([$"Closed: 31 January 2026 was its last day. {both} took over, each a part."], await WordsAsync(ward, team.Viewer));
        Assert.Equal([$"Took over a part of {ward.Name} on 1 February 2026."], await WordsAsync(first, team.Viewer));
        Assert.Equal([$"Took over a part of {ward.Name} on 1 February 2026."], await WordsAsync(second, team.Viewer));
    }

    [Fact]
    public async Task A_closed_wards_chart_ends_with_its_last_period()
    {
        var (_, ward, team) = await CountingAsync();
        await CloseAsync(ward, "2026-01-31", team.Viewer);

        var chart = (await SeenAsync(ward, team.Viewer)).Value;

        Assert.Equal(new DateOnly(2026, 1, 1), chart.Reading.Points[^1].Point.Start);
    }

    [Fact]
    public async Task Another_type_is_marked_from_the_day_on_which_it_was_said()
    {
        var (_, ward, team) = await CountingAsync();
        await DoneAsync<CorrectWardTypeHandler>(h => h.HandleAsync(new(ward.Id.Value, "Adult Rehabilitation", "first", 0), team.Viewer, Cancel));
        rooms.Clock.Advance(TimeSpan.FromDays(1));
        await DoneAsync<CorrectWardTypeHandler>(h => h.HandleAsync(new(ward.Id.Value, "Older Adult Acute", "older people now", 1), team.Viewer, Cancel));

        Assert.Equal([$"Of the type Older Adult Acute since {WardChange.Words(rooms.Today)}. Before, it was Adult Rehabilitation."], await WordsAsync(ward, team.Viewer));
        rooms.Clock.Advance(TimeSpan.FromDays(-1));
    }

    [Fact]
    public async Task A_ward_that_opens_again_says_since_when_and_one_whose_last_day_had_not_come_says_nothing()
    {
        var (provider, ward, team) = await CountingAsync();
        var planned = await CountingAsync(provider);
        await CloseAsync(ward, "2026-01-31", team.Viewer);
        await CloseAsync(planned, rooms.Today.AddDays(30).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), team.Viewer);
        foreach (var again in new[] { ward, planned })
        {
            await DoneAsync<ReopenWardHandler>(h => h.HandleAsync(new(again.Id.Value, "it is needed", 1), team.Viewer, Cancel));
        }

        Assert.Equal([$"Opened again on {WardChange.Words(rooms.Today)}. It had closed after 31 January 2026."], await WordsAsync(ward, team.Viewer));
        Assert.Empty(await WordsAsync(planned, team.Viewer));
    }

    [Fact]
    public async Task A_planned_move_and_what_was_before_the_first_number_are_no_marks()
    {
        var (provider, ward, team) = await CountingAsync();
        var site = await rooms.UnitAsync(new(UnitKind.Site, "Dale", $"ZXT-S{provider.Number}", provider.Number, UnitTree.Ever));
        await DoneAsync<RenameWardHandler>(h => h.HandleAsync(new(ward.Id.Value, "Birch", "2020-01-14", "long ago", 0), team.Viewer, Cancel));
        await DoneAsync<MoveWardHandler>(h => h.HandleAsync(new(ward.Id.Value, site.Id.Value, rooms.Today.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "planned", 1), team.Viewer, Cancel));

        Assert.Empty(await WordsAsync(ward, team.Viewer));
    }

    [Fact]
    public async Task Outside_the_organisation_its_own_new_name_is_seen_and_nothing_of_its_wards()
    {
        var provider = await rooms.ProviderAsync();
        for (var i = 0; i < 3; i++)
        {
            var ward = await rooms.WardAsync(provider);
            await rooms.AskAsync(ward, WardNumbers.Activities);
            await rooms.RecordAsync(ward, WardNumbers.Activities, new(2026, 3, 2), 3, 20);
            await rooms.RecordAsync(ward, WardNumbers.Activities, new(2026, 3, 9), 4, 20);
            await DoneAsync<RenameWardHandler>(h => h.HandleAsync(new(ward.Id.Value, $"Canary {i}", "2026-03-10", "a reason", 0), Rooms.TestSystem, Cancel));
        }

        await DoneAsync<Db>(db => db.WriteAsync<Done>(Rooms.TestSystem, new("test.renamed"), async (write, c) =>
        {
            await UnitTree.RenameAsync(write, write.For<Unit>().Single(u => u.Number == provider.Number), "New Trust", new(2026, 3, 9), c);
            return new Done();
        }, Cancel));
        await rooms.WorkAsync();
        var lead = await rooms.PersonAsync("icb-reader", provider);

        var page = await lead.SeeAsync($"/units/{provider.Id.Value}/measures/{(await rooms.MeasureAsync(WardNumbers.Activities)).Id.Value}");

        Assert.Contains($"Called New Trust since 9 March 2026. Before, it was {provider.Name}.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", page.Html, StringComparison.Ordinal);
    }

    private async Task<(UnitRow Provider, UnitRow Ward, Visitor Team)> CountingAsync()
    {
        var provider = await rooms.ProviderAsync();
        return (provider, await CountingAsync(provider), await rooms.PersonAsync("organisation-team", provider));
    }

    /// <summary>A ward with two months of numbers.</summary>
    private async Task<UnitRow> CountingAsync(UnitRow place)
    {
        var ward = await rooms.WardAsync(place);
        await rooms.RecordAsync(ward, Complaints, new(2025, 12, 1), 2);
        await rooms.RecordAsync(ward, Complaints, new(2026, 1, 1), 3);
        return ward;
    }

    private async Task<string> ChartAsync(UnitRow ward) => $"/units/{ward.Id.Value}/measures/{(await rooms.MeasureAsync(Complaints)).Id.Value}";

    private async Task<IEnumerable<string>> WordsAsync(UnitRow ward, Viewer viewer) =>
        ChartText.Marks((await SeenAsync(ward, viewer)).Value).Select(m => m.Text);

    private Task<Outcome<ChartView>> SeenAsync(UnitRow ward, Viewer viewer) =>
        rooms.InScopeAsync<ShowChartHandler, Outcome<ChartView>>(h => h.HandleAsync(new(ward.Id.Value.ToString(), Complaints), viewer, Cancel));

    private Task CloseAsync(UnitRow ward, string lastDay, Viewer viewer, UnitRow? successor = null) =>
        DoneAsync<CloseWardHandler>(h => h.HandleAsync(new(ward.Id.Value, lastDay, successor?.Id.Value, "a reason", 0), viewer, Cancel));

    private async Task DoneAsync<T>(Func<T, Task<Outcome<Done>>> work)
        where T : notnull => _ = (await rooms.InScopeAsync(work)).Value;
}
