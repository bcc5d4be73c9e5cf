using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ShowChart;

public sealed class EarlierDayTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Theory]
    [InlineData("abc", "“abc” is not a day.")]
    [InlineData("0001-01-01", "“0001-01-01” is not a day.")]
    [InlineData("9999-12-31", "“9999-12-31” is not a day.")]
    [InlineData("31-31-2026", "“31-31-2026” is not a day.")]
    [InlineData("2099-01-01", "1 January 2099 has not come yet.")]
    public async Task A_day_that_cannot_be_shown_is_named_and_the_chart_says_that_it_is_todays(string day, string says)
    {
        var (reader, address) = await ChartAsync();

        var page = await reader.OpenAsync($"{address}?on={day}");

        Assert.Contains(says, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Contains("This is the chart as it is now.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("as it stood at the end of", page.Text, StringComparison.Ordinal);
        using var file = await reader.Client.GetAsync(new Uri($"{address}/csv?on={day}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.UnprocessableEntity, file.StatusCode);
    }

    [Theory]
    [InlineData("2026-03-17")]
    [InlineData("17/3/2026")]
    [InlineData("17 March 2026")]
    public async Task A_day_may_be_written_as_people_write_it(string day)
    {
        var (reader, address) = await ChartAsync();

        var page = await reader.SeeAsync($"{address}?on={Uri.EscapeDataString(day)}");

        Assert.Contains("as it stood at the end of 17 March 2026", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_before_any_number_says_so_and_asks_for_none()
    {
        var (reader, address) = await ChartAsync();

        var page = await reader.SeeAsync($"{address}?on=2020-01-01");

        Assert.Contains("Nothing had been put in by the end of 1 January 2020.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Put in the first number", page.Text, StringComparison.Ordinal);
    }

    private async Task<(Visitor Reader, string Address)> ChartAsync()
    {
        var ward = await rooms.WardAsync();
        await rooms.AskAsync(ward, WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 4);
        var measure = await rooms.MeasureAsync(WardNumbers.Leave);
        return (await rooms.PersonAsync("ward-member", ward), $"/units/{ward.Id.Value}/measures/{measure.Id.Value}");
    }
}
