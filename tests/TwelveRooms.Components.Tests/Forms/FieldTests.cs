using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace TwelveRooms.Components.Tests.Forms;

public sealed class FieldTests
{
    [Fact]
    public async Task What_was_written_is_shown_again_even_when_it_could_not_be_read()
    {
        var state = new ModelStateDictionary();
        state.SetModelValue("Value", "twelve", "twelve");
        state.AddModelError("Value", "Write the number in figures.");

        var html = await Field.DrawAsync(new NumberInputTagHelper { For = Field.For("Value", 3), Label = "How many?", ViewContext = Field.View(state) });

        Assert.Contains("value=\"twelve\"", html, StringComparison.Ordinal);
        Assert.Contains("aria-describedby=\"Value-error\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_person_wrote_cannot_become_markup()
    {
        var html = await Field.DrawAsync(new TextareaTagHelper { For = Field.For("Story", "</textarea><script>alert(1)</script>"), Label = "<b>", ViewContext = Field.View() });

        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_error_of_the_summary_leads_to_its_field_and_a_date_to_its_first_box()
    {
        var state = new ModelStateDictionary();
        state.AddModelError("Input.Value", "Write a number.");
        state.SetModelValue("StartsOn.Day", "9", "9");
        state.AddModelError("StartsOn", "The start must be a Monday.");
        state.AddModelError("", "Somebody else has changed this.");

        var html = await Field.DrawAsync(new ErrorSummaryTagHelper { ViewContext = Field.View(state) });

        Assert.Contains("href=\"#Input_Value\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#StartsOn-day\"", html, StringComparison.Ordinal);
        Assert.Contains("<li>Somebody else has changed this.</li>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_without_errors_has_no_summary() =>
        Assert.Equal("", await Field.DrawAsync(new ErrorSummaryTagHelper { ViewContext = Field.View() }));

    [Fact]
    public async Task Several_answers_of_the_model_are_chosen()
    {
        var html = await Field.DrawAsync(new CheckboxesTagHelper
        {
            For = Field.For("Rooms", Enumerable.Range(2, 2)),
            Label = "Rooms",
            Items = [new("1", "One"), new("2", "Two"), new("3", "Three")],
            ViewContext = Field.View(),
        });

        Assert.Equal(2, html.Split(" checked").Length - 1);
    }

    [Theory]
    [InlineData("9", "11", "2026", true)]
    [InlineData(" 9 ", "Nov", "2026", true)]
    [InlineData("31", "2", "2026", false)]
    [InlineData("", "", "", false)]
    public void A_date_is_read_as_a_person_writes_it(string day, string month, string year, bool isDate) =>
        Assert.Equal(isDate, new DateParts { Day = day, Month = month, Year = year }.TryRead(out _));
}
