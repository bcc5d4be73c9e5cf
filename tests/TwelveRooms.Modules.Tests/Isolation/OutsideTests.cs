using System.Net;
using TwelveRooms.Measures.DecideChart;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Isolation;

/// <summary>What people of an organisation wrote beside its charts stays inside, and so do its earlier days.</summary>
public sealed class OutsideTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Inside = "short of staff after a grievance";

    [Fact]
    public async Task A_reader_of_published_figures_sees_that_limits_were_redrawn_and_neither_why_nor_by_whom_nor_any_note()
    {
        var provider = await rooms.ProviderAsync();
        for (var i = 0; i < 3; i++)
        {
            var ward = await rooms.WardAsync(provider);
            await rooms.AskAsync(ward, WardNumbers.Activities);
            await rooms.RecordAsync(ward, WardNumbers.Activities, new(2026, 3, 2), 3, 20);
            await rooms.RecordAsync(ward, WardNumbers.Activities, new(2026, 3, 9), 4, 20);
        }

        await rooms.WorkAsync();
        var team = await rooms.PersonAsync("organisation-team", provider, "Nadia Canary");
        foreach (var kind in new[] { MarkKind.Note, MarkKind.Rebase })
        {
            var decide = new DecideChartCommand(provider.Id.Value.ToString(), WardNumbers.Activities, kind, "2026-03-09", $"{kind}: {Inside}") { IsSure = true };
            Assert.False((await rooms.InScopeAsync<DecideChartHandler, Outcome<Done>>(h => h.HandleAsync(decide, team.Viewer, CancellationToken.None))).IsRefused);
        }

        var lead = await rooms.PersonAsync("icb-reader", provider);
        var chart = $"/units/{provider.Id.Value}/measures/{(await rooms.MeasureAsync(WardNumbers.Activities)).Id.Value}";
        var (inside, outside) = (await team.SeeAsync(chart), await lead.SeeAsync(chart));

        Assert.Contains(Inside, inside.Text, StringComparison.Ordinal);
        Assert.Contains("Limits redrawn: the reason stays inside the organisation.", outside.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Inside, outside.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Canary", outside.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("earlier day", outside.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await lead.OpenAsync(chart + "?on=2026-03-10")).Status);
        using var file = await lead.Client.GetAsync(new Uri(chart + "/csv?on=2026-03-10", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, file.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await team.OpenAsync(chart + "?on=2026-03-10")).Status);
    }
}
