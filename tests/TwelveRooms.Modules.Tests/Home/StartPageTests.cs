using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Home;

/// <summary>Whoever holds several wards sees at first which of them has news or waits for a person.</summary>
public sealed class StartPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static readonly double[] Ordinary = [20, 22, 19, 21, 20, 18, 22, 20, 21, 19, 20, 21, 20];

    [Fact]
    public async Task Wards_stand_a_to_z_with_their_news_and_what_waits_and_with_what_chance_would_do()
    {
        var provider = await rooms.ProviderAsync();
        await rooms.ShareAsync(provider);
        var quiet = await rooms.WardAsync(provider, "Alder");
        var risen = await rooms.WardAsync(provider, "Yew");
        foreach (var (ward, latest) in new[] { (quiet, 20), (risen, 60) })
        {
            for (var i = 0; i < Ordinary.Length; i++)
            {
                await rooms.RecordAsync(ward, "seclusion", new DateOnly(2025, 1, 1).AddMonths(i), Ordinary[i], 600);
            }

            await rooms.RecordAsync(ward, "seclusion", new(2026, 2, 1), latest, 600);
        }

        var coach = await rooms.PersonAsync("qi-coach", quiet);
        await rooms.GrantAsync(coach.Viewer.Person!.Value, "qi-coach", risen);
        var start = await coach.SeeAsync("/");

        var wards = start.Document.QuerySelectorAll(".rooms-lines > li");
        Assert.Equal("My wards", start.Heading);
        Assert.Equal(["Alder", "Yew"], wards.Select(w => w.QuerySelector("a")!.TextContent));
        Assert.Contains("Ordinary ups and downs, and nothing waits for anybody.", wards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("since February 2026.", wards[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("2 charts like these would show one by chance", start.Text, StringComparison.Ordinal);
        Assert.StartsWith($"/units/{risen.Id.Value}/measures/", wards[1].QuerySelectorAll("p a")[0].GetAttribute("href"), StringComparison.Ordinal);
    }
}
