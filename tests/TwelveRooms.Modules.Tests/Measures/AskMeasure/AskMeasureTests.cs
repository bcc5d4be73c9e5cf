using System.Net;
using TwelveRooms.Measures.AskMeasure;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.AskMeasure;

public sealed class AskMeasureTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task A_library_measure_is_asked_from_this_week_on_and_due_next_week()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync();
        var manager = await own.PersonAsync("ward-manager", ward);
        var page = await manager.SeeAsync($"/measures/{(await own.MeasureAsync(WardNumbers.Leave)).Id.Value}");

        var after = await page.SubmitAsync("Ask this on our ward");
        var now = await manager.SeeAsync(WardNumbers.WeekOf(ward));
        own.Clock.Advance(TimeSpan.FromDays(7));
        var due = await own.Handler<IEnumerable<IDueItem>>().First().ForAsync([ward.Number], manager.Viewer, CancellationToken.None);

        Assert.Contains($"{ward.Name} is asked for this.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing is due yet.", now.Text, StringComparison.Ordinal);
        Assert.Contains("Mon 16 to Sun 22 Mar, from Monday 23 March", now.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing is asked of this ward", now.Text, StringComparison.Ordinal);
        Assert.Equal("Mon 16 to Sun 22 Mar", Assert.Single(due).When);
    }

    [Fact]
    public async Task Above_the_ceiling_a_reason_is_needed()
    {
        var ward = await rooms.AskedWardAsync("felt_safe_asked_by_staff", "named_staff_time", "activities_asked_for_held");
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var page = await manager.SeeAsync($"/measures/{(await rooms.MeasureAsync(WardNumbers.Leave)).Id.Value}");

        var refused = await page.SubmitAsync("Ask this on our ward", ("Reason", ""));
        var pointing = await refused.SubmitAsync("Ask this on our ward", ("Reason", "because of bed 4"));
        var after = await refused.SubmitAsync("Ask this on our ward", ("Reason", "Patients asked for it"));

        Assert.Contains("The most should be 30.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Contains("bed 4", Assert.Single(pointing.Errors), StringComparison.Ordinal);
        Assert.Contains("is asked for this.", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ward_stops_being_asked_and_can_be_asked_again()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var measure = (await rooms.MeasureAsync(WardNumbers.Leave)).Id.Value;
        var page = await manager.SeeAsync($"/wards/{ward.Id.Value}/measures/{measure}/end");

        var without = await page.SubmitAsync("Stop asking");
        await page.SubmitAsync("Stop asking", ("Reason", "It has stayed the same for a year"));
        var week = await manager.SeeAsync(WardNumbers.WeekOf(ward));
        var again = await (await manager.SeeAsync($"/measures/{measure}")).SubmitAsync("Ask this on our ward");

        Assert.Contains("Say why it stops.", Assert.Single(without.Errors), StringComparison.Ordinal);
        Assert.Contains("Nothing is asked of this ward", week.Text, StringComparison.Ordinal);
        Assert.Contains("is asked for this.", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_those_who_manage_its_measures_ask_a_ward()
    {
        var ward = await rooms.WardAsync();
        var measure = await rooms.MeasureAsync(WardNumbers.Leave);
        var elsewhere = await rooms.PersonAsync("ward-manager", await rooms.WardAsync());
        var member = await rooms.PersonAsync("ward-member", ward);
        var handler = rooms.Handler<StartSeriesHandler>();

        var one = await handler.HandleAsync(new(ward.Id.Value, measure.Id.Value, null), elsewhere.Viewer, CancellationToken.None);
        var two = await handler.HandleAsync(new(ward.Id.Value, measure.Id.Value, null), member.Viewer, CancellationToken.None);
        var page = await member.SeeAsync($"/measures/{measure.Id.Value}");

        Assert.Equal("not-found", one.Refusal?.Code);
        Assert.Equal("not-found", two.Refusal?.Code);
        Assert.DoesNotContain("Ask this on our ward", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_from_a_system_is_not_asked_of_a_ward()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var measure = await rooms.MeasureAsync("restrictive_interventions");

        var outcome = await rooms.Handler<StartSeriesHandler>().HandleAsync(new(ward.Id.Value, measure.Id.Value, null), manager.Viewer, CancellationToken.None);

        Assert.Equal("not-asked-of-wards", outcome.Refusal?.Code);
    }

    [Theory]
    [InlineData(null, "2026-03-09")]
    [InlineData("2026-03-02", "2026-03-09")]
    [InlineData("2026-03-09", "2026-03-16")]
    public void What_was_put_in_stays_inside_the_time_it_was_asked_for(string? newest, string end) => Assert.Equal(
        Day(end), EndSeriesHandler.EndOf(Cadence.Week, new(2025, 1, 6), newest is null ? null : Day(newest), new(2026, 3, 18)));

    [Fact]
    public async Task The_library_is_searched_by_a_word()
    {
        var reader = await rooms.PersonAsync("organisation-team", await rooms.ProviderAsync());

        var found = await (await reader.SeeAsync("/measures")).SubmitAsync("Find", ("Find a measure", "leave"));
        var none = await reader.SeeAsync("/measures?q=zebra");

        Assert.Contains("Leave cancelled", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Community meetings", found.Text, StringComparison.Ordinal);
        Assert.Contains("No measure speaks of “zebra”.", none.Text, StringComparison.Ordinal);
        Assert.Contains("People may say what is expected", (await reader.SeeAsync("/measures")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync($"/measures/{Guid.CreateVersion7()}")).Status);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
