using System.Net;
using TwelveRooms.Access.Routes;
using TwelveRooms.Measures.DecideChart;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Isolation;

/// <summary>What is sent to another ward's address changes nothing there. That nothing of it is read is looked at in Matrix, by every role.</summary>
public sealed class CanaryTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Canary = "zebrafinch";

    private static int _wards;

    [Fact]
    public async Task A_role_at_the_published_tier_cannot_tell_that_a_ward_below_its_unit_exists()
    {
        var (mine, _) = await TwoWardsAsync();
        var lead = await rooms.PersonAsync("icb-reader", await ProviderOfAsync(mine));

        using var ward = await lead.Client.GetAsync(new Uri($"/wards/{mine.Id.Value}", UriKind.Relative), TestContext.Current.CancellationToken);
        using var provider = await lead.Client.GetAsync(new Uri($"/organisations/{(await ProviderOfAsync(mine)).Id.Value}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, ward.StatusCode);
        Assert.Equal(HttpStatusCode.OK, provider.StatusCode);
        Assert.DoesNotContain(mine.Name, await provider.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_to_another_wards_address_answers_as_one_sent_nowhere_and_changes_nothing()
    {
        var (mine, theirs) = await TwoWardsAsync();
        var manager = await rooms.PersonAsync("ward-manager", mine);
        var measure = (await rooms.MeasureAsync(WardNumbers.Leave)).Id.Value;
        var token = (await manager.SeeAsync($"/wards/{mine.Id.Value}/devices")).Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var sent = 0;
        foreach (var pattern in RouteTable.All
            .Where(r => r.Verbs.EndsWith("POST", StringComparison.Ordinal) && r.Admission != Admission.ApiKey && (r.Pattern.Contains("{ward", StringComparison.Ordinal) || r.Pattern.Contains("{unit", StringComparison.Ordinal)))
            .Select(r => r.Pattern))
        {
            foreach (var unit in new[] { theirs, theirs with { Id = UnitId.New() } })
            {
                using var form = new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["__RequestVerificationToken"] = token, ["Label"] = "night phone", ["Name"] = "Other", ["Kind"] = "Note", ["Text"] = "words", ["Reason"] = "why", ["Numerator"] = "9", ["Period"] = "2026-03-02", ["Replaces"] = "0",
                });
                using var answer = await manager.Client.PostAsync(RouteAddress.Of(pattern, unit, measure), form, TestContext.Current.CancellationToken);
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{pattern}: {answer.StatusCode}");
                sent++;
            }
        }

        Assert.True(sent > 20, $"only {sent} forms were sent");
        Assert.Equal([4.0], (await rooms.PointsAsync(theirs, WardNumbers.Leave)).Select(p => p.Numerator!.Value));
        Assert.Equal(theirs.Name, (await rooms.Handler<UnitDirectory>().FindAsync(theirs.Id.Value, Rooms.TestSystem, CancellationToken.None))!.Name);
    }

    [Fact]
    public async Task A_key_of_one_organisation_can_neither_read_nor_write_another()
    {
        var (mine, theirs) = await TwoWardsAsync();
        using var api = await rooms.ApiAsync(await ProviderOfAsync(mine));

        foreach (var unit in new[] { theirs.Id.Value.ToString(), theirs.Code!, Guid.NewGuid().ToString() })
        {
            using var read = await api.GetAsync(new Uri($"/api/v1/units/{unit}/measures/{WardNumbers.Leave}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
            Assert.DoesNotContain(Canary, await read.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.OrdinalIgnoreCase);
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/units/{unit}/measures/{WardNumbers.Leave}/points")
            {
                Content = System.Net.Http.Json.JsonContent.Create(new { period = "2026-03-02", numerator = 77, replaces = 0, reason = "not theirs" }),
            };
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
            using var written = await api.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, written.StatusCode);
        }

        Assert.Equal([4.0], (await rooms.PointsAsync(theirs, WardNumbers.Leave)).Select(p => p.Numerator!.Value));
    }

    private async Task<(UnitRow Mine, UnitRow Theirs)> TwoWardsAsync()
    {
        var mine = await rooms.WardAsync(await rooms.ProviderAsync());
        var theirs = await rooms.WardAsync(await rooms.ProviderAsync(), $"{Canary} Ward {Interlocked.Increment(ref _wards)}");
        foreach (var ward in new[] { mine, theirs })
        {
            await rooms.AskAsync(ward, WardNumbers.Leave);
            await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 4);
        }

        var note = new DecideChartCommand(theirs.Id.Value.ToString(), WardNumbers.Leave, MarkKind.Note, "2026-03-02", $"The {Canary} choir came.");
        var outcome = await rooms.InScopeAsync<DecideChartHandler, Outcome<Done>>(h => h.HandleAsync(note, Rooms.TestSystem, CancellationToken.None));
        Assert.False(outcome.IsRefused);
        return (mine, theirs);
    }

    private async Task<UnitRow> ProviderOfAsync(UnitRow ward) =>
        (await rooms.Handler<UnitDirectory>().ProviderOfAsync(ward.Number, Rooms.TestSystem, CancellationToken.None))!;

}
