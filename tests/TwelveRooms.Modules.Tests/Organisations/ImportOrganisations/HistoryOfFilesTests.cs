using TwelveRooms.Admin.History;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;

/// <summary>A file that changes many units leaves one record, and each of them has its part of it in its own history.</summary>
public sealed class HistoryOfFilesTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Wards = OrganisationFiles.WardHeadings;

    [Fact]
    public async Task Each_ward_that_a_file_changes_says_in_its_history_what_it_was_and_what_it_became()
    {
        var provider = await rooms.ProviderAsync();
        var (elm, oak, ash) = (await rooms.WardAsync(provider, "Elm"), await rooms.WardAsync(provider, "Oak"), await rooms.WardAsync(provider, "Ash"));

        _ = (await rooms.LoadAsync(
            Wards + $"{provider.Code},,,,{elm.Code},Elm House,Adult Acute,,\n{provider.Code},,,,{oak.Code},Oak,Low Secure,,2026-01-31\n{provider.Code},,,,{ash.Code},Ash,Adult Acute,,\n{provider.Code},,,,ZXT-NEW1,Beech,Adult Acute,,\n",
            reason: "the register says so")).Value;

        var renamed = Assert.Single(await HistoryAsync(elm));
        Assert.Contains(renamed.Changes, c => c is { What: "Name", Before: "Elm", After: "Elm House" });
        Assert.Equal("the register says so", renamed.Why);
        var closed = Assert.Single(await HistoryAsync(oak));
        Assert.Contains(closed.Changes, c => c is { What: "Last day", Before: null, After: "31 January 2026" });
        Assert.Contains(closed.Changes, c => c is { What: "Type of ward", Before: "Adult Acute", After: "Low Secure" });
        Assert.DoesNotContain(closed.Changes, c => c.After == "Elm House");
        Assert.Empty(await HistoryAsync(ash)); // the file left it as it was
    }

    [Fact]
    public async Task Wards_that_a_file_moves_say_where_they_came_to_lie()
    {
        var (from, to) = (await rooms.ProviderAsync(), await rooms.ProviderAsync("Second Trust"));
        var (elm, oak) = (await rooms.WardAsync(from), await rooms.WardAsync(from));

        _ = (await rooms.LoadAsync(Wards + $"{to.Code},,,,{elm.Code},{elm.Name},Adult Acute,,\n{to.Code},,,,{oak.Code},{oak.Name},Adult Acute,,\n", reason: "taken over")).Value;

        foreach (var ward in new[] { elm, oak })
        {
            Assert.Contains(Assert.Single(await HistoryAsync(ward)).Changes, c => c.What.StartsWith("Lies in", StringComparison.Ordinal) && c.After == "Second Trust");
        }
    }

    /// <summary>What files did to a unit.</summary>
    private Task<List<HistoryEntryAnswer>> HistoryAsync(UnitRow unit) => rooms.InScopeAsync<ShowHistoryHandler, List<HistoryEntryAnswer>>(async h =>
        [.. HistoryAnswer.Of((await h.HandleAsync(new(HistoryOf.Unit, unit.Id.Value.ToString()), Rooms.TestSystem, TestContext.Current.CancellationToken)).Value).Entries.Where(e => e.What == "A file of organisations changed it")]);
}
