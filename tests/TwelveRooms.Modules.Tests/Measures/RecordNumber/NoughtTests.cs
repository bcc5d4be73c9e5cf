using System.Net;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.RecordNumber;

/// <summary>Nought may mean that nobody looked. Whoever types it is asked; what another system counts is a value.</summary>
public sealed class NoughtTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Force = "restrictive_interventions";

    [Fact]
    public async Task Whoever_types_nought_on_the_page_is_asked_whether_someone_looked_also_where_a_system_counts()
    {
        var ward = await rooms.AskedWardAsync(Force);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var page = await manager.SeeAsync($"/units/{ward.Id.Value}/measures/{(await rooms.MeasureAsync(Force)).Id.Value}/number?period=2026-02-01");

        var asked = await page.SubmitAsync("Save the number", ("Numerator", "0"), ("Denominator", "580"));
        await asked.SubmitAsync("Save the number", ("Answer", "none"), ("Denominator", "580"));

        Assert.Contains("did someone look?", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Equal(PointState.ConfirmedZero, Assert.Single(await rooms.PointsAsync(ward, Force)).State);
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task The_command_line_asks_too_and_says_how_to_answer()
    {
        var ward = await rooms.WardAsync();

        var asked = await rooms.CliAsync("record", ward.Code!, Force, "2026-02", "0", "--of", "580");
        var answered = await rooms.CliAsync("record", ward.Code!, Force, "2026-02", "--none", "--of", "580");

        Assert.Equal(3, asked.Exit);
        Assert.Contains("Here that is --none, or --not-collected with a reason.", asked.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (answered.Exit, answered.Error));
        Assert.Equal(PointState.ConfirmedZero, Assert.Single(await rooms.PointsAsync(ward, Force)).State);
    }

    [Fact]
    public async Task Another_system_s_nought_is_a_value_unless_the_ward_counts_itself()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var api = await rooms.ApiAsync(ward);

        var counted = await api.PostNumberAsync(ward, Force, new { period = "2026-02", numerator = 0, denominator = 580 });
        var asked = await api.PostNumberAsync(ward, WardNumbers.Leave, new { period = "2026-03-09", numerator = 0 });

        Assert.Equal((HttpStatusCode.OK, "reported"), (counted.Status, counted.Json.GetProperty("state").GetString()));
        Assert.Equal((HttpStatusCode)422, asked.Status);
        Assert.Contains("Send it as confirmed_zero when somebody did", asked.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task What_is_not_there_is_named()
    {
        var ward = await rooms.WardAsync();

        var unit = await rooms.CliAsync("record", "ZXNOT", Force, "2026-02", "3", "--of", "580");
        var measure = await rooms.CliAsync("record", ward.Code!, "restrictive_intervention", "2026-02", "3", "--of", "580");

        Assert.Equal((3, "unit: We cannot find a ward or organisation “ZXNOT” that you may write for. Check its code.\n"), (unit.Exit, unit.Error));
        Assert.Equal((3, "measure: There is no measure “restrictive_intervention” here. The library lists the codes.\n"), (measure.Exit, measure.Error));
    }
}
