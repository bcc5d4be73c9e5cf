using System.Diagnostics;
using System.Net;
using System.Text.Json;
using TwelveRooms.Admin.History;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Modules.Tests.Measures.RecallNumber;
using TwelveRooms.Organisations.RenameWard;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Admin.History;

/// <summary>The history of a thing is for those who see the thing, and says no more than the thing's page does.</summary>
public sealed class HistoryTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_history_of_a_chart_says_what_each_number_was_before_and_why_and_not_who_typed_it()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var manager = await rooms.PersonAsync("ward-manager", wards[0], "Kim Alder");
        rooms.Clock.Advance(TimeSpan.FromMinutes(1));
        await rooms.RecordAsync(wards[0], Withdrawing.Measure, new(2026, 3, 9), 6, 31, manager.Viewer);
        rooms.Clock.Advance(TimeSpan.FromMinutes(1));
        await rooms.CorrectAsync(wards[0], Withdrawing.Week, 4, 88);

        var chart = await manager.SeeAsync(await rooms.ChartOfAsync(wards[0]));
        var page = await chart.FollowAsync("History of this chart");
        var team = await (await rooms.PersonAsync("organisation-team", provider)).SeeAsync(page.Address.AbsolutePath);

        foreach (var text in new[] { HistoryOn(page), HistoryOn(team) })
        {
            Assert.Contains("4 of 977 before, 4 of 88 after", text, StringComparison.Ordinal);
            Assert.Contains("Why: counted again", text, StringComparison.Ordinal);
            Assert.Contains("6 of 31", text, StringComparison.Ordinal);
            Assert.Contains("put in on a page", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Kim Alder", text, StringComparison.Ordinal);
            Assert.DoesNotContain("ward manager", text, StringComparison.Ordinal);
        }

        Assert.True(HistoryOn(page).IndexOf("4 of 88", StringComparison.Ordinal) < HistoryOn(page).IndexOf("6 of 31", StringComparison.Ordinal), "the newest stands first");
    }

    [Fact]
    public async Task Outside_the_organisation_a_history_holds_no_number_and_no_reason()
    {
        var (provider, wards) = await rooms.CountingAsync();
        await rooms.CorrectAsync(wards[0], Withdrawing.Week, 4, 88);
        var icb = await rooms.PersonAsync("icb-reader", provider);

        var page = await icb.SeeAsync(await rooms.ChartOfAsync(provider) + "/history");
        var json = await AnswerAsync(new(HistoryOf.Chart, provider.Code!, Withdrawing.Measure), icb.Viewer);

        Assert.DoesNotContain("before", HistoryOn(page), StringComparison.Ordinal);
        Assert.All(json.Entries, e => Assert.Empty(e.Changes));
        Assert.Contains("Earlier numbers of this chart are read inside the organisation.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_history_is_there_for_those_who_see_the_thing_and_for_the_others_as_if_it_were_not()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var (other, otherWards) = await rooms.CountingAsync();
        var (manager, neighbour, foreign, foreignTeam) = (await rooms.PersonAsync("ward-manager", wards[0]), await rooms.PersonAsync("ward-manager", wards[1]),
            await rooms.PersonAsync("ward-manager", otherWards[0]), await rooms.PersonAsync("organisation-team", other));
        var chart = await rooms.ChartOfAsync(wards[0]) + "/history";
        foreach (var address in new[] { chart, $"/units/{wards[0].Id.Value}/history", $"/units/{wards[0].Id.Value}/people/history" })
        {
            Assert.Equal(HttpStatusCode.OK, (await manager.OpenAsync(address)).Status);
            var random = address.Replace(wards[0].Id.Value.ToString(), Guid.CreateVersion7().ToString(), StringComparison.Ordinal);
            foreach (var no in new[] { neighbour, foreign, foreignTeam })
            {
                var (hidden, nothing) = (await no.OpenAsync(address), await no.OpenAsync(random));
                Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.Status, nothing.Status));
                Assert.Equal(nothing.Text, hidden.Text);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await foreignTeam.OpenAsync($"/units/{provider.Id.Value}/history")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/numbers/imports/{Guid.CreateVersion7()}/history")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/measures/{Guid.CreateVersion7()}/history")).Status);
        var device = await rooms.DeviceAsync(wards[0]);
        Assert.NotEqual(HttpStatusCode.OK, (await device.OpenAsync(chart)).Status);
        using var api = await rooms.ApiAsync(other);
        using var answer = await api.GetAsync(new Uri($"/api/v1/units/{wards[0].Code}/history", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task A_wards_history_says_what_became_of_it_by_role_and_no_word_of_another_ward_is_in_it()
    {
        var provider = await rooms.ProviderAsync();
        var (ward, other) = (await rooms.WardAsync(provider, "Rowan"), await rooms.WardAsync(provider, "Canaryfield"));
        var team = await rooms.PersonAsync("organisation-team", provider, "Sam Weir");
        foreach (var (unit, name, why) in new[] { (ward, "Rowan House", "<b>the sign</b> says so"), (other, "Canarywood", "canary-reason") })
        {
            var outcome = await rooms.InScopeAsync<RenameWardHandler, Outcome<Done>>(h => h.HandleAsync(new(unit.Id.Value, name, "2026-03-18", why, unit.Version), team.Viewer, Cancel));
            _ = outcome.Value;
        }

        var manager = await rooms.PersonAsync("ward-manager", ward);
        var page = await manager.SeeAsync($"/units/{ward.Id.Value}/history");

        Assert.Contains("A new name", page.Text, StringComparison.Ordinal);
        Assert.Contains("Rowan before, Rowan House after", page.Text, StringComparison.Ordinal);
        Assert.Contains("organisation team", HistoryOn(page), StringComparison.Ordinal);
        Assert.Contains("Why: <b>the sign</b> says so", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sam Weir", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("anary", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_of_people_says_what_was_given_and_by_whom_and_never_who_signed_in()
    {
        var (_, wards) = await rooms.CountingAsync();
        var manager = await rooms.PersonAsync("ward-manager", wards[0], "Kim Alder");
        var list = await manager.SeeAsync($"/units/{wards[0].Id.Value}/people");
        await (await list.FollowAsync("Add somebody new")).SubmitAsync("Add them", ("What should pages call them?", "Noor Bright"), ("What do they do here?", "ward-member"), ("How do they come in?", "link"));
        await rooms.PersonAsync("ward-member", wards[0], "Ash Quiet"); // signs in

        var page = await manager.SeeAsync($"/units/{wards[0].Id.Value}/people/history");

        Assert.Contains("Noor Bright was given the role ward member", page.Text, StringComparison.Ordinal);
        Assert.Contains("Kim Alder, ward manager", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("igned in", HistoryOn(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Ash Quiet", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_and_an_import_have_a_history_of_their_own_in_page_and_interface()
    {
        var (provider, _) = await rooms.CountingAsync();
        var (team, measure) = (await rooms.PersonAsync("organisation-team", provider), await rooms.MeasureAsync(WardNumbers.Reflective));
        await rooms.WriteAsync("test.changed", write => write.Add(new MeasureChange
        {
            Measure = measure.Number, From = new(2026, 3, 18), WayBefore = measure.HowAsked, WayAfter = measure.HowAsked, DefinitionBefore = "All of them.", DefinitionAfter = "Those on the plan.",
            ChartBefore = measure.Chart, ChartAfter = measure.Chart, Reason = "plans came", By = "person:x", ByName = "Lee Moss", At = write.Now,
        }));
        var batch = new ImportBatch
        {
            Unit = provider.Number, Partition = provider.Partition, FileName = "march.csv", Hash = "00", Layout = "tidy", By = team.Viewer.Actor, At = rooms.Clock.Now, Beat = rooms.Clock.Now,
            State = ImportState.Undone, New = 7, UndoneAt = rooms.Clock.Now, UndoneBy = team.Viewer.Actor, UndoneWhy = "the wrong ward",
        };
        await rooms.WriteAsync("test.import", write => write.Add(batch));
        using var api = await rooms.ApiAsync(provider);

        var page = await team.SeeAsync($"/measures/{measure.Id.Value}/history");
        var import = await team.SeeAsync($"/numbers/imports/{batch.Id}/history");
        var json = JsonDocument.Parse(await api.GetStringAsync(new Uri($"/api/v1/imports/{batch.Id}/history", UriKind.Relative), Cancel)).RootElement;

        Assert.Contains("All of them. before, Those on the plan. after", page.Text, StringComparison.Ordinal);
        Assert.Contains("Lee Moss", page.Text, StringComparison.Ordinal);
        Assert.Contains("It was taken back", import.Text, StringComparison.Ordinal);
        Assert.Contains("Why: the wrong ward", import.Text, StringComparison.Ordinal);
        Assert.Equal("organisation team", json.GetProperty("entries")[0].GetProperty("who").GetString());
    }

    [Fact]
    public async Task Ten_thousand_revisions_are_paged_quickly_and_each_stands_on_one_page_once()
    {
        const int many = 10_000;
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 1);
        var first = (await rooms.PointsAsync(ward, WardNumbers.Leave)).Single();
        _ = (await rooms.Db().WriteAsync<Done>(Rooms.TestSystem, new("test.many"), async (write, c) =>
        {
            write.Summarise("many revisions");
            await write.AddManyAsync([.. Enumerable.Range(1, many).Select(i => new Point
            {
                Partition = first.Partition, Series = first.Series, Period = first.Period, Revision = (short)i, State = PointState.Reported, Numerator = i, At = rooms.Clock.Now.AddSeconds(i / 7), By = "person:x", Reason = "again",
            })], c);
            return new Done();
        }, Cancel)).Value;
        var manager = (await rooms.PersonAsync("ward-manager", ward)).Viewer;
        var (seen, before, took) = (new List<string>(), default(string), new List<TimeSpan>());

        for (var page = 0; page < 12; page++)
        {
            var watch = Stopwatch.StartNew();
            var answer = await AnswerAsync(new(HistoryOf.Chart, ward.Code!, WardNumbers.Leave, before), manager);
            took.Add(watch.Elapsed);
            seen.AddRange(answer.Entries.Select(e => e.Changes[0].After!));
            before = answer.Next;
        }

        Assert.Equal(Enumerable.Range(0, 600).Select(i => (many - i).ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)), seen);
        var usual = took.Order().ElementAt(took.Count / 2); // the slowest may have waited for a machine that does other things
        Assert.True(usual < TimeSpan.FromSeconds(1), $"a page took {usual}");
    }

    private static string HistoryOn(RoomsPage page) => page.Document.QuerySelector("#history")?.TextContent ?? "";

    private Task<HistoryAnswer> AnswerAsync(HistoryQuery query, Viewer viewer) =>
        rooms.InScopeAsync<ShowHistoryHandler, HistoryAnswer>(async h => HistoryAnswer.Of((await h.HandleAsync(query, viewer, Cancel)).Value));
}
