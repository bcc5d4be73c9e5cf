using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Modules.Tests.Measures.ExportNumbers;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.RecallNumber;

/// <summary>A number that was given out and is wrong or unsafe is out of everybody's sight but the ward's, until it is given out again.</summary>
public sealed class RecallNumberTests(Rooms rooms) : IClassFixture<Rooms>
{
    private string Today => rooms.Today.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_withdrawn_is_gone_at_once_from_every_page_file_and_answer_outside_the_ward_and_says_so()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var (team, lead, manager, icb) = (await rooms.PersonAsync("organisation-team", provider), await rooms.PersonAsync("measurement-lead", provider),
            await rooms.PersonAsync("ward-manager", wards[0]), await rooms.PersonAsync("icb-reader", provider));
        using var api = await rooms.ApiAsync(provider);
        var (chart, sum) = (await rooms.ChartOfAsync(wards[0]), await rooms.ChartOfAsync(provider));
        Assert.Contains(Withdrawing.Slip, (await team.SeeAsync(chart)).Text, StringComparison.Ordinal);
        Assert.Contains(Withdrawing.SlipInSum, (await icb.SeeAsync(sum)).Text, StringComparison.Ordinal);

        var page = await lead.SeeAsync(chart + "/recall");
        var done = await page.SubmitAsync("Withdraw it now", ("What shall be withdrawn?", "2026-03-02"), ("Why?", "one nought too many"));

        Assert.Contains("It is withdrawn outside the ward, from now on.", done.Text, StringComparison.Ordinal);
        foreach (var (reader, address) in new[] { (team, chart), (lead, chart), (team, sum), (icb, sum), (team, $"/organisations/{provider.Id.Value}"), (team, $"/wards/{wards[0].Id.Value}"), (team, chart + "/history"), (lead, chart + "/recall") })
        {
            var text = (await reader.SeeAsync(address)).Text;
            Assert.DoesNotContain(Withdrawing.Slip, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Withdrawing.SlipInSum, text, StringComparison.Ordinal);
        }

