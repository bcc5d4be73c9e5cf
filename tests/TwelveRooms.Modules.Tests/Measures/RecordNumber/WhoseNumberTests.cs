using System.Net;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.RecordNumber;

/// <summary>What may be typed or sent where: never what a national body publishes, nor what is added up from wards.</summary>
public sealed class WhoseNumberTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Published = "mhs76_people_restrained_per_bed_days";
    private const string Force = "restrictive_interventions";

    [Trait("Speed", "slow")]
    [Fact]
    public async Task What_a_national_body_publishes_is_never_typed_and_so_never_shown_as_published()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);

        var (status, refusal) = await (await rooms.ApiAsync(provider)).PostNumberAsync(provider, Published, new { period = "2026-01", numerator = 1, denominator = 470 });
        var cli = await rooms.CliAsync("record", ward.Code!, Published, "2026-01", "1", "--of", "470");

        Assert.Equal(((HttpStatusCode)422, "published-only"), (status, refusal.GetProperty("code").GetString()));
        Assert.Contains("is published by a national body. It comes in from the publisher’s own file", cli.Error, StringComparison.Ordinal);
        Assert.Empty(await rooms.PointsAsync(provider, Published));
        Assert.Empty(await rooms.PointsAsync(ward, Published));
    }

    [Fact]
    public async Task What_is_added_up_from_wards_is_not_sent_for_the_organisation()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);

        var (status, refusal) = await (await rooms.ApiAsync(provider)).PostNumberAsync(provider, Force, new { period = "2026-01", numerator = 4, denominator = 500 });

        Assert.Equal(((HttpStatusCode)422, "added-up"), (status, refusal.GetProperty("code").GetString()));
        Assert.Empty(await rooms.PointsAsync(provider, Force));
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task A_number_before_all_others_says_why_once_there_are_limits()
    {
        var ward = await rooms.WardAsync();
        for (var month = new DateOnly(2025, 1, 1); month < new DateOnly(2026, 2, 1); month = month.AddMonths(1))
        {
            await rooms.RecordAsync(ward, Force, month, 4 + month.Month % 3, 500);
        }

        var without = await rooms.CliAsync("record", ward.Code!, Force, "2024-11", "9", "--of", "500");
        var with = await rooms.CliAsync("record", ward.Code!, Force, "2024-11", "9", "--of", "500", "--reason", "found in the old book");

        Assert.Equal(3, without.Exit);
        Assert.Contains("reason: November 2024 is before the first number here, January 2025, and the limits may rest on what came first. Say why it is added now.", without.Error, StringComparison.Ordinal);
        Assert.Equal((0, ""), (with.Exit, with.Error));
        Assert.Equal("found in the old book", (await rooms.PointsAsync(ward, Force))[0].Reason);
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task A_new_reason_for_the_same_number_is_kept()
    {
        var ward = await rooms.WardAsync();
        await rooms.RecordAsync(ward, Force, new(2026, 1, 1), 4, 500);

        var answer = await rooms.CliAsync("record", ward.Code!, Force, "2026-01", "4", "--of", "500", "--correct", "0", "--reason", "checked against the forms");

        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.Equal([null, "checked against the forms"], (await rooms.PointsAsync(ward, Force)).Select(p => p.Reason));
    }

    [Fact]
    public async Task A_text_that_no_database_can_hold_is_refused_in_words()
    {
        var ward = await rooms.WardAsync();
        var api = await rooms.ApiAsync(ward);

        var (status, refusal) = await api.PostNumberAsync(ward, Force, new { period = "2026-01", numerator = 4, denominator = 500, reason = "late\0form" });

        Assert.Equal(((HttpStatusCode)422, "text-not-readable"), (status, refusal.GetProperty("code").GetString()));
    }
}
