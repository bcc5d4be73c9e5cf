using System.Net;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ThisWeek;

public sealed class ThisWeekPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task Three_numbers_are_put_in_one_after_the_other()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Activities, WardNumbers.Leave, WardNumbers.Reflective);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 5);
        var member = await rooms.PersonAsync("ward-member", ward, "Sam Okafor");

        var list = await member.SeeAsync(WardNumbers.WeekOf(ward));
        var first = await list.FollowAsync("Put in these 3 numbers");
        var second = await first.SubmitAsync("Save and go on", ("Numerator", "3"), ("Denominator", "41"));
        var third = await second.SubmitAsync("Save and go on", ("Numerator", "4"));
        var end = await third.SubmitAsync("Save and finish", ("Numerator", "1"));

        Assert.Contains("Monday 9 to Sunday 15 March", first.Text, StringComparison.Ordinal);
        Assert.Contains("Last week: 5", second.Text, StringComparison.Ordinal);
        Assert.Contains("Question 3 of 3", third.Text, StringComparison.Ordinal);
        Assert.Equal("All three are in", end.Heading);
        Assert.Contains("3 of 41", end.Text, StringComparison.Ordinal);
        Assert.Contains("Saved at 10:00 by SO. You can change them until Sunday 22 March.", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_of_several_people_are_each_signed_by_their_own()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave, WardNumbers.Reflective);
        var (sam, priya) = (await rooms.PersonAsync("ward-member", ward, "Sam Okafor"), await rooms.PersonAsync("ward-member", ward, "Priya Nair"));

        await (await sam.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave))).SubmitAsync("Save and go on", ("Numerator", "4"));
        var end = await (await priya.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Reflective))).SubmitAsync("Save and finish", ("Numerator", "1"));

        Assert.Contains("Last saved at 10:00. You can change them", end.Text, StringComparison.Ordinal);
        Assert.Contains("Signed SO.", end.Text, StringComparison.Ordinal);
        Assert.Contains("Signed PN.", end.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_is_still_there_when_it_is_asked_whether_someone_looked()
    {
        const string Rate = "restrictive_interventions";
        var ward = await rooms.AskedWardAsync(Rate);
        await rooms.WriteAsync("test.entered", write => write.For<Measure>().Single(m => m.Code == Rate).WardEntered = true);
        var member = await rooms.PersonAsync("ward-member", ward);
        var question = await member.SeeAsync(await rooms.QuestionAsync(ward, Rate));

        var looked = await question.SubmitAsync("Save and finish", ("Numerator", "0"), ("Denominator", "584"));
        await looked.SubmitAsync("Yes, we looked: there were none");

        Assert.Equal("584", looked.Document.QuerySelector("[name=Denominator]")!.GetAttribute("value"));
        var point = Assert.Single(await rooms.PointsAsync(ward, Rate));
        Assert.Equal((PointState.ConfirmedZero, 0.0, 584.0), (point.State, point.Numerator!.Value, point.Denominator!.Value));
    }

    [Fact]
    public async Task Two_wrong_boxes_are_told_at_once_each_by_its_own_question()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Activities);
        var member = await rooms.PersonAsync("ward-member", ward);
        var question = await member.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Activities));

        var again = await question.SubmitAsync("Save and finish", ("Numerator", "three"), ("Denominator", "4%"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        var told = again.Document.QuerySelectorAll(".nhsuk-error-summary li").Select(li => li.TextContent.Trim()).ToList();
        var boxes = again.Document.QuerySelectorAll("label").Select(l => l.TextContent.Trim()).ToList();
        Assert.Equal(2, told.Count);
        Assert.StartsWith($"“{boxes[0]}”: “three” is not a number.", told[0], StringComparison.Ordinal);
        Assert.StartsWith($"“{boxes[1]}”: you wrote “4%”.", told[1], StringComparison.Ordinal);
        Assert.Empty(await rooms.PointsAsync(ward, WardNumbers.Activities));
    }

    [Fact]
    public async Task What_was_not_counted_is_answered_and_not_in()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Activities, WardNumbers.Leave);
        var member = await rooms.PersonAsync("ward-member", ward);
        var first = await member.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Activities));

        var second = await first.SubmitAsync("Save and go on", ("Numerator", "0"), ("Denominator", "0"));
        var why = await second.SubmitAsync("We did not count");
        var end = await why.SubmitAsync("Save and finish", ("Reason", "busy"));

        Assert.Equal("Both are answered", end.Heading);
        Assert.Contains("0 of 0 is kept. There is nothing to work out from it, so the chart will show a gap.", end.Text, StringComparison.Ordinal);
        var home = await member.SeeAsync($"/wards/{ward.Id.Value}");
        Assert.Contains("All that was asked has an answer.", home.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing waits for anybody.", home.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task There_were_none_asks_whether_someone_looked()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var member = await rooms.PersonAsync("ward-member", ward);
        var question = await member.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave));

        var looked = await question.SubmitAsync("There were none");
        var typed = await question.SubmitAsync("Save and finish", ("Numerator", "0"));
        var end = await looked.SubmitAsync("Yes, we looked: there were none");

        Assert.Contains("Did someone look?", looked.Text, StringComparison.Ordinal);
        Assert.Contains("Did someone look?", typed.Text, StringComparison.Ordinal);
        Assert.Contains("0, we looked", end.Text, StringComparison.Ordinal);
        Assert.Equal(PointState.ConfirmedZero, Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Leave)).State);
    }

    [Theory]
    [InlineData("Too busy", PointState.NotCollected)]
    [InlineData("The ward was closed", PointState.WardClosed)]
    [InlineData("It does not apply here", PointState.NotApplicable)]
    public async Task A_gap_has_a_reason(string reason, PointState state)
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Reflective);
        var member = await rooms.PersonAsync("ward-member", ward);
        var question = await member.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Reflective));

        var why = await question.SubmitAsync("We did not count");
        var without = await why.SubmitAsync("Save and finish");
        var end = await why.SubmitAsync("Save and finish", (reason, ""));

        Assert.Equal((HttpStatusCode)422, without.Status);
        Assert.Equal("Reason", without.ErrorTarget("Say why it was not counted").Id);
        Assert.Contains(reason + ".", end.Text, StringComparison.Ordinal);
        var point = Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Reflective));
        Assert.Equal((state, reason), (point.State, point.Reason));
    }

    [Theory]
    [InlineData("three", "is not a number")]
    [InlineData("12%", "Write the number alone, without %.")]
    [InlineData("2,5", "Write a whole number without a comma")]
    [InlineData("-3", "cannot be less than 0")]
    [InlineData("2.5", "Write a whole number")]
    [InlineData("", "there is no number")]
    public async Task What_cannot_be_read_stays_in_its_box_with_a_remedy(string typed, string says)
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave, WardNumbers.Reflective);
        await rooms.RecordAsync(ward, WardNumbers.Reflective, WardNumbers.DueWeek, 1);
        var member = await rooms.PersonAsync("ward-member", ward);
        var question = await member.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave));

        var page = await question.SubmitAsync("Save and finish", ("Numerator", typed));

        Assert.Equal((HttpStatusCode)422, page.Status);
        Assert.Contains(says, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal("Numerator", page.ErrorTarget(page.Errors[0]).Id);
        Assert.Equal(typed, page.Control("How many times was leave put off").GetAttribute("value") ?? "");
        Assert.Contains("The other numbers are saved.", page.Text, StringComparison.Ordinal);
        Assert.Empty(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    [Theory]
    [InlineData("300", "41", "You wrote 300. There were only 41")]
    [InlineData("3", "0", "One of the two cannot be right")]
    [InlineData("3", "", "also needs")]
    public async Task A_part_is_not_above_its_whole(string part, string whole, string says)
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Activities);
        var member = await rooms.PersonAsync("ward-member", ward);
        var question = await member.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Activities));

        var page = await question.SubmitAsync("Save and finish", ("Numerator", part), ("Denominator", whole));

        Assert.Contains(says, Assert.Single(page.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressing_twice_stores_one_number()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var member = await rooms.PersonAsync("ward-member", ward);
        var question = await member.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave));

        var answers = await Task.WhenAll(question.SubmitAsync("Save and finish", ("Numerator", "3")), question.SubmitAsync("Save and finish", ("Numerator", "3")));

        Assert.All(answers, a => Assert.Equal("The one number is in", a.Heading));
        Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    [Fact]
    public async Task Going_back_to_correct_is_asked_about_once_and_then_kept_as_a_revision()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var member = await rooms.PersonAsync("ward-member", ward);
        var question = await member.SeeAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave));
        await question.SubmitAsync("Save and finish", ("Numerator", "3"));

        var again = await question.SubmitAsync("Save and finish", ("Numerator", "4"));
        var end = await again.SubmitAsync("Save the change", ("Numerator", "4"));

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("already has a number: 3", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal("The one number is in", end.Heading);
        Assert.Equal([3.0, 4.0], (await rooms.PointsAsync(ward, WardNumbers.Leave)).Select(p => p.Numerator!.Value));
    }

    [Fact]
    public async Task Two_phones_at_once_store_one_number_and_tell_the_other()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var (one, two) = (await rooms.PersonAsync("ward-member", ward), await rooms.PersonAsync("ward-member", ward));
        var address = await rooms.QuestionAsync(ward, WardNumbers.Leave);
        var (first, second) = (await one.SeeAsync(address), await two.SeeAsync(address));

        var answers = await Task.WhenAll(first.SubmitAsync("Save and finish", ("Numerator", "3")), second.SubmitAsync("Save and finish", ("Numerator", "7")));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Single(answers, a => a.Status == HttpStatusCode.Conflict);
        Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    [Fact]
    public async Task What_was_saved_can_be_changed_until_sunday_and_then_only_with_a_reason()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.AskedWardAsync(WardNumbers.Leave);
        var member = await own.PersonAsync("ward-member", ward);
        var question = await member.SeeAsync(await own.QuestionAsync(ward, WardNumbers.Leave));
        var end = await question.SubmitAsync("Save and finish", ("Numerator", "3"));

        var change = await end.FollowAsync("Change Leave");
        await change.SubmitAsync("Save the change", ("Numerator", "2"));
        own.Clock.Advance(TimeSpan.FromDays(5));
        var nextWeek = await (await own.SignInAsync(member.Viewer.Person!.Value)).SeeAsync(WardNumbers.WeekOf(ward));

        Assert.Equal("3", change.Control("How many times was leave").GetAttribute("value"));
        Assert.Equal([3.0, 2.0], (await own.PointsAsync(ward, WardNumbers.Leave)).Select(p => p.Numerator!.Value));
        Assert.Contains("Put in this number", nextWeek.Text, StringComparison.Ordinal);
        Assert.Contains("Monday 16 to Sunday 22 March", nextWeek.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Somebody_elses_ward_is_not_there()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var other = await rooms.PersonAsync("ward-member", await rooms.WardAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(WardNumbers.WeekOf(ward))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(await rooms.QuestionAsync(ward, WardNumbers.Leave))).Status);
    }

    [Fact]
    public async Task A_ward_that_has_closed_or_not_opened_is_asked_nothing()
    {
        var series = new Series { From = new(2025, 1, 6) };
        var ward = await rooms.WardAsync();
        var measure = await rooms.MeasureAsync(WardNumbers.Leave);

        Assert.Equal(WardNumbers.DueWeek, Period(ward with { ClosedOn = rooms.Today }, series));
        Assert.Null(Period(ward with { ClosedOn = rooms.Today.AddDays(-1) }, series));
        Assert.Null(Period(ward with { ClosedOn = new(2026, 3, 8) }, series));
        Assert.Null(Period(ward with { OpenedOn = new(2026, 3, 16) }, series));
        Assert.Null(Period(ward, new() { From = new(2026, 3, 16) }));

        DateOnly? Period(TwelveRooms.Organisations.Contracts.UnitRow unit, Series of) =>
            TwelveRooms.Measures.ThisWeek.DueRule.PeriodOf(unit, measure, of, rooms.Today);
    }

    [Fact]
    public async Task A_ward_that_is_asked_nothing_is_told_so_kindly()
    {
        var manager = await rooms.PersonAsync("ward-manager", await rooms.WardAsync());

        var page = await manager.SeeAsync($"/wards/{await WardIdAsync(manager)}/this-week");

        Assert.Contains("Nothing is asked of this ward at the moment.", page.Text, StringComparison.Ordinal);
    }

    private async Task<Guid> WardIdAsync(Visitor visitor) =>
        (await rooms.Handler<TwelveRooms.Organisations.Contracts.UnitDirectory>().FindAsync([visitor.Viewer.Grants[0].Unit], Rooms.TestSystem, CancellationToken.None))
            .Values.Single().Id.Value;
}
