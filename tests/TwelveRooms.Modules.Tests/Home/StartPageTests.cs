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

        // A line that has gone silent says nothing of today; that it is silent does.
        var silent = await rooms.WardAsync(provider, "Elder");
        for (var i = 0; i < 14; i++)
        {
            await rooms.RecordAsync(silent, "seclusion", new DateOnly(2024, 1, 1).AddMonths(i), i == 13 ? 60 : Ordinary[i], 600);
        }

        var coach = await rooms.PersonAsync("qi-coach", quiet);
        await rooms.GrantAsync(coach.Viewer.Person!.Value, "qi-coach", risen);
        await rooms.GrantAsync(coach.Viewer.Person!.Value, "qi-coach", silent);
        var start = await coach.SeeAsync("/");

        var wards = start.Document.QuerySelectorAll(".rooms-lines > li");
        Assert.Equal("My wards", start.Heading);
        Assert.Equal(["Alder", "Elder", "Yew"], wards.Select(w => w.QuerySelector("a")!.TextContent));
        Assert.Contains("Ordinary ups and downs, and nothing waits for anybody.", wards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Seclusion has changed. Has somebody checked that recording did not?", wards[2].TextContent, StringComparison.Ordinal);
        Assert.Single(wards[2].QuerySelectorAll("p")); // what waits for a person is not told again as news
        Assert.Contains("3 charts like these would show one by chance", start.Text, StringComparison.Ordinal);
        Assert.Contains("nothing has come in since February 2025. That is not a zero.", wards[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("than its usual range", wards[1].TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"/units/{risen.Id.Value}/measures/", wards[2].QuerySelectorAll("p a")[0].GetAttribute("href"), StringComparison.Ordinal);
    }
}
