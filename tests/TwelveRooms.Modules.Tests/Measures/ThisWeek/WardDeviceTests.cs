using System.Net;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ThisWeek;

public sealed class WardDeviceTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task A_device_puts_in_a_number_and_is_asked_who_once()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave, WardNumbers.Reflective);
        var device = await rooms.DeviceAsync(ward);
        var first = await (await device.SeeAsync(WardNumbers.WeekOf(ward))).FollowAsync("Put in these 2 numbers");

        var second = await first.SubmitAsync("Save and go on", ("Numerator", "3"), ("Your initials or your role", "SO"));
        var end = await second.SubmitAsync("Save and finish", ("Numerator", "1"));

        Assert.DoesNotContain("Your initials", second.Text, StringComparison.Ordinal);
        Assert.Contains("You sign as SO.", second.Text, StringComparison.Ordinal);
        Assert.Equal("Both are in", end.Heading);
        Assert.Equal("SO", Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Reflective)).Initials);
    }

    [Fact]
    public async Task A_device_has_no_way_to_a_chart_or_to_any_other_page()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var device = await rooms.DeviceAsync(ward);
        var measure = await rooms.MeasureAsync(WardNumbers.Leave);

        var page = await device.SeeAsync(WardNumbers.WeekOf(ward));

        Assert.DoesNotContain("/units/", page.Html, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("header nav a"));
        foreach (var address in new[]
        {
            $"/wards/{ward.Id.Value}", $"/wards/{ward.Id.Value}/sheet", $"/wards/{ward.Id.Value}/devices", "/measures", $"/measures/{measure.Id.Value}",
            $"/units/{ward.Id.Value}/measures/{measure.Id.Value}", $"/units/{ward.Id.Value}/measures/{measure.Id.Value}/number", "/organisations",
        })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await device.OpenAsync(address)).Status);
        }
    }

    [Fact]
    public async Task A_device_cannot_write_for_another_ward()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var other = await rooms.AskedWardAsync(WardNumbers.Leave);
        var device = await rooms.DeviceAsync(ward);
        var page = await device.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave));
        var form = page.Document.QuerySelector("main form")!;
        form.SetAttribute("action", await rooms.QuestionAsync(other, WardNumbers.Leave));

        var answer = await page.SubmitAsync("Save and finish", ("Numerator", "3"));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Empty(await rooms.PointsAsync(other, WardNumbers.Leave));
    }

    [Fact]
    public async Task A_device_cannot_write_another_week()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var page = await (await rooms.DeviceAsync(ward)).SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave));

        var answer = await page.SubmitAsync("Save and finish", ("Numerator", "3"), ("Period", "2026-03-02"));

        Assert.Equal((HttpStatusCode)422, answer.Status);
        Assert.Contains("This device puts in what is due now.", Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.Empty(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    [Fact]
    public async Task A_device_cannot_write_what_nobody_asked_for()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var page = await (await rooms.DeviceAsync(ward)).SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave));
        page.Document.QuerySelector("main form")!.SetAttribute("action", await rooms.QuestionAsync(ward, WardNumbers.Reflective));

        var answer = await page.SubmitAsync("Save and finish", ("Numerator", "3"));

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Empty(await rooms.PointsAsync(ward, WardNumbers.Reflective));
    }

    [Fact]
    public async Task A_device_neither_sees_nor_corrects_what_somebody_else_put_in()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var device = await rooms.DeviceAsync(ward);
        var address = await rooms.QuestionAsync(ward, WardNumbers.Leave);
        var open = await device.SeeAsync(address);
        await rooms.RecordAsync(ward, WardNumbers.Leave, WardNumbers.DueWeek, 37);

        var late = await open.SubmitAsync("Save and finish", ("Numerator", "3"));
        var forced = await open.SubmitAsync("Save and finish", ("Numerator", "3"), ("Replaces", "0"));
        var list = await device.SeeAsync(WardNumbers.WeekOf(ward));

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal(HttpStatusCode.Conflict, forced.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await device.OpenAsync(address)).Status);
        Assert.DoesNotContain("37", late.Text + forced.Text + list.Text, StringComparison.Ordinal);
        Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    [Fact]
    public async Task A_device_corrects_its_own_number_in_the_same_week()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var page = await (await rooms.DeviceAsync(ward)).SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave));
        var end = await page.SubmitAsync("Save and finish", ("Numerator", "3"), ("Initials", ""));

        await (await end.FollowAsync("Change Leave")).SubmitAsync("Save the change", ("Numerator", "2"));

        Assert.Equal([3.0, 2.0], (await rooms.PointsAsync(ward, WardNumbers.Leave)).Select(p => p.Numerator!.Value));
    }

    [Theory]
    [InlineData("943 476 5919", "looks like an NHS number")]
    [InlineData("bed 4", "looks like one person’s bed")]
    [InlineData("Samantha Okafor the third", "“Samantha Okafor the thir…” is not initials or a role.")]
    [InlineData("Sam Okafor", "Write initials, at most 4 capital letters, such as “SO”, or a role, such as “nurse in charge”. No names.")]
    [InlineData("Nurse Okafor", "No names.")]
    [InlineData("!!", "is not initials or a role")]
    public async Task Initials_that_point_to_a_person_are_refused_by_their_field(string initials, string says)
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var page = await (await rooms.DeviceAsync(ward)).SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave));

        var answer = await page.SubmitAsync("Save and finish", ("Numerator", "3"), ("Initials", initials));

        Assert.Contains(says, Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.Equal("Initials", answer.ErrorTarget(answer.Errors[0]).Id);
        Assert.Empty(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    [Theory]
    [InlineData("SO")]
    [InlineData("S.O.")]
    [InlineData("j-m k")]
    [InlineData("Éa")]
    [InlineData("RMN")]
    [InlineData("nurse in charge")]
    [InlineData("Bank HCA nurse", false)]
    [InlineData("Night nurse")]
    [InlineData("healthcare support worker")]
    [InlineData("")]
    public async Task Initials_and_words_of_a_role_sign_a_number(string initials, bool isTaken = true)
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var page = await (await rooms.DeviceAsync(ward)).SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave));

        await page.SubmitAsync("Save and finish", ("Numerator", "3"), ("Initials", initials));

        Assert.Equal(isTaken ? [initials.Length == 0 ? null : initials] : [], (await rooms.PointsAsync(ward, WardNumbers.Leave)).Select(p => p.Initials));
    }
}
