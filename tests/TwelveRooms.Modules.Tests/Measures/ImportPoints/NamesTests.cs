using TwelveRooms.Measures.ImportPoints;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>What local names may mean, and how few words say where rows stand.</summary>
public sealed class NamesTests
{
    private static readonly (string, string)[] Wards = [("Larch", "1"), ("Maple", "2"), ("Maple Court", "3"), ("The Unit", "4")];

    [Theory]
    [InlineData("Larch (male acute)", "1")]
    [InlineData("LARCH WARD", "1")]
    [InlineData("Ward of Maple-Court", null)] // holds Maple as well
    [InlineData("Larchwood", null)]
    [InlineData("Unit 4", null)]
    [InlineData("Larch total", null)]
    [InlineData("New Larch", null)]
    [InlineData("Larch (old ward)", null)]
    [InlineData("Larch & Willow", null)]
    public void A_name_is_guessed_only_when_one_fits(string text, string? guess) => Assert.Equal(guess, NameGuess.Of(text, Wards));

    [Theory]
    [InlineData("Row 5", 5)]
    [InlineData("Rows 5 to 7", 5, 6, 7)]
    [InlineData("Rows 5, 9", 5, 9)]
    [InlineData("Rows 5, 9, 12 and 2 more", 5, 9, 12, 14, 20)]
    public void Rows_of_which_the_same_is_said_stand_together(string words, params int[] lines) =>
        Assert.Equal(words, RowPlaces.Words([.. lines.Select(l => new CheckedRow(l, null))]));

    [Fact]
    public async Task A_site_that_is_called_as_its_ward_is_takes_none_of_its_numbers()
    {
        await using var rooms = await Rooms.StartAsync();
        rooms.Clock.Now = PointsFiles.Then;
        _ = (await rooms.LoadAsync("provider_code,site_code,site_name,ward_code,ward_name,ward_type\nZX5,ZX502,Maple House,ZX5-W04,Maple,Rehabilitation\n")).Value;

        var seen = await rooms.CheckAsync("ward,measure,period,numerator\nMaple House,complaints,2024-04-01,3\n");

        Assert.Equal(["Maple House"], seen.UnknownWards.Select(u => u.Text));
        Assert.Equal("Maple House", (await rooms.UnitOfAsync("ZX502")).Name);
    }
}
