using TwelveRooms.Measures.AskMeasure;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.RecordNumber;

/// <summary>Slips of a key that a chart would take for news.</summary>
public sealed class SlipTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Rate = "restrictive_interventions";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("9999999", "more-than-its-beds")]
    [InlineData("931", "more-than-its-beds")]
    [InlineData("930", null)]
    public async Task More_bed_days_than_the_beds_of_the_ward_can_give_are_refused_with_how_many_there_are(string bedDays, string? refused)
    {
        var ward = await rooms.WardAsync();
        await rooms.WriteAsync("test.beds", write => write.For<Unit>().Single(u => u.Number == ward.Number).Beds = 20);
        var manager = await rooms.PersonAsync("ward-manager", ward);

        var outcome = await rooms.Handler<RecordNumberHandler>().HandleAsync(new(ward.Code!, Rate, "2026-01", PointState.Reported, "14", bedDays), manager.Viewer, Cancel);

        Assert.Equal(refused, outcome.Refusal?.Code);
        if (refused is not null)
        {
            Assert.Contains("has 20 beds, so January 2026 has about 620 at most.", outcome.Refusal!.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_measure_that_was_stopped_takes_none_of_the_wards_time_even_when_its_number_of_today_is_in()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var manager = await rooms.PersonAsync("ward-manager", ward);

        var before = await MinutesAsync();
        await rooms.WriteAsync("test.stopped", write => write.For<Series>().Single(s => s.Unit == ward.Number).EndedOn = rooms.Today.AddDays(1)); // as stopping leaves a daily one

        Assert.True(before > 0);
        Assert.Equal(0, await MinutesAsync());

        async Task<double> MinutesAsync() => (await rooms.InScopeAsync<Burden, BurdenNote>(b => b.WithAsync(ward.Number, 0, manager.Viewer, Cancel))).Now;
    }
}
