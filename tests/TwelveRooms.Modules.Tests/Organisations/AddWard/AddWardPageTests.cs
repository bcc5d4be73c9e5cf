using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.AddWard;

public sealed class AddWardPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task An_empty_form_says_all_that_is_missing_at_once_each_beside_its_field()
    {
        var provider = await rooms.ProviderAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);

        var page = await (await team.SeeAsync($"/organisations/{provider.Id.Value}/wards/new")).SubmitAsync("Add the ward");

        Assert.Equal(
            [
                ("Write the name of the ward, as people say it.", "Name"),
                ("Write a code of up to 40 letters, digits and hyphens, without spaces. Your organisation’s own code for the ward is best.", "Code"),
                ("Write the type of ward, such as Adult Acute. Wards are only ever compared within one type.", "Type"),
                ("Write the date with day, month and year, such as 31 3 2026.", "OpenedOn.Day"),
                ("Say why, in a few words. The reason is kept with the change.", "Reason"),
            ],
            page.Errors.Select(e => (e, page.ErrorTarget(e).GetAttribute("name")!)));
    }

    [Fact]
    public async Task A_bed_in_the_reason_is_told_in_few_words_above_and_in_all_beside_the_box()
    {
        var provider = await rooms.ProviderAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);

        var page = await (await team.SeeAsync($"/organisations/{provider.Id.Value}/wards/new")).SubmitAsync(
            "Add the ward", ("Name", "Larch"), ("Code", $"{provider.Code}-L"), ("Type", "Adult Acute"), ("OpenedOn.Day", "1"), ("OpenedOn.Month", "3"), ("OpenedOn.Year", "2026"),
            ("Reason", "asked for by bed 4"));

        Assert.Equal(["“bed 4” looks like one person’s bed or room."], page.Errors);
        Assert.Contains("Nothing has been kept, and your words are still here. Leave out any name as well. You could write: “asked for by [left out]”.", page.Text, StringComparison.Ordinal);
    }
}
