using TwelveRooms.Demo;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.ImportOrganisations;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Demo;

/// <summary>The demo's doors have no passwords: real wards are not behind them.</summary>
public sealed class NoRealWardsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Trait("Speed", "slow")]
    [Fact]
    public async Task A_database_with_a_real_ward_gets_no_demo()
    {
        await using var own = await Rooms.StartAsync();
        var provider = await own.UnitAsync(new(UnitKind.Provider, "A trust", "RX1", (await own.ProgrammeAsync()).Number, UnitTree.Ever));
        Assert.Null(await RefusalAsync(own));
        await own.UnitAsync(new(UnitKind.Ward, "Larch", "RX1-W1", provider.Number, UnitTree.Ever) { OpenedOn = new(2020, 1, 1), WardType = "Adult Acute" });

        var refusal = await RefusalAsync(own);
        var cli = await own.CliAsync("demo", "--wards", "1");

        Assert.Contains("such as Larch, and the demo can be entered without a password", refusal, StringComparison.Ordinal);
        Assert.Equal(3, cli.Exit);
        Assert.Contains("Set TWELVEROOMS_DATA to another folder", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_demo_takes_in_real_organisations_but_no_real_ward()
    {
        await using var own = await Rooms.StartAsync();
        await own.WriteAsync("test.demo", write => write.Add(new Setting { Name = DemoMark.Begun, Version = 1, Value = "0", Since = write.Now, By = "test", Reason = "test" }));

        var organisations = await LoadAsync(own, "ods_code,display_name,kind,status\nRX1,A trust,NHS trust,open\n");
        var wards = await LoadAsync(own, "provider_code,ward_code,ward_name,ward_type\nRX1,RX1-W1,Larch,Adult Acute\n");

        Assert.Null(organisations);
        Assert.Contains("Real sites and wards belong into a database of their own", wards, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_real_ward_added_by_page_to_a_demo_is_refused_and_what_was_typed_is_still_there()
    {
        await using var own = await Rooms.StartAsync();
        await own.WriteAsync("test.demo", write => write.Add(new Setting { Name = DemoMark.Begun, Version = 1, Value = "0", Since = write.Now, By = "test", Reason = "test" }));
        var provider = await own.UnitAsync(new(UnitKind.Provider, "A trust", "RX1", (await own.ProgrammeAsync()).Number, UnitTree.Ever));
        var team = await own.PersonAsync("organisation-team", provider);
        var form = await team.SeeAsync($"/organisations/{provider.Id.Value}/wards/new");

        var answer = await form.SubmitAsync(
            "Add the ward", ("Name", "Larch"), ("Place", provider.Id.Value.ToString()), ("Code", "RX1-W1"), ("Type", "Adult Acute"),
            ("OpenedOn.Day", "1"), ("OpenedOn.Month", "3"), ("OpenedOn.Year", "2026"), ("Reason", "a new ward"));

        Assert.Contains("Real sites and wards belong into a database of their own", Assert.Single(answer.Errors), StringComparison.Ordinal);
        Assert.Equal("Larch", answer.Document.QuerySelector("[name=Name]")!.GetAttribute("value"));
        Assert.Empty(await own.Handler<UnitDirectory>().BelowAsync(provider.Number, UnitKind.Ward, Rooms.TestSystem, Cancel));
    }

    [Fact]
    public async Task A_database_that_holds_made_up_wards_of_others_is_named_and_left_as_it_is()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync(name: "Larch");
        await own.RecordAsync(ward, "complaints", new(2026, 1, 1), 3);

        var refusal = await RefusalAsync(own, wards: 9);

        Assert.Contains("This database holds sites or wards already", refusal, StringComparison.Ordinal);
        Assert.Contains("set TWELVEROOMS_DATA to another folder", refusal, StringComparison.Ordinal);
    }

    private static Task<string?> RefusalAsync(Rooms own, int wards = 0) =>
        own.InScopeAsync<DemoProgramme, string?>(async demo => (await demo.EnsureAsync(wards, Cancel)).Refusal?.Message);

    private static async Task<string?> LoadAsync(Rooms own, string text) =>
        (await own.Handler<ImportOrganisationsHandler>().HandleAsync(new ReceivedFile("file.csv", System.Text.Encoding.UTF8.GetBytes(text)), null, Rooms.TestSystem, Cancel))
            .Refusal?.Problems is [var first, ..] ? first.Message : null;
}
