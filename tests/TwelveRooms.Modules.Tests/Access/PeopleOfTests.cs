using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access;
using TwelveRooms.Access.AddPerson;
using TwelveRooms.Access.ChangeRoles;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access;

/// <summary>What tests about people begin with.</summary>
internal static class PeopleOfTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string PeopleOf(UnitRow unit) => $"/units/{unit.Id.Value}/people";

    public static Task<Outcome<AddedPerson>> AddAsync(this Rooms rooms, AddPersonCommand command, Viewer viewer) =>
        rooms.InScopeAsync<AddPersonHandler, Outcome<AddedPerson>>(h => h.HandleAsync(command, viewer, Cancel));

    public static Task<Outcome<MembershipRow>> GiveAsync(this Rooms rooms, GiveRoleCommand command, Viewer viewer) =>
        rooms.InScopeAsync<GiveRoleHandler, Outcome<MembershipRow>>(h => h.HandleAsync(command, viewer, Cancel));

    public static Task<Outcome<Role>> SaveRoleAsync(this Rooms rooms, SaveRoleCommand command, Viewer? viewer = null) =>
        rooms.InScopeAsync<SaveRoleHandler, Outcome<Role>>(h => h.HandleAsync(command, viewer ?? OrganisationFiles.Operator, Cancel));

    public static Task<IReadOnlyList<MembershipRow>> HeldOnAsync(this Rooms rooms, UnitRow unit) =>
        rooms.InScopeAsync<Memberships, IReadOnlyList<MembershipRow>>(m => m.OnAsync(unit.Number, Cancel));

    public static async Task<MembershipRow> MembershipAsync(this Rooms rooms, Visitor person, UnitRow unit, string role) =>
        (await rooms.HeldOnAsync(unit)).Single(m => m.Person == person.Viewer.Person && m.Role == role);

    /// <summary>How many people of a name there are.</summary>
    public static Task<int> CountAsync(this Rooms rooms, string name) =>
        rooms.InScopeAsync<Db, int>(db => db.For<Person>(Rooms.TestSystem).CountAsync(p => p.Name == name, Cancel));

    /// <summary>The texts of the audit, the newest first.</summary>
    public static Task<List<string>> AuditAsync(this Rooms rooms, string action) =>
        rooms.InScopeAsync<Db, List<string>>(db => db.For<AuditRecord>(Rooms.TestSystem).Where(r => r.Action == action).OrderByDescending(r => r.At).Select(r => r.Text).ToListAsync(Cancel));
}
