using System.Net;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.MakeWardMeasure;

public sealed class MakeWardMeasureTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task Five_answers_make_a_measure_that_only_its_ward_can_see()
    {
        var ward = await rooms.WardAsync();
        var partner = await rooms.PersonAsync("lived-experience-partner", ward);
        var check = await AnswerAsync(await partner.SeeAsync($"/wards/{ward.Id.Value}/measures/new"));

        var made = await Task.WhenAll(check.SubmitAsync("Start counting"), check.SubmitAsync("Start counting"));

        Assert.Contains(made, page => page.Heading == "Music off by eleven");
        var measure = await rooms.Db().For<Measure>(Rooms.TestSystem).SingleAsync(m => m.OwnerUnit == ward.Number, TestContext.Current.CancellationToken);
        Assert.Equal((MeasureKind.Proportion, ImprovementDirection.Neither, Cadence.Week), (measure.Kind, measure.Direction, measure.Cadence));
        Assert.Equal("Patients", measure.AskedForBy);
        Assert.True(measure.AboutPeople);
        await rooms.RecordAsync(ward, measure.Code, new(2026, 3, 9), 3, 7);
        var chart = await partner.SeeAsync($"/units/{ward.Id.Value}/measures/{measure.Id.Value}");
        Assert.Contains("The ward’s own measure. Asked for by: patients.", chart.Text, StringComparison.Ordinal);
        Assert.Contains($"The ward is asked: “{measure.Question}”", chart.Text, StringComparison.Ordinal);
        Assert.Equal(["Counted", "Out of"], chart.Document.QuerySelectorAll(".rooms-table--spc th.rooms-number").Take(2).Select(h => h.TextContent));
        var elsewhere = await rooms.PersonAsync("ward-manager", await rooms.WardAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await elsewhere.OpenAsync($"/measures/{measure.Id.Value}")).Status);
        Assert.DoesNotContain("Music off", (await elsewhere.SeeAsync("/measures")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_another_measure_has_is_refused_whatever_its_capitals()
    {
        var ward = await rooms.WardAsync();
        var partner = await rooms.PersonAsync("lived-experience-partner", ward);
        await (await AnswerAsync(await partner.SeeAsync($"/wards/{ward.Id.Value}/measures/new"))).SubmitAsync("Start counting");

        var again = await (await AnswerAsync(await partner.SeeAsync($"/wards/{ward.Id.Value}/measures/new"))).SubmitAsync("Start counting");

        Assert.Contains("There is a measure called Music off by eleven already.", Assert.Single(again.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_own_page_says_how_to_stop_asking_to_whoever_may()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var address = $"/units/{ward.Id.Value}/measures/{(await rooms.MeasureAsync(WardNumbers.Leave)).Id.Value}";
        var (partner, member) = (await rooms.PersonAsync("lived-experience-partner", ward), await rooms.PersonAsync("ward-member", ward));

        var end = await (await partner.SeeAsync(address)).FollowAsync("Stop asking the ward for this");

        Assert.StartsWith("Stop asking", end.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("Stop asking", (await member.SeeAsync(address)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_stored_before_the_answers_were_looked_at()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);

        var check = await AnswerAsync(await manager.SeeAsync($"/wards/{ward.Id.Value}/measures/new"));
        var changed = await (await check.FollowAsync("Change: Which way is better")).SubmitAsync("Go on", ("More is better", ""));

        Assert.Equal("Look at your answers", changed.Heading);
        Assert.Contains("More is better", changed.Text, StringComparison.Ordinal);
        Assert.False(await rooms.Db().For<Measure>(Rooms.TestSystem).AnyAsync(m => m.OwnerUnit == ward.Number, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("", "Say in a few words what matters")]
    [InlineData("Was Mr Brown out today", "looks like a person’s name")]
    public async Task The_first_answer_is_checked_by_its_field(string name, string says)
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);

        var page = await (await manager.SeeAsync($"/wards/{ward.Id.Value}/measures/new")).SubmitAsync("Go on", ("Name", name));

        Assert.Contains(says, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("Name", page.ErrorTarget(page.Errors[0]).Id);
    }

    [Fact]
    public async Task The_last_page_sends_back_who_has_not_answered()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);

        var page = await manager.SeeAsync($"/wards/{ward.Id.Value}/measures/new/check");

        Assert.Equal($"/wards/{ward.Id.Value}/measures/new", page.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"/wards/{(await rooms.WardAsync()).Id.Value}/measures/new")).Status);
    }

    [Fact]
    public async Task The_longest_answers_in_a_script_of_many_signs_wait_in_the_browser_too()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var signs = new Random(5);
        string Written(int length) => string.Concat(Enumerable.Range(0, length).Select(_ => (char)signs.Next(0x4e00, 0x9000)));
        var (name, question, outOf, definition) = (Written(60), Written(160), Written(80), Written(600));

        var page = await (await manager.SeeAsync($"/wards/{ward.Id.Value}/measures/new")).SubmitAsync("Go on", ("What matters?", name));
        page = await page.SubmitAsync("Go on", ("Patients", ""));
        page = await page.SubmitAsync(
            "Go on", ("We count how many out of", ""), ("The question that the ward is asked", question), ("Out of how many what?", outOf), ("What counts?", definition));
        page = await manager.SeeAsync($"/wards/{ward.Id.Value}/measures/new?step=3");

        Assert.Equal(definition, page.Control("What counts?").TextContent.Trim());
        Assert.All(manager.Cookies.GetAllCookies(), cookie => Assert.InRange(cookie.Name.Length + cookie.Value.Length, 1, 4096)); // what a browser keeps
    }

    private static async Task<RoomsPage> AnswerAsync(RoomsPage page)
    {
        page = await page.SubmitAsync("Go on", ("What matters?", "Music off by eleven"));
        page = await page.SubmitAsync("Go on", ("Patients", ""));
        page = await page.SubmitAsync(
            "Go on", ("We count how many out of", ""), ("The question that the ward is asked", "On how many nights was it quiet at eleven?"),
            ("Out of how many what?", "nights"), ("What counts?", "Listen at eleven in the day room. Count the nights without music."));
        page = await page.SubmitAsync("Go on", ("Every week", ""), ("About how many minutes", "2"));
        return await page.SubmitAsync("Go on", ("We are not sure", ""));
    }
}
