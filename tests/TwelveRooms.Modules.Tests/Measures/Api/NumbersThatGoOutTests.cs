using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Routes;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Modules.Tests.Isolation;
using TwelveRooms.Modules.Tests.Measures.RecallNumber;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Api;

/// <summary>A recall must know who had a number, so no way of the interface gives one away without a record.</summary>
public sealed class NumbersThatGoOutTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_way_to_read_numbers_of_a_chart_from_the_interface_leaves_a_record_of_who_took_them()
    {
        var (provider, wards) = await rooms.CountingAsync();
        var measure = (await rooms.MeasureAsync(Withdrawing.Measure)).Id.Value;
        using var api = await rooms.ApiAsync(provider);
        var gave = new List<string>();
        foreach (var row in RouteTable.All.Where(r => r.Verbs.StartsWith("GET", StringComparison.Ordinal) && r.Pattern.StartsWith("api/v1/", StringComparison.Ordinal)))
        {
            var address = RouteAddress.Of(row.Pattern.Replace("{measure}", "{measure:guid}", StringComparison.Ordinal), wards[0], measure);
            var before = await CountAsync();
            using var answer = await api.GetAsync(address, Cancel);
            if (answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(Cancel)).Contains(Withdrawing.Slip, StringComparison.Ordinal))
            {
                gave.Add(row.Pattern);
                Assert.True(await CountAsync() == before + 1, $"{row.Pattern} gave a number, and no record says so");
            }
        }

        Assert.Contains("api/v1/units/{unit}/measures/{measure}/history", gave);
        Assert.Contains("api/v1/units/{unit}/measures/{measure}", gave);
        Assert.Contains("api/v1/units/{unit}/numbers", gave);
    }

    [Fact]
    public async Task A_history_without_numbers_leaves_none()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        using var api = await rooms.ApiAsync(ward);
        var before = await CountAsync();

        using var answer = await api.GetAsync(new Uri($"/api/v1/units/{ward.Code}/measures/{WardNumbers.Leave}/history", UriKind.Relative), Cancel);

        Assert.True(answer.IsSuccessStatusCode);
        Assert.Equal(before, await CountAsync());
    }

    private Task<int> CountAsync() => rooms.Db().For<NumbersExport>(Rooms.TestSystem).CountAsync(Cancel);
}
