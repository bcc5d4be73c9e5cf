using TwelveRooms.Access;
using TwelveRooms.Admin.History;
using TwelveRooms.Admin.Records;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.ShowPeople;

/// <summary>What somebody held long ago, and what it may say of them, does not follow their name for ever.</summary>
public sealed class ToldForAYearTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(300, true)]
    [InlineData(400, false)]
    public async Task A_role_that_ended_more_than_a_year_ago_stands_beside_no_name_and_in_no_history(int daysAgo, bool isTold)
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var (manager, officer) = (await rooms.PersonAsync("ward-manager", ward), await rooms.PersonAsync("information-governance-officer", provider));
        var role = (await rooms.InScopeAsync<RoleTable, IReadOnlyList<Role>>(t => t.AllAsync(Cancel))).Single(r => r.Key == "lived-experience-partner").Name;
        var name = $"Ash {daysAgo}";
        await HeldAsync(ward, name, daysAgo);

        var known = await rooms.InScopeAsync<PeopleReach, IReadOnlyDictionary<Guid, string>>(r => r.KnownAsync(ward, manager.Viewer, Cancel));
        var found = await rooms.InScopeAsync<FindRecordHandler, FoundRecords>(async h => (await h.HandleAsync(new(provider.Id.Value, name), officer.Viewer, Cancel)).Value);
        var history = await rooms.InScopeAsync<ShowHistoryHandler, HistoryView>(async h => (await h.HandleAsync(new(HistoryOf.People, ward.Id.Value.ToString()), manager.Viewer, Cancel)).Value);

        var label = Assert.Single(known.Values, v => v.StartsWith(name, StringComparison.Ordinal)); // still there to be chosen
        Assert.Equal(isTold ? $"{name} ({role})" : $"{name} (no role in the last year)", label);
        Assert.Equal(isTold ? role : "", Assert.Single(found.People).Roles);
        Assert.Equal(isTold, history.Entries.Any(e => e.What.Contains(name, StringComparison.Ordinal)));
    }

    /// <summary>Somebody held a role for a month, which ended so many days ago; given as people give roles, so that it is in the history.</summary>
    private async Task HeldAsync(UnitRow ward, string name, int daysAgo)
    {
        var person = new Person { Name = name };
        await rooms.WriteAsync("test.person", write => write.Add(person));
        await rooms.WriteAsync("access.role-given", write =>
        {
            write.Add(new Grant { Person = person.Id, Role = "lived-experience-partner", Unit = ward.Number, From = rooms.Today.AddDays(-daysAgo - 30), To = rooms.Today.AddDays(-daysAgo) });
            write.About(ward.Partition, ward.Number);
        });
    }
}