        var outside = await team.SeeAsync(chart);
        Assert.Contains($"is withdrawn since {Today}", outside.Text, StringComparison.Ordinal);
        Assert.Contains($"Withdrawn: since {Today}", outside.Text, StringComparison.Ordinal);
        Assert.Contains("one nought too many", outside.Text, StringComparison.Ordinal);
        var published = await icb.SeeAsync(sum);
        Assert.Contains($"Withdrawn: since {Today}, because a number in this sum is", published.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("one nought too many", published.Text, StringComparison.Ordinal);
        var own = await manager.SeeAsync(chart);
        Assert.Contains(Withdrawing.Slip, own.Text, StringComparison.Ordinal);
        Assert.Contains($"is withdrawn outside the ward since {Today}", own.Text, StringComparison.Ordinal);
        foreach (var format in new[] { NumbersFile.Csv, NumbersFile.Json })
        {
            foreach (var unit in new[] { wards[0], provider })
            {
                var file = ExportedNumbers.TextOf(await rooms.ExportAsync(unit.Id.Value.ToString(), format, team.Viewer));
                Assert.DoesNotContain(Withdrawing.Slip, file, StringComparison.Ordinal);
                Assert.Contains("withdrawn", file, StringComparison.Ordinal);
            }
        }

        var answer = await api.GetFromJsonAsync<JsonElement>(new Uri($"/api/v1/units/{wards[0].Code}/measures/{Withdrawing.Measure}", UriKind.Relative), Cancel);
        var point = answer.GetProperty("points").EnumerateArray().Single(p => p.GetProperty("period").GetString() == "2026-03-02");
        Assert.Equal(("withdrawn", JsonValueKind.Null, JsonValueKind.Null), (point.GetProperty("state").GetString(), point.GetProperty("numerator").ValueKind, point.GetProperty("value").ValueKind));
        var second = await api.PostNumberAsync(wards[0], Withdrawing.Measure, new { period = "2026-03-02", numerator = 5, denominator = 30 });
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.DoesNotContain(Withdrawing.Slip, second.Json.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_number_is_given_out_again_with_a_note_and_no_earlier_day_brings_the_wrong_one_back()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var dayOfTheSlip = rooms.Today;
        rooms.Clock.Advance(TimeSpan.FromDays(1));
        var (team, lead, icb) = (await rooms.PersonAsync("organisation-team", provider), await rooms.PersonAsync("measurement-lead", provider), await rooms.PersonAsync("icb-reader", provider));
        _ = (await rooms.RecallAsync(wards[0], lead.Viewer, Withdrawing.Week)).Value;
        rooms.Clock.Advance(TimeSpan.FromMinutes(1));
        await rooms.CorrectAsync(wards[0], Withdrawing.Week, 4, 883);
        var (chart, sum) = (await rooms.ChartOfAsync(wards[0]), await rooms.ChartOfAsync(provider));
        var between = await team.SeeAsync(chart);
        rooms.Clock.Advance(TimeSpan.FromMinutes(1));

        var recall = (await rooms.ReissueAsync(wards[0], lead.Viewer, Withdrawing.Week, "The sheet was read again.")).Value;

        Assert.DoesNotContain("883", between.Text, StringComparison.Ordinal); // until somebody gives it out
        Assert.True(recall.WasCorrected);
        var after = await team.SeeAsync(chart);
        Assert.Contains("883", after.Text, StringComparison.Ordinal);
        Assert.Contains($"Given out again on {Today}", after.Text, StringComparison.Ordinal);
        Assert.Contains("corrected: The sheet was read again.", after.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Withdrawing.Slip, after.Text, StringComparison.Ordinal);
        Assert.Contains("923", (await icb.SeeAsync(sum)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("read again", (await icb.SeeAsync(sum)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Withdrawing.Slip, (await team.SeeAsync(chart + "/history")).Text, StringComparison.Ordinal);
        var yesterday = await team.SeeAsync(string.Create(CultureInfo.InvariantCulture, $"{chart}?on={dayOfTheSlip:d/M/yyyy}"));
        Assert.Contains("Withdrawn: since", yesterday.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Withdrawing.Slip, yesterday.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_was_right_is_given_out_again_as_it_was()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var lead = await rooms.PersonAsync("measurement-lead", provider);
        _ = (await rooms.RecallAsync(wards[0], lead.Viewer, Withdrawing.Week)).Value;
        rooms.Clock.Advance(TimeSpan.FromSeconds(1));

        var recall = (await rooms.ReissueAsync(wards[0], lead.Viewer, Withdrawing.Week, "it was right")).Value;

        Assert.False(recall.WasCorrected);
        var text = (await lead.SeeAsync(await rooms.ChartOfAsync(wards[0]))).Text;
        Assert.Contains(Withdrawing.Slip, text, StringComparison.Ordinal);
        Assert.Contains("as it was: it was right.", text, StringComparison.Ordinal);
        Assert.Contains(Withdrawing.SlipInSum, (await lead.SeeAsync(await rooms.ChartOfAsync(provider))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_chart_is_withdrawn_with_the_sums_that_it_is_in_and_what_comes_meanwhile_stays_in_the_ward()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var (lead, team) = (await rooms.PersonAsync("measurement-lead", provider), await rooms.PersonAsync("organisation-team", provider));
        _ = (await rooms.RecallAsync(wards[0], lead.Viewer, null)).Value;
        await rooms.RecordAsync(wards[0], Withdrawing.Measure, new(2026, 3, 9), 5, 953);
        await rooms.WorkAsync();

        var (chart, sum) = (await team.SeeAsync(await rooms.ChartOfAsync(wards[0])), await team.SeeAsync(await rooms.ChartOfAsync(provider)));

        Assert.Contains($"This chart is withdrawn since {Today}.", chart.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("953", chart.Text, StringComparison.Ordinal);
        Assert.Contains($"This chart is withdrawn since {Today}.", sum.Text, StringComparison.Ordinal);
        Assert.Contains("20", (await team.SeeAsync(await rooms.ChartOfAsync(wards[1]))).Text, StringComparison.Ordinal); // the others go on
    }

    [Fact]
    public async Task A_sum_that_is_made_after_the_recall_holds_nothing_that_is_withdrawn()
    {
        var (provider, ward) = (await rooms.ProviderAsync(), default(UnitRow));
        ward = await rooms.WardAsync(provider);
        await rooms.AskAsync(ward, Withdrawing.Measure);
        await rooms.RecordAsync(ward, Withdrawing.Measure, Withdrawing.Week, 4, 977);
        var lead = await rooms.PersonAsync("measurement-lead", provider);

        _ = (await rooms.RecallAsync(ward, lead.Viewer, Withdrawing.Week)).Value;
        await rooms.WorkAsync(); // only now is it added up

        Assert.DoesNotContain(Withdrawing.Slip, (await lead.SeeAsync(await rooms.ChartOfAsync(provider))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_measurement_lead_and_the_information_governance_officer_of_the_organisation_withdraw_and_nobody_else_learns_that_it_is_there()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var (other, _) = await rooms.CountingAsync();
        var address = await rooms.ChartOfAsync(wards[0]) + "/recall";
        foreach (var (role, unit) in new[] { ("ward-manager", wards[0]), ("organisation-team", provider), ("measurement-lead", other), ("information-governance-officer", other), ("information-governance-officer", await rooms.ProgrammeAsync()) })
        {
            var person = await rooms.PersonAsync(role, unit);
            var (hidden, nothing) = (await person.OpenAsync(address), await person.OpenAsync(address.Replace(wards[0].Id.Value.ToString(), Guid.CreateVersion7().ToString(), StringComparison.Ordinal)));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.Status, nothing.Status));
            Assert.Equal(nothing.Text, hidden.Text);
            Assert.Equal("not-found", (await rooms.RecallAsync(wards[0], person.Viewer, Withdrawing.Week)).Refusal?.Code);
        }

        var officer = await rooms.PersonAsync("information-governance-officer", provider);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync(await rooms.ChartOfAsync(wards[0]))).Status); // the number is not theirs to see
        var list = await officer.SeeAsync($"/organisations/{provider.Id.Value}");
        var charts = await (await list.FollowAsync("Withdraw a number that was given out")).FollowAsync(wards[0].Name);
        var page = await charts.FollowAsync((await rooms.MeasureAsync(Withdrawing.Measure)).Name);
        Assert.DoesNotContain(Withdrawing.Slip, page.Text, StringComparison.Ordinal);
        await page.SubmitAsync("Withdraw it now", ("What shall be withdrawn?", "2026-03-02"), ("Why?", "it points to somebody"));
        var team = await rooms.PersonAsync("organisation-team", provider);
        Assert.DoesNotContain(Withdrawing.Slip, (await team.SeeAsync(await rooms.ChartOfAsync(wards[0]))).Text, StringComparison.Ordinal);
        await rooms.ShareAsync(provider);
        var coach = await rooms.PersonAsync("qi-coach", wards[0]); // sees the chart, and what is withdrawn no more than others do
        Assert.DoesNotContain(Withdrawing.Slip, (await coach.SeeAsync(await rooms.ChartOfAsync(wards[0]))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await coach.OpenAsync(address)).Status);
    }

    [Fact]
    public async Task Who_had_taken_the_number_out_is_listed_by_role_and_what_is_not_kept_is_said()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var (team, lead) = (await rooms.PersonAsync("organisation-team", provider, "Robin Marsh"), await rooms.PersonAsync("measurement-lead", provider));
        using var whole = await team.Client.GetAsync(new Uri($"/units/{provider.Id.Value}/numbers/csv", UriKind.Relative), Cancel);
        using var other = await team.Client.GetAsync(new Uri($"{await rooms.ChartOfAsync(wards[1])}/xlsx", UriKind.Relative), Cancel);
        using var api = await rooms.ApiAsync(wards[0]);
        using var read = await api.GetAsync(new Uri($"/api/v1/units/{wards[0].Code}/measures/{Withdrawing.Measure}", UriKind.Relative), Cancel);
        _ = (await rooms.RecallAsync(wards[0], lead.Viewer, Withdrawing.Week)).Value;

        var page = await lead.SeeAsync(await rooms.ChartOfAsync(wards[0]) + "/recall");

        Assert.Contains($"Organisation team: all numbers of {provider.Name}, as CSV, on {Today}", page.Text, StringComparison.Ordinal);
        Assert.Contains($"Another system: the chart of {wards[0].Name}, as JSON by another system, on {Today}", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(wards[1].Name, page.Text, StringComparison.Ordinal); // its file did not hold the number
        Assert.DoesNotContain("Robin Marsh", page.Text, StringComparison.Ordinal);
        Assert.Contains($"organisation team, {provider.Name}", page.Text, StringComparison.Ordinal);
        Assert.Contains("Who opened a page is not kept", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_interface_withdraws_and_gives_out_again_and_the_same_twice_is_once()
    {
        var (provider, wards) = await rooms.CountingAsync();
        using var api = await rooms.ApiAsync(provider, "measurement-lead");
        using var feed = await rooms.ApiAsync(provider);
        var address = new Uri($"/api/v1/units/{wards[0].Code}/measures/{Withdrawing.Measure}/recalls", UriKind.Relative);
        var again = new Uri(address + "/reissue", UriKind.Relative);

        var first = await (await api.PostAsJsonAsync(address, new { period = "2026-03-02", reason = "wrong ward" }, Cancel)).Content.ReadFromJsonAsync<JsonElement>(Cancel);
        rooms.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = await (await api.PostAsJsonAsync(address, new { period = "2026-03-03", reason = "wrong ward" }, Cancel)).Content.ReadFromJsonAsync<JsonElement>(Cancel);
        using var foreign = await feed.PostAsJsonAsync(address, new { period = "2026-03-02", reason = "wrong ward" }, Cancel);
        var out1 = await (await api.PostAsJsonAsync(again, new { period = "2026-03-02", note = "right after all" }, Cancel)).Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var out2 = await (await api.PostAsJsonAsync(again, new { period = "2026-03-02", note = "right after all" }, Cancel)).Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var list = await api.GetFromJsonAsync<JsonElement>(address, Cancel);

        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal(out1.ToString(), out2.ToString());
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal("right after all", Assert.Single(list.GetProperty("recalls").EnumerateArray()).GetProperty("note").GetString());
        var records = await rooms.Db().For<AuditRecord>(Rooms.TestSystem).Where(r => r.Unit == wards[0].Number && r.Action.StartsWith("measures.number-re")).Select(r => r.Action).ToListAsync(Cancel);
        Assert.Equal(1, records.Count(a => a == "measures.number-recalled"));
        Assert.Equal(1, records.Count(a => a == "measures.number-reissued"));
    }

    [Theory]
    [InlineData("2026-03-02", "", "reason-needed")]
    [InlineData("2026-03-02", "it was about 943 476 5919", "points-to-a-person")]
    [InlineData("2026-01-05", "wrong", "nothing-to-withdraw")]
    [InlineData("soon", "wrong", "not-a-day")]
    public async Task A_recall_without_a_reason_with_a_patient_in_it_or_of_nothing_is_refused(string period, string reason, string code)
    {
        var (_, wards) = await rooms.CountingAsync();

        var outcome = await rooms.InScopeAsync<TwelveRooms.Measures.RecallNumber.RecallNumberHandler, TwelveRooms.Platform.Outcome<TwelveRooms.Measures.Domain.Recall>>(
            h => h.HandleAsync(new(wards[0].Code!, Withdrawing.Measure, period, reason), Rooms.TestSystem, Cancel));

        Assert.Equal(code, outcome.Refusal?.Code);
    }

    [Fact]
    public async Task Hostile_words_in_a_reason_are_words()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var lead = await rooms.PersonAsync("measurement-lead", provider);
        _ = (await rooms.RecallAsync(wards[0], lead.Viewer, Withdrawing.Week, "<script>alert(1)</script> =cmd|x")).Value;

        foreach (var address in new[] { "", "/recall", "/history" })
        {
            var page = await lead.SeeAsync(await rooms.ChartOfAsync(wards[0]) + address);
            Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
            Assert.Contains("<script>alert(1)</script>", page.Text, StringComparison.Ordinal);
        }
    }
}
