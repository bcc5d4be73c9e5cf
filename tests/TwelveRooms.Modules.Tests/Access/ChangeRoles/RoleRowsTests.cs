using System.Net;
using TwelveRooms.Access;
using TwelveRooms.Access.ChangeRoles;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.ChangeRoles;

/// <summary>A role is a row: added, changed, and in force at the next request.</summary>
public sealed class RoleRowsTests : IAsyncLifetime
{
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static SaveRoleCommand Worker => new("family-worker", IsNew: true)
    {
        Name = "family worker", Description = "Speaks with families.", Tier = "own", HeldOn = ["ward"], May = ["record-numbers"], GivenBy = ["ward-manager"],
    };

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync();

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task A_new_role_is_a_row_and_no_code()
    {
        var ward = await _rooms.WardAsync();
        var manager = await _rooms.PersonAsync("ward-manager", ward);

        Assert.False((await _rooms.SaveRoleAsync(Worker)).IsRefused);
        var added = await _rooms.AddAsync(new(ward.Id.Value.ToString(), "Ana", "family-worker"), manager.Viewer);
        var ana = await _rooms.SignInAsync(added.Value.Person);

        Assert.Equal((Tier.Own, Rights.RecordNumbers, "family worker"), (ana.Viewer.Grants[0].Tier, ana.Viewer.Grants[0].Rights, ana.Viewer.Grants[0].RoleName));
        Assert.Contains("Ana, family worker", (await ana.SeeAsync("/my-roles")).Text, StringComparison.Ordinal);
        Assert.Contains("Speaks with families.", (await _rooms.Anyone().SeeAsync("/who-sees-what")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_role_holds_at_the_next_request_of_a_live_session_of_a_device_and_of_a_key()
    {
        var ward = await _rooms.WardAsync();
        var manager = await _rooms.PersonAsync("ward-manager", ward);
        var device = await _rooms.DeviceAsync(ward);
        using var key = await _rooms.ApiAsync(ward);
        var devices = $"/wards/{ward.Id.Value}/devices";
        Assert.Equal(HttpStatusCode.OK, (await manager.OpenAsync(devices)).Status);
        Assert.Equal(HttpStatusCode.OK, (await key.GetAsync($"/api/v1/units/{ward.Code}", Cancel)).StatusCode);

        await ChangeAsync(new("ward-manager", IsNew: false) { May = ["record-numbers", "manage-people"] });
        await ChangeAsync(new(RoleTable.WardDevice, IsNew: false) { May = [] });
        await ChangeAsync(new("data-feed", IsNew: false) { Tier = "published" });

        Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync(devices)).Status);
        Assert.Equal(HttpStatusCode.OK, (await manager.OpenAsync($"/wards/{ward.Id.Value}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await key.GetAsync($"/api/v1/units/{ward.Code}", Cancel)).StatusCode);
        var read = await _rooms.InScopeAsync<Passes, Viewer>(p => p.ReadAsync(device.Cookies.GetAllCookies().Single().Value, PassKind.Device, Cancel));
        Assert.Equal(Rights.None, read.Grants.Single().Rights);

        async Task ChangeAsync(SaveRoleCommand command) => Assert.Null((await _rooms.SaveRoleAsync(command)).Refusal?.Message);
    }

    [Fact]
    public async Task The_shipped_rows_are_put_in_once_renewed_when_they_differ_and_a_house_s_own_are_left_alone()
    {
        await _rooms.SaveRoleAsync(Worker);
        await _rooms.SaveRoleAsync(new("advocate", IsNew: false) { Name = "independent advocate" });
        await _rooms.WriteAsync("test.old", write =>
        {
            var old = write.For<Role>().Single(r => r.Key == "evaluator");
            (old.Name, old.Description) = ("study team", "As an earlier version said.");
        });

        await LoadAsync();
        await LoadAsync();

        var rows = (await AllAsync()).ToDictionary(r => r.Key);
        Assert.Equal(RoleTable.Shipped.Count + 1, rows.Count);
        Assert.Equal(("independent advocate", false), (rows["advocate"].Name, rows["advocate"].IsShipped));
        Assert.Equal(("evaluator", true), (rows["evaluator"].Name, rows["evaluator"].IsShipped));
        Assert.Equal(["administrator", "organisation-team", "programme-team", "ward-manager"], rows.Values.Where(r => r.MayGive("family-worker")).Select(r => r.Key).Order()); // and whoever may give a ward manager
        Assert.Equal(2, (await _rooms.AuditAsync("access.roles-loaded")).Count); // the first start, and the row that differed
    }

    [Fact]
    public async Task What_is_added_and_changed_is_in_the_audit_with_before_and_after()
    {
        await _rooms.SaveRoleAsync(Worker);
        await _rooms.SaveRoleAsync(new("family-worker", IsNew: false) { Tier = "organisation" });

        Assert.Contains("family-worker", Assert.Single(await _rooms.AuditAsync("access.role-added")), StringComparison.Ordinal);
        var changed = Assert.Single(await _rooms.AuditAsync("access.role-changed"));
        Assert.Contains("\"Tier\":\"Own\"", changed, StringComparison.Ordinal);
        Assert.Contains("\"Tier\":\"Organisation\"", changed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KEY", "role-key", "Family Worker!")]
    [InlineData("KEY", "role-there", "ward-member")]
    public async Task A_key_is_small_letters_and_used_once(string field, string code, string key) =>
        Assert.Equal((code, field), Of((await _rooms.SaveRoleAsync(new(key, IsNew: true) { Name = "x role", Description = "Does it.", Tier = "own", HeldOn = ["ward"] })).Refusal));

    [Fact]
    public async Task What_no_table_of_roles_may_say_is_refused_with_what_to_do()
    {
        Assert.Equal(("right-unknown", "MAY"), await SaidAsync(Worker with { May = ["read-minds"] }));
        Assert.Equal(("tier-needed", "TIER"), await SaidAsync(Worker with { Tier = "closest" }));
        Assert.Equal(("held-on-unknown", "ON"), await SaidAsync(Worker with { HeldOn = ["moon"] }));
        Assert.Equal(("tier-too-close", "TIER"), await SaidAsync(Worker with { HeldOn = ["programme"] }));
        Assert.Equal(("tier-too-close", "TIER"), await SaidAsync(Worker with { HeldOn = ["ward", "organisation"] }));
        Assert.Equal(("second-factor-needed", "TWO-FACTORS"), await SaidAsync(Worker with { May = ["administer"] }));
        Assert.Equal(("administers-part", "MAY"), await SaidAsync(Worker with { May = ["administer"], IsPrivileged = true }));
        Assert.Equal(("gives-without-right", "MAY"), await SaidAsync(Worker with { Gives = ["ward-member"] }));
        Assert.Equal(("role-unknown", "GIVES"), await SaidAsync(Worker with { May = ["manage-people"], Gives = ["nobody"] }));
        Assert.Equal(("role-unknown", "GIVEN-BY"), await SaidAsync(Worker with { GivenBy = ["nobody"] }));
        Assert.Equal(("gives-more", "GIVES"), await SaidAsync(Worker with { May = ["manage-people"], Gives = ["ward-manager"], GivenBy = [] }));
        Assert.Equal(("name-in-use", "NAME"), await SaidAsync(Worker with { Name = "Ward Member" }));
        Assert.Equal(("description-needed", "DESCRIPTION"), await SaidAsync(Worker with { Description = " " }));
        Assert.Equal(RoleTable.Shipped.Count, (await AllAsync()).Count);

        async Task<(string?, string?)> SaidAsync(SaveRoleCommand command) => Of((await _rooms.SaveRoleAsync(command)).Refusal);
    }

    [Fact]
    public async Task A_changed_role_may_not_make_its_giver_give_more_than_they_may()
    {
        var refused = await _rooms.SaveRoleAsync(new("ward-member", IsNew: false) { May = ["record-numbers", "manage-people"], Gives = ["executive-sponsor"] });

        Assert.Equal("gives-more", refused.Refusal?.Code);
        Assert.Contains("ward-manager would give ward-member", refused.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_changes_roles_from_a_page()
    {
        var administrator = await _rooms.PersonAsync("administrator", await _rooms.ProgrammeAsync());

        Assert.Equal("not-found", (await _rooms.SaveRoleAsync(Worker, administrator.Viewer)).Refusal?.Code);
    }

    private static (string?, string?) Of(TwelveRooms.Platform.Refusal? refusal) => (refusal?.Code, refusal?.Field);

    private Task<bool> LoadAsync() => _rooms.InScopeAsync<RoleTable, bool>(async table =>
    {
        await table.LoadAsync(Cancel);
        return true;
    });

    private Task<IReadOnlyList<Role>> AllAsync() => _rooms.InScopeAsync<RoleTable, IReadOnlyList<Role>>(t => t.AllAsync(Cancel));
}
