using System.Net;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.RecordNumber;

/// <summary>Older numbers, and those of another system, are corrected by a ward manager or a data champion.</summary>
public sealed class WhoCorrectsTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Force = "restrictive_interventions";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ward-member", false)]
    [InlineData("carer-partner", false)]
    [InlineData("lived-experience-partner", false)]
    [InlineData("ward-manager", true)]
    [InlineData("data-champion", true)]
    public async Task What_another_system_sent_is_theirs_to_correct_or_not(string role, bool may)
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var (sent, _) = await (await rooms.ApiAsync(provider)).PostNumberAsync(ward, Force, new { period = "2026-01", numerator = 4, denominator = 500 });
        var person = await rooms.PersonAsync(role, ward);

        var outcome = await rooms.Handler<RecordNumberHandler>().HandleAsync(
            new(ward.Code!, Force, "2026-01", PointState.Reported, "9", "500") { Replaces = 0, Reason = "counted again" }, person.Viewer, Cancel);

        Assert.Equal(HttpStatusCode.OK, sent);
        Assert.Equal(may ? null : "correction-not-yours", outcome.Refusal?.Code);
        var page = await person.SeeAsync($"/units/{ward.Id.Value}/measures/{(await rooms.MeasureAsync(Force)).Id.Value}/number?period=2026-01-01");
        Assert.Equal(may, page.Text.Contains("Why does it change?", StringComparison.Ordinal));
        Assert.Equal(!may, page.Text.Contains("The ward manager or a data champion can correct it.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_device_cannot_find_out_another_ones_number_by_trying()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var own = await rooms.DeviceAsync(ward);
        var other = await rooms.DeviceAsync(ward);
        Assert.False((await SaveAsync(own.Viewer, "4")).IsRefused);
        Assert.False((await SaveAsync(own.Viewer, "4")).IsRefused);

        var same = await SaveAsync(other.Viewer, "4");
        var different = await SaveAsync(other.Viewer, "5");

        Assert.Equal("measure-already-recorded", same.Refusal?.Code);
        Assert.Equal(same.Refusal, different.Refusal);

        Task<Platform.Outcome<RecordedNumber>> SaveAsync(Viewer device, string number) =>
            rooms.Handler<RecordNumberHandler>().HandleAsync(new(ward.Code!, WardNumbers.Leave, "2026-03-09", PointState.Reported, number, null), device, Cancel);
    }
}
