using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Home;

/// <summary>Whoever holds several wards sees at first which of them has news or waits for a person.</summary>
public sealed class StartPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task A_ward_whose_lines_are_silent_is_not_told_that_nothing_has_changed()
    {
        var ward = await rooms.WardAsync();
        for (var i = 0; i < 14; i++)
        {
            foreach (var code in new[] { "seclusion", "complaints" })
            {
                await rooms.RecordAsync(ward, code, new DateOnly(2024, 1, 1).AddMonths(i), Ordinary[i % 13], code == "seclusion" ? 600 : null);
            }
        }

        var manager = await rooms.PersonAsync("ward-manager", ward);
        var all = await manager.SeeAsync($"/wards/{ward.Id.Value}");
        var chart = await manager.SeeAsync($"/units/{ward.Id.Value}/measures/{(await rooms.MeasureAsync("complaints")).Id.Value}");
        for (var i = 14; i < 26; i++)
        {
            await rooms.RecordAsync(ward, "complaints", new DateOnly(2024, 1, 1).AddMonths(i), Ordinary[i % 13]);
        }

        var some = await manager.SeeAsync($"/wards/{ward.Id.Value}");
        var list = await manager.SeeAsync($"/wards/{ward.Id.Value}/house?view=list");

        Assert.Contains("Nobody can say: all 2 lines have been silent since February 2025, or longer.", all.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing has changed", all.Text, StringComparison.Ordinal);
        Assert.Contains("No real change, as at February 2025", all.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing has changed where numbers still come in: ordinary ups and downs. Of 1 silent line nobody can say.", some.Text, StringComparison.Ordinal);
        Assert.Contains("ordinary ups and downs, up to February 2025", chart.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("ups and downs, up to", (await manager.SeeAsync($"/units/{ward.Id.Value}/measures/{(await rooms.MeasureAsync("complaints")).Id.Value}")).Text, StringComparison.Ordinal);
        Assert.Contains("Seclusion: No real change, as at February 2025", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ward_that_counts_nothing_and_one_that_has_just_begun_are_told_so()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var nothing = await manager.SeeAsync($"/wards/{ward.Id.Value}");
        await rooms.RecordAsync(ward, "complaints", new(2026, 2, 1), 3);
        var begun = await manager.SeeAsync($"/wards/{ward.Id.Value}");

        Assert.Contains("Nothing is counted yet, so there is nothing to compare.", nothing.Text, StringComparison.Ordinal);
        Assert.Contains("No line is long enough yet to say whether anything changed.", begun.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_boards_lead_comes_to_their_own_board_and_reads_what_it_is_for()
    {
        var board = await rooms.UnitAsync(new(UnitKind.Icb, "Northmere", "ZNM", (await rooms.ProgrammeAsync()).Number, UnitTree.Ever));
        var lead = await rooms.PersonAsync("icb-reader", board);

        var start = await lead.SeeAsync("/");

        Assert.Equal("Northmere", start.Heading.Split(' ')[0]);
        Assert.Contains("No ward can be seen from here.", start.Text, StringComparison.Ordinal);
    }

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
        Assert.Contains("Nothing has changed, and that is information: the lines show ordinary ups and downs.", wards[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Seclusion has changed. Has somebody checked that recording did not?", wards[2].TextContent, StringComparison.Ordinal);
        Assert.Single(wards[2].QuerySelectorAll("p")); // what waits for a person is not told again as news
        Assert.Contains("3 charts like these would show one by chance", start.Text, StringComparison.Ordinal);
        Assert.Contains("nothing has come in since February 2025. That is not a zero.", wards[1].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("than its usual range", wards[1].TextContent, StringComparison.Ordinal);
        Assert.StartsWith($"/units/{risen.Id.Value}/measures/", wards[2].QuerySelectorAll("p a")[0].GetAttribute("href"), StringComparison.Ordinal);
    }
}
