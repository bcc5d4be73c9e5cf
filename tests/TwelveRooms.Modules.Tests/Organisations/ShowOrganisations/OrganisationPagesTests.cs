using System.Net;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.ShowOrganisations;

public sealed class OrganisationPagesTests(RealFilesTests.Register register) : IClassFixture<RealFilesTests.Register>
{
    private Rooms Rooms => register.Rooms;

    [Fact]
    public async Task The_list_stands_as_it_stood_on_either_side_of_1_April_2026()
    {
        var reader = await ReaderAsync();

        var before = await reader.SeeAsync("/organisations?on=2026-03-31&search=Essex+Partnership");
        var after = await reader.SeeAsync("/organisations?on=2026-04-01&search=Essex+Partnership");

        Assert.Contains("Mid and South Essex Integrated Care Board", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Mid and South Essex Integrated Care Board", after.Document.QuerySelector("main")!.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 organisation as it stood on 31 March 2026", before.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_organisation_says_who_followed_and_an_unchecked_one_that_it_is_unchecked()
    {
        var page = await (await ReaderAsync()).SeeAsync("/organisations?on=2026-05-01");

        Assert.Contains("closed after 30 September 2024; followed by", page.Text, StringComparison.Ordinal);
        Assert.Contains("not checked against the register", page.Text, StringComparison.Ordinal);
        Assert.Contains("closed and shared out after 31 March 2026", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("R1C", "Followed by")]
    [InlineData("RW1", "Took over Solent NHS Trust")]
    [InlineData("R1L", "Belongs to NHS Mid and South Essex Integrated Care Board")]
    public async Task An_organisation_shows_what_it_was_before(string code, string words)
    {
        var unit = await Rooms.UnitOfAsync(code);

        var page = await (await ReaderAsync()).SeeAsync($"/organisations/{unit.Id.Value}");

        Assert.StartsWith(unit.Name, page.Heading, StringComparison.Ordinal);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_day_knows_nothing_of_what_came_later()
    {
        await using var own = await Rooms.StartAsync();
        var provider = await own.ProviderAsync();
        var (old, young) = (await own.WardAsync(provider, "Elm"), await own.WardAsync(provider, "Sapling", openedOn: new(2026, 3, 1)));
        await own.RecordAsync(old, "restrictive_interventions", new(2026, 1, 1), 4, 500);
        await own.WorkAsync();
        _ = (await own.Handler<TwelveRooms.Organisations.CloseWard.CloseWardHandler>().HandleAsync(new(old.Id.Value, "2026-03-17", null, "merged", 0), Rooms.TestSystem, TestContext.Current.CancellationToken)).Value;
        var team = await own.PersonAsync("organisation-team", provider);

        var earlier = await team.SeeAsync($"/organisations/{provider.Id.Value}?on=30/6/2025");
        var today = await team.SeeAsync($"/organisations/{provider.Id.Value}");

        Assert.Contains("Elm", earlier.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("closes after", earlier.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(young.Name, earlier.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Restrictive practice", earlier.Text, StringComparison.Ordinal);
        Assert.Contains("closed after 17 March 2026", today.Text, StringComparison.Ordinal);
        Assert.Contains("Restrictive practice", today.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wards_are_shown_to_those_who_hold_them_alone()
    {
        var provider = await Rooms.UnitOfAsync("ZX1");
        var row = await Rooms.Handler<TwelveRooms.Organisations.Contracts.UnitDirectory>().FindAsync(provider.Id.Value, Rooms.TestSystem, TestContext.Current.CancellationToken);
        var team = await Rooms.PersonAsync("organisation-team", row!);

        var theirs = await team.SeeAsync($"/organisations/{provider.Id.Value}");
        var others = await (await ReaderAsync()).SeeAsync($"/organisations/{provider.Id.Value}");

        Assert.Contains("Café Meadow Unit", theirs.Text, StringComparison.Ordinal);
        Assert.Contains("Add a ward", theirs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Meadow", others.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await (await ReaderAsync()).OpenAsync($"/organisations/{Guid.CreateVersion7()}")).Status);
    }

    [Fact]
    public async Task A_text_that_is_no_date_is_said_so() =>
        Assert.Contains("'soon' is not a date", (await (await ReaderAsync()).OpenAsync("/organisations?on=soon")).Errors[0], StringComparison.Ordinal);

    private async Task<Visitor> ReaderAsync()
    {
        var unit = await Rooms.UnitOfAsync("ZX5");
        var row = await Rooms.Handler<TwelveRooms.Organisations.Contracts.UnitDirectory>().FindAsync(unit.Id.Value, Rooms.TestSystem, TestContext.Current.CancellationToken);
        return await Rooms.PersonAsync("executive-sponsor", row!);
    }
}
