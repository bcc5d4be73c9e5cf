using System.Text;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.CloseWard;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.ReopenWard;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;

/// <summary>A file does not rewrite what is there in silence, nor what its sender may not see.</summary>
public sealed class WhatIsThereTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Wards = OrganisationFiles.WardHeadings;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ward_is_planned_at_most_a_year_ahead_in_a_file_too()
    {
        var provider = await rooms.ProviderAsync();

        var outcome = await rooms.Handler<ImportOrganisationsHandler>().HandleAsync(
            new("wards.csv", Encoding.UTF8.GetBytes(Wards + $"{provider.Code},,,,ZXT-FAR,Elm,Adult Acute,2090-01-01,\n")), null, Rooms.TestSystem, Cancel);

        Assert.Contains("It opens on 2090-01-01, more than a year ahead.", Assert.Single(outcome.Refusal!.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Other,Adult Acute,,", "name: 'Elm' → 'Other' from ")]
    [InlineData("Elm,Low Secure,,", "type: Adult Acute → Low Secure")]
    [InlineData("Elm,Adult Acute,,2025-01-31", "closes after: not known → 31 January 2025")]
    [InlineData("Elm,Adult Acute,2016-01-01,", "opened: 1 April 2015 → 1 January 2016")]
    public async Task What_is_there_changes_only_with_a_reason_and_the_audit_says_what_it_was(string cells, string says)
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider, "Elm");
        var file = Wards + $"{provider.Code},,,,{ward.Code},{cells}\n";

        var looked = await rooms.LookAsync(file);
        var silent = await rooms.LoadAsync(file);
        var loaded = await rooms.LoadAsync(file, reason: "the register says so");

        Assert.True(looked.Value.NeedsReason);
        Assert.Equal(("reason-needed", "Reason"), (silent.Refusal?.Code, silent.Refusal?.Field));
        Assert.Contains(says, Assert.Single(loaded.Value.Changes), StringComparison.Ordinal);
        Assert.Equal(looked.Value.Changes, loaded.Value.Changes);
        var record = await LastRecordAsync();
        Assert.Equal((provider.Partition, ward.Number), (record.Partition, record.Unit));
        Assert.Contains("\"why\":\"the register says so\"", record.Text, StringComparison.Ordinal);
        Assert.Contains($"{ward.Code}: ", record.Text, StringComparison.Ordinal);
        Assert.Contains(says, record.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_organisations_without_columns_of_regions_and_boards_moves_nobody_and_with_empty_ones_does()
    {
        var icb = await rooms.UnitAsync(new(UnitKind.Icb, "Northshire ICB", "ZXTI1", (await rooms.ProgrammeAsync()).Number, UnitTree.Ever));
        var provider = await rooms.UnitAsync(new(UnitKind.Provider, "Own trust", "ZXTO1", icb.Number, UnitTree.Ever) { OrganisationType = "NHS trust" });

        var without = await rooms.LookAsync($"ods_code,display_name,kind\n{provider.Code},Own trust,NHS trust\n");
        var empty = await rooms.LookAsync($"ods_code,display_name,kind,region_code\n{provider.Code},Own trust,NHS trust,\n");

        Assert.Empty(without.Value.Changes);
        Assert.Contains("belongs to: Northshire ICB → ", Assert.Single(empty.Value.Changes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_says_from_where_to_where()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider, "Elm");
        var file = Wards + $"{provider.Code},,,{provider.Code}-S,{ward.Code},Elm,Adult Acute,,\n";

        Assert.Equal("reason-needed", (await rooms.LoadAsync(file)).Refusal?.Code);
        var loaded = await rooms.LoadAsync(file, reason: "it moved");

        Assert.Contains($"belongs to: {provider.Name} → {provider.Code}-S from ", Assert.Single(loaded.Value.Changes), StringComparison.Ordinal);
        Assert.Equal($"{provider.Code}-S {provider.Code} ZP1", await rooms.AboveAsync(ward.Code!, rooms.Today));
    }

    [Fact]
    public async Task What_is_new_or_first_named_needs_no_reason()
    {
        await rooms.ProgrammeAsync();
        var first = await rooms.LoadAsync(Wards + "ZXN1,,,ZXN11,ZXN1-W1,Elm,Adult Acute,,\n");
        var named = await rooms.LoadAsync("site_code,site_name,provider_code\nZXN11,Park House,ZXN1\n");

        Assert.False(first.IsRefused);
        Assert.False(named.IsRefused);
        Assert.Equal("Park House", (await rooms.UnitOfAsync("ZXN11")).Name);
    }

    [Fact]
    public async Task The_page_asks_for_the_reason_and_keeps_the_file_until_it_has_one()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider, "Elm");
        var team = await rooms.PersonAsync("organisation-team", provider);

        var looked = await (await team.SeeAsync("/organisations/import")).SendFileAsync(
            "Look at the file", "The file", "w.csv", Encoding.UTF8.GetBytes(Wards + $"{provider.Code},,,,{ward.Code},Oak,Adult Acute,,\n"));
        var asked = await looked.SubmitAsync("Load it");
        var done = await asked.SubmitAsync("Load it", ("Why does it change what is there?", "chosen by the people who live here"));

        Assert.Contains("'Elm' → 'Oak'", looked.Text, StringComparison.Ordinal);
        Assert.Contains("Say why", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Equal("Loaded", done.Heading);
        Assert.Equal("Oak", (await rooms.UnitOfAsync(ward.Code!)).Name);
    }

    [Fact]
    public async Task A_ward_does_not_close_before_its_numbers_nor_open_after_them()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider, "Elm");
        await rooms.AskAsync(ward, WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 4);
        string File(string opened, string closed) => Wards + $"{provider.Code},,,,{ward.Code},Elm,Adult Acute,{opened},{closed}\n";

        var closes = (await rooms.LookAsync(File("", "2026-03-01"))).Refusal;
        var opens = (await rooms.LoadAsync(File("2026-03-09", ""), reason: "why")).Refusal;
        var byHand = (await rooms.Handler<CloseWardHandler>().HandleAsync(new(ward.Id.Value, "2026-03-01", null, "why", 0), Rooms.TestSystem, Cancel)).Refusal;
        var within = await rooms.LookAsync(File("", "2026-03-04"));

        Assert.Equal((2, "closed_on", "Elm has numbers for 2 March 2026 and cannot have closed on 1 March 2026. Use that day or a later one, or correct the numbers first."), Of(closes));
        Assert.Equal((2, "opened_on"), (Of(opens).Line, Of(opens).Column));
        Assert.Equal(("closes-before-its-numbers", Of(closes).Message), (byHand?.Code, byHand?.Message));
        Assert.False(within.IsRefused);
    }

    [Fact]
    public async Task A_ward_that_was_closed_by_mistake_is_opened_again_with_a_reason()
    {
        var provider = await rooms.ProviderAsync();
        var (ward, other) = (await rooms.WardAsync(provider, "Elm"), await rooms.WardAsync(provider, "Oak"));
        var team = await rooms.PersonAsync("organisation-team", provider);
        _ = (await rooms.Handler<CloseWardHandler>().HandleAsync(new(ward.Id.Value, "2025-01-31", other.Id.Value, "moved away", 0), team.Viewer, Cancel)).Value;

        var form = await (await team.SeeAsync($"/organisations/{provider.Id.Value}")).FollowAsync("Open again");
        var asked = await form.SubmitAsync("Open it again");
        var after = await asked.SubmitAsync("Open it again", ("Why?", "the file had the wrong day"));
        var again = (await rooms.Handler<ReopenWardHandler>().HandleAsync(new(ward.Id.Value, "why", 2), team.Viewer, Cancel)).Refusal;

        Assert.Contains("Say why", Assert.Single(asked.Errors), StringComparison.Ordinal);
        Assert.Contains("The ward is open again.", after.Text, StringComparison.Ordinal);
        Assert.Null((await rooms.UnitOfAsync(ward.Code!)).ClosedOn);
        Assert.Equal("not-closed", again?.Code);
        var record = await LastRecordAsync("organisations.ward-reopened");
        Assert.Equal(ward.Number, record.Unit);
        Assert.Contains("\"ClosedOn\":\"2025-01-31\"", record.Text, StringComparison.Ordinal);
        Assert.Contains("organisations_successors", record.Text, StringComparison.Ordinal);
        Assert.Contains("the file had the wrong day", record.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ward_without_an_agreement_is_neither_named_nor_changed_by_the_programme_team()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider, "Clover");
        var site = await rooms.UnitAsync(new(UnitKind.Site, "Secret House", $"{provider.Code}-S", provider.Number, new(2015, 4, 1)));
        var team = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());
        var lines = new[]
        {
            Wards + $"{provider.Code},,,,{ward.Code},Renamed,Low Secure,,2025-01-31\n",
            Wards + $"{provider.Code},,,{site.Code},{ward.Code}9,New,Low Secure,,\n",
            $"site_code,site_name,provider_code\n{ward.Code},As a site,{provider.Code}\n",
            $"site_code,site_name,provider_code\n{site.Code},Renamed,{provider.Code}\n",
        };

        foreach (var (text, code) in lines.Zip([ward.Code, site.Code, ward.Code, site.Code]))
        {
            foreach (var outcome in new[] { await rooms.LookAsync(text, team.Viewer), await rooms.LoadAsync(text, team.Viewer, "why") })
            {
                Assert.Equal($"The code {code} cannot be used here. Use another.", Of(outcome.Refusal).Message);
            }
        }

        Assert.Equal("Clover", (await rooms.UnitOfAsync(ward.Code!)).Name);
        Assert.False((await rooms.LoadAsync(Wards + $"{provider.Code},,,,{ward.Code}8,New,Low Secure,,\n", team.Viewer)).IsRefused);
        await rooms.ShareAsync(provider);
        var shared = await rooms.SignInAsync(team.Viewer.Person!.Value);
        Assert.False((await rooms.LoadAsync(lines[0], shared.Viewer, "why")).IsRefused);
    }

    [Fact]
    public async Task Looking_at_a_file_waits_for_no_writer()
    {
        var (started, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var writing = rooms.InScopeAsync<Db, Outcome<Done>>(db => db.WriteAsync<Done>(Rooms.TestSystem, new("test.slow"), async (_, _) =>
        {
            started.SetResult();
            await end.Task;
            return new Done();
        }, Cancel));
        await started.Task;

        var looked = await rooms.LookAsync("region_code,region_name\nZR9,North\n").WaitAsync(TimeSpan.FromSeconds(10), Cancel);

        end.SetResult();
        _ = (await writing).Value;
        Assert.Equal(1, looked.Value.New);
    }

    [Fact]
    public async Task More_lines_than_anybody_has_wards_are_refused_with_what_to_do()
    {
        var text = Wards + string.Concat(Enumerable.Range(0, 20_001).Select(i => $"ZXL1,,,,ZXL-{i},Ward,Adult Acute,,\n"));

        var refusal = (await rooms.LookAsync(text)).Refusal;

        Assert.Equal("file-too-long", refusal?.Code);
        Assert.Equal("written.csv has 20,001 lines below its headings. At most 20,000 are taken at once. Split it into several files, each with the line of headings.", refusal!.Message);
    }

    private static (int Line, string Column, string Message) Of(Refusal? refusal)
    {
        var problem = Assert.Single(refusal!.Problems);
        return (problem.Line, problem.Column, problem.Message);
    }

    private Task<AuditRecord> LastRecordAsync(string action = "organisations.file-imported") => rooms.InScopeAsync<Db, AuditRecord>(db =>
        db.For<AuditRecord>(Rooms.TestSystem).Where(r => r.Action == action).OrderByDescending(r => r.At).ThenByDescending(r => r.Partition).ThenByDescending(r => r.Sequence).FirstAsync(Cancel));
}
