using System.Net;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Modules.Tests.Measures.ImportPoints;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.RecallNumber;

/// <summary>What is withdrawn cannot be guessed by whoever may send numbers, and no sum that is made meanwhile brings it back.</summary>
public sealed class WithdrawnFromSendersTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task Another_system_that_guesses_a_withdrawn_number_hears_the_same_for_the_right_guess()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var lead = await rooms.PersonAsync("measurement-lead", provider);
        using var api = await rooms.ApiAsync(provider);
        _ = (await rooms.RecallAsync(wards[0], lead.Viewer, Withdrawing.Week)).Value;

        var answers = new List<(HttpStatusCode, string?, string?)>();
        foreach (var guess in new[] { 976, 977, 978 })
        {
            var (status, json) = await api.PostNumberAsync(wards[0], Withdrawing.Measure, new { period = "2026-03-02", numerator = 4, denominator = guess });
            answers.Add((status, json.GetProperty("code").GetString(), json.GetProperty("detail").GetString()));
        }

        Assert.Single(answers.Distinct());
        Assert.Equal((HttpStatusCode.Conflict, "measure-already-recorded"), (answers[0].Item1, answers[0].Item2));
        Assert.Contains("withdrawn", answers[0].Item3, StringComparison.Ordinal);
        Assert.Single(await rooms.PointsAsync(wards[0], Withdrawing.Measure), p => p.Period == Withdrawing.Week);
    }

    [Fact]
    public async Task A_file_that_guesses_a_withdrawn_number_hears_the_same_too()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var lead = await rooms.PersonAsync("measurement-lead", provider);
        _ = (await rooms.RecallAsync(wards[0], lead.Viewer, Withdrawing.Week)).Value;
        var measure = (await rooms.MeasureAsync(Withdrawing.Measure)).Code;

        var told = new List<(int, int, int, string)>();
        foreach (var guess in new[] { 976, 977 })
        {
            var seen = await rooms.CheckAsync($"ward_code,measure,period,numerator,denominator\n{wards[0].Code},{measure},2026-03-02,4,{guess}\n", viewer: lead.Viewer);
            told.Add((seen.New, seen.Changed, seen.Same, seen.Only().Message));
        }

        Assert.Single(told.Distinct());
        Assert.Contains("withdrawn outside the ward", told[0].Item4, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_names_its_revision_is_taken_and_says_nothing_of_what_was_there()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var lead = await rooms.PersonAsync("measurement-lead", provider);
        var corrector = lead.Viewer with { Grants = [new ViewerGrant(provider.Number, "corrector", Tier.Organisation, Rights.RecordNumbers | Rights.CorrectNumbers)] };
        _ = (await rooms.RecallAsync(wards[0], lead.Viewer, Withdrawing.Week)).Value;

        foreach (var revision in new[] { 0, 1 })
        {
            var command = new RecordNumberCommand(wards[0].Id.Value.ToString(), Withdrawing.Measure, "2026-03-02", PointState.Reported, "4", Withdrawing.Slip)
            {
                Replaces = revision, Reason = "counted again",
            };
            var outcome = await rooms.InScopeAsync<RecordNumberHandler, Outcome<RecordedNumber>>(h => h.HandleAsync(command, corrector, CancellationToken.None));
            Assert.Equal(revision + 1, outcome.Value.Revision); // the same number is one more revision, as another would be
        }
    }

    /// <summary>Whoever adds up holds the place above; a recall waits for it, and what it withdraws is withdrawn of the sum as well.</summary>
    [Fact]
    public async Task A_recall_waits_for_whoever_is_adding_up_the_sums_above()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var lead = await rooms.PersonAsync("measurement-lead", provider);
        var (holds, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        var pooling = rooms.Db().WriteAsync<Done>(Rooms.TestSystem, new("test.pooling"), async (write, c) =>
        {
            await SeriesStore.LockAsync(write, provider, c);
            holds.SetResult();
            await go.Task;
            return new Done();
        }, CancellationToken.None);
        await holds.Task;

        var recall = rooms.RecallAsync(wards[0], lead.Viewer, Withdrawing.Week);
        var isWaiting = await Task.WhenAny(recall, Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken)) != recall;
        go.SetResult();
        _ = (await pooling).Value;
        _ = (await recall).Value;

        Assert.True(isWaiting, "the recall did not wait");
        var reissue = await rooms.ReissueAsync(wards[0], lead.Viewer, Withdrawing.Week);
        Assert.False(reissue.Value.IsInForce);
    }
}
