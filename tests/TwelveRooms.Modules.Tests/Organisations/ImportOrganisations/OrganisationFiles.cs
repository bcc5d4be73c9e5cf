using System.Text;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.ImportOrganisations;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;

/// <summary>Loads files, real and written in the test, and looks at the tree.</summary>
internal static class OrganisationFiles
{
    public static readonly Viewer Operator = Viewer.Operator("test");

    public const string WardHeadings = "provider_code,provider_name,region_code,site_code,ward_code,ward_name,ward_type,opened_on,closed_on\n";

    public static Task<Outcome<ImportedOrganisations>> LoadFileAsync(this Rooms rooms, string name, Viewer? viewer = null) =>
        rooms.LoadBytesAsync(name, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "organisations", name)), viewer);

    public static Task<Outcome<ImportedOrganisations>> LoadAsync(this Rooms rooms, string text, Viewer? viewer = null, string? reason = null) =>
        rooms.LoadBytesAsync("written.csv", Encoding.UTF8.GetBytes(text), viewer, reason);

    public static Task<Outcome<ImportedOrganisations>> LoadBytesAsync(this Rooms rooms, string name, byte[] bytes, Viewer? viewer = null, string? reason = null) =>
        rooms.InScopeAsync<ImportOrganisationsHandler, Outcome<ImportedOrganisations>>(
            h => h.HandleAsync(new(name, bytes), reason, viewer ?? Operator, TestContext.Current.CancellationToken));

    public static Task<Outcome<ImportedOrganisations>> LookAsync(this Rooms rooms, string text, Viewer? viewer = null) =>
        rooms.InScopeAsync<PreviewOrganisationsHandler, Outcome<ImportedOrganisations>>(
            h => h.HandleAsync(new("written.csv", Encoding.UTF8.GetBytes(text)), viewer ?? Operator, TestContext.Current.CancellationToken));

    public static Task<Unit> UnitOfAsync(this Rooms rooms, string code) => rooms.InScopeAsync<Db, Unit>(
        db => db.For<Unit>(Operator).SingleAsync(u => u.Code == code, TestContext.Current.CancellationToken));

    /// <summary>The codes above a unit on a day, nearest first.</summary>
    public static async Task<string> AboveAsync(this Rooms rooms, string code, DateOnly day)
    {
        var cancel = TestContext.Current.CancellationToken;
        var unit = await rooms.UnitOfAsync(code);
        return await rooms.InScopeAsync<Db, string>(async db => string.Join(' ', await db.Paths
            .Where(p => p.Descendant == unit.Number && p.Depth > 0 && p.From <= day && p.To > day)
            .Join(db.For<Unit>(Operator), p => p.Ancestor, u => u.Number, (p, u) => new { p.Depth, u.Code })
            .OrderBy(r => r.Depth).Select(r => r.Code).ToListAsync(cancel)));
    }
}
