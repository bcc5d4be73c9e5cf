using System.Net;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.CorrectNumber;

public sealed class CorrectNumberPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task An_older_number_is_corrected_with_a_reason_and_the_old_one_stays()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.AskedWardAsync(WardNumbers.Leave);
        await own.RecordAsync(ward, WardNumbers.Leave, WardNumbers.DueWeek, 37);
        own.Clock.Advance(TimeSpan.FromDays(14));
        var champion = await own.PersonAsync("data-champion", ward, "Priya Shah");
        var page = await champion.SeeAsync(await AddressAsync(own, ward, "?period=2026-03-09"));

        var without = await page.SubmitAsync("Save the correction", ("Numerator", "3"));
        var after = await page.SubmitAsync("Save the correction", ("Numerator", "3"), ("Why does it change?", "A slip of the key"));

        Assert.Contains("Say why the number changes.", Assert.Single(without.Errors), StringComparison.Ordinal);
        Assert.Equal("Reason", without.ErrorTarget(without.Errors[0]).Id);
        Assert.Equal(["1 April 2026", "PS", "37", "3", "A slip of the key"], after.Table("What was put in, and when")[1]);
    }

    [Theory]
    [InlineData("943 476 5919 left early", "looks like an NHS number")]
    [InlineData("counted bed 4 twice", "looks like one person’s bed")]
    public async Task A_note_that_points_to_a_person_is_held_and_the_words_stay(string note, string says)
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var champion = await rooms.PersonAsync("data-champion", ward);
        var page = await champion.SeeAsync(await AddressAsync(rooms, ward, "?period=2026-03-02"));

        var refused = await page.SubmitAsync("Save the number", ("Numerator", "3"), ("Reason", note));

        Assert.Contains(says, Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(note, refused.Control("Anything to note?").TextContent.Trim());
        Assert.Empty(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    [Theory]
    [InlineData("2026-03-23", "has not begun yet")]
    [InlineData("2015-01-05", "opened on 1 April 2015")]
    [InlineData("next week", "is not a day")]
    public async Task A_time_that_cannot_be_is_refused(string period, string says)
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var champion = await rooms.PersonAsync("data-champion", ward);
        var page = await champion.SeeAsync(await AddressAsync(rooms, ward, "?period=2026-03-09"));

        var refused = await page.SubmitAsync("Save the number", ("Numerator", "3"), ("Period", period));

        Assert.Contains(says, Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_with_a_day_that_cannot_be_read_says_so_and_offers_the_days_there_are()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var champion = await rooms.PersonAsync("data-champion", ward);

        var page = await champion.OpenAsync(await AddressAsync(rooms, ward, "?period=last-week"));

        Assert.Contains("“last-week” is not a day that we can read. Choose one below.", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("Period", page.ErrorTarget(page.Errors[0]).Id);
        Assert.NotEmpty(page.Control("Which week?").QuerySelectorAll("option"));
    }

    [Fact]
    public async Task A_week_that_lies_in_two_years_is_called_by_both()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var champion = await rooms.PersonAsync("data-champion", ward);

        var page = await champion.SeeAsync(await AddressAsync(rooms, ward, "?period=2025-12-29"));

        Assert.Contains("Monday 29 December 2025 to Sunday 4 January 2026", page.Document.QuerySelector("h2")!.TextContent, StringComparison.Ordinal);
        Assert.Contains((await champion.SeeAsync(await AddressAsync(rooms, ward, ""))).Document.QuerySelectorAll("option"), o => o.TextContent.Trim() == "Monday 29 December 2025 to Sunday 4 January 2026");
    }

    [Fact]
    public async Task Which_week_is_asked_by_itself_so_that_no_number_is_saved_for_another_than_was_chosen()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var champion = await rooms.PersonAsync("data-champion", ward);

        var asked = await champion.SeeAsync(await AddressAsync(rooms, ward, ""));
        var shown = await champion.SeeAsync(await AddressAsync(rooms, ward, "?period=2026-03-02"));
        var saved = await shown.SubmitAsync("Save the number", ("Numerator", "3"));

        Assert.Empty(asked.Document.QuerySelectorAll("[name=Numerator]"));
        Assert.Empty(shown.Document.QuerySelectorAll("select"));
        Assert.Contains("Saved for Monday 2 to Sunday 8 March", saved.Text, StringComparison.Ordinal);
        Assert.Equal(new(2026, 3, 2), Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Leave)).Period);
    }

    [Fact]
    public async Task A_corrected_number_says_so_in_its_row_of_the_chart()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 5);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 9), 4);
        var champion = await rooms.PersonAsync("data-champion", ward);
        var page = await champion.SeeAsync(await AddressAsync(rooms, ward, "?period=2026-03-02"));

        await page.SubmitAsync("Save the correction", ("Numerator", "3"), ("Reason", "two were put off, not cancelled"));
        var rows = (await champion.SeeAsync((await AddressAsync(rooms, ward, "")).Replace("/number", "", StringComparison.Ordinal))).Document
            .QuerySelectorAll(".rooms-table--spc tbody tr").Select(r => r.TextContent).ToList();

        Assert.Contains(rows, r => r.Contains("2 Mar 2026", StringComparison.Ordinal) && r.EndsWith(". Corrected: two were put off, not cancelled", StringComparison.Ordinal));
        Assert.DoesNotContain(rows, r => r.Contains("9 Mar 2026", StringComparison.Ordinal) && r.Contains("Corrected", StringComparison.Ordinal));
    }

    [Fact]
    public async Task None_beside_a_number_in_the_box_is_asked_about_and_never_taken()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 5);
        var champion = await rooms.PersonAsync("data-champion", ward);
        var page = await champion.SeeAsync(await AddressAsync(rooms, ward, "?period=2026-03-02"));

        var asked = await page.SubmitAsync("Save the correction", ("Answer", "none"), ("Reason", "nobody was"));

        Assert.Contains("You say that there were none, and the number is 5.", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Equal(5, Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Leave)).Numerator);
    }

    [Fact]
    public async Task A_gap_can_be_put_in_afterwards()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var champion = await rooms.PersonAsync("data-champion", ward);
        var page = await champion.SeeAsync(await AddressAsync(rooms, ward, "?period=2026-02-16"));

        var after = await page.SubmitAsync("Save the number", ("Not counted: too busy", ""));

        Assert.Contains("Not counted", after.Text, StringComparison.Ordinal);
        Assert.Equal("Too busy", Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Leave)).Reason);
    }

    [Fact]
    public async Task Only_those_who_record_there_find_the_page()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        await rooms.AskAsync(ward, WardNumbers.Leave);
        var address = await AddressAsync(rooms, ward, "");

        Assert.Equal(HttpStatusCode.NotFound, (await (await rooms.PersonAsync("organisation-team", provider)).OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await rooms.PersonAsync("ward-manager", await rooms.WardAsync())).OpenAsync(address)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await rooms.DeviceAsync(ward)).OpenAsync(address)).Status);
    }

    private static async Task<string> AddressAsync(Rooms house, TwelveRooms.Organisations.Contracts.UnitRow ward, string query) =>
        $"/units/{ward.Id.Value}/measures/{(await house.MeasureAsync(WardNumbers.Leave)).Id.Value}/number{query}";
}
