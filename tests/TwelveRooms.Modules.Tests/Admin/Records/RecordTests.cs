using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using TwelveRooms.Admin.Records;
using TwelveRooms.Modules.Tests.Access.SignIn;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Admin.Records;

/// <summary>What is kept about what somebody did is theirs to read; one office may look, with a reason that they read too.</summary>
public sealed partial class RecordTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_reads_what_is_kept_about_them_with_their_sign_ins_and_takes_it_along_without_formulas()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 7, by: manager.Viewer);
        var address = $"/units/{ward.Id.Value}/measures/{(await rooms.MeasureAsync(WardNumbers.Leave)).Id.Value}/decide?kind=Note";
        await (await manager.SeeAsync(address)).SubmitAsync("Save", ("For which week?", "2/3/2026"), ("What happened, or why?", "=HYPERLINK(1) the new rota"));

        var page = await manager.SeeAsync("/account/record");
        using var csv = await manager.Client.GetAsync(new Uri("/account/record/csv", UriKind.Relative), Cancel);
        var file = await csv.Content.ReadAsStringAsync(Cancel);

        Assert.Contains("Signed in", page.Text, StringComparison.Ordinal);
        Assert.Contains($"Put in or corrected a number, {ward.Name}", page.Text, StringComparison.Ordinal);
        Assert.Contains("Here, since 18 March 2026", page.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "text/csv"), (csv.StatusCode, csv.Content.Headers.ContentType!.MediaType));
        Assert.Contains("'=HYPERLINK(1) the new rota", file, StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", file, StringComparison.Ordinal);
        var other = await (await rooms.PersonAsync("ward-manager", ward)).SeeAsync("/account/record");
        Assert.DoesNotContain("Put in or corrected", other.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Real_sign_ins_stand_in_the_record_with_wrong_tries_and_long_before_asks_once_more_who_it_is()
    {
        await using var house = await Rooms.StartAsync(isDemo: false);
        var (_, link) = await house.InviteAsync("Ann", "ward-manager");
        await house.ComeInAsync(link, "ann");
        await house.SignInAsync("ann", "not the passphrase at all");
        var (visitor, _) = await house.SignInAsync("ann", shared: "false");

        var page = await visitor.SeeAsync("/account/record");
        house.Clock.Advance(TimeSpan.FromMinutes(11));
        var later = await visitor.OpenAsync("/account/record");

        Assert.Contains("Took up a link and opened an account", page.Text, StringComparison.Ordinal);
        Assert.Contains("Signed in", page.Text, StringComparison.Ordinal);
        Assert.Contains("Somebody tried to sign in with a wrong passphrase", page.Text, StringComparison.Ordinal);
        Assert.Equal("/account/prove", later.Address.AbsolutePath);
    }

    [Fact]
    public async Task The_information_governance_officer_looks_with_a_reason_that_is_kept_and_that_the_person_reads()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        await rooms.AskAsync(ward, WardNumbers.Leave);
        var (manager, officer) = (await rooms.PersonAsync("ward-manager", ward, "Kim Alder"), await rooms.PersonAsync("information-governance-officer", provider, "Ola Reed"));
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 7531, by: manager.Viewer);
        var people = await officer.SeeAsync($"/units/{provider.Id.Value}/people");

        var form = await (await people.FollowAsync("Look at somebody’s record, with a reason")).FollowAsync("Kim Alder");
        var without = await form.SubmitAsync("Look at the record", ("Why do you need to look?", " "));
        var patient = await without.SubmitAsync("Look at the record", ("Why do you need to look?", "about 943 476 5919"));
        var record = await patient.SubmitAsync("Look at the record", ("Why do you need to look?", "<i>a complaint</i> of 3 March"));
        var own = await manager.SeeAsync("/account/record");

        Assert.DoesNotContain("Put in or corrected", form.Text, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (without.Status, patient.Status));
        Assert.Contains($"Put in or corrected a number, {ward.Name}", record.Text, StringComparison.Ordinal);
        Assert.Contains("You gave this reason: <i>a complaint</i> of 3 March", record.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("7531", record.Html, StringComparison.Ordinal);
        Assert.Contains("This record was looked at", own.Text, StringComparison.Ordinal);
        Assert.Contains("by Ola Reed, information governance officer", own.Text, StringComparison.Ordinal);
        Assert.Contains("Why: <i>a complaint</i> of 3 March", own.Text, StringComparison.Ordinal);
        rooms.Clock.Advance(ShowRecordHandler.Holds + TimeSpan.FromMinutes(1));
        var later = await (await rooms.SignInAsync(officer.Viewer.Person!.Value)).SeeAsync(form.Address.AbsolutePath);
        Assert.DoesNotContain("Put in or corrected", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_finds_the_record_of_another_person_and_no_officer_that_of_another_organisation()
    {
        var (provider, other) = (await rooms.ProviderAsync(), await rooms.ProviderAsync());
        var ward = await rooms.WardAsync(provider);
        var person = (await rooms.PersonAsync("ward-member", ward)).Viewer.Person!.Value;
        foreach (var (role, unit) in new[]
        {
            ("ward-manager", ward), ("organisation-team", provider), ("measurement-lead", provider), ("administrator", await rooms.ProgrammeAsync()),
            ("information-governance-officer", other), ("information-governance-officer", await rooms.ProgrammeAsync()),
        })
        {
            var visitor = await rooms.PersonAsync(role, unit);
            var (hidden, nobody) = (await visitor.OpenAsync($"/people/{person}/record"), await visitor.OpenAsync($"/people/{Guid.CreateVersion7()}/record"));
            Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (hidden.Status, nobody.Status));
            Assert.Equal(nobody.Text, hidden.Text);
            var isOverOrganisations = (role, unit.Kind) is ("information-governance-officer", TwelveRooms.Organisations.Contracts.UnitKind.Programme);
            Assert.Equal(isOverOrganisations ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.OpenAsync($"/units/{provider.Id.Value}/records")).Status); // of the organisation itself, not of its wards
            Assert.Equal("not-found", (await rooms.InScopeAsync<LookAtRecordHandler, Outcome<Done>>(h => h.HandleAsync(new(person, "because"), visitor.Viewer, Cancel))).Refusal?.Code);
        }
    }

    [Fact]
    public async Task A_record_of_two_thousand_lines_is_paged_quickly()
    {
        var ward = await rooms.WardAsync();
        var member = await rooms.PersonAsync("ward-member", ward);
        const int many = 2_000;
        await rooms.InScopeAsync<TwelveRooms.Platform.Storage.TwelveRoomsDbContext, bool>(async context =>
        {
            var chain = new AuditChain(context);
            await using var transaction = await context.Database.BeginTransactionAsync(Cancel);
            for (var i = 0; i < many; i++)
            {
                await chain.AddAsync(new(ward.Partition, member.Viewer.Actor, "measures.number-recorded", ward.Number, null, rooms.Clock.Now.AddSeconds(i), "{}"), Cancel);
            }

            await transaction.CommitAsync(Cancel);
            return true;
        });
        var (lines, before, took) = (new List<RecordLine>(), default(string), new List<TimeSpan>());

        for (var page = 0; page < 10; page++)
        {
            var watch = Stopwatch.StartNew();
            var record = (await rooms.InScopeAsync<MyRecordHandler, Outcome<MyRecord>>(h => h.HandleAsync(new(before), member.Viewer, Cancel))).Value;
            took.Add(watch.Elapsed);
            lines.AddRange(record.Page.Lines);
            before = record.Page.Next;
        }

        Assert.Equal(Enumerable.Range(0, 500).Select(i => rooms.Clock.Now.AddSeconds(many - 1 - i)), lines.Select(l => l.At));
        var usual = took.Order().ElementAt(took.Count / 2); // the slowest may have waited for a machine that does other things
        Assert.True(usual < TimeSpan.FromSeconds(1), $"a page took {usual}");
    }

    [Fact]
    public async Task Every_action_of_the_catalogue_has_words_in_a_record()
    {
        var catalogue = await File.ReadAllLinesAsync(Path.Combine(CliProgram.Project, "docs", "audit-catalogue.md"), Cancel);
        var actions = catalogue.Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|')[1]).SelectMany(Names).ToList();

        Assert.True(actions.Count > 60, "The table of the catalogue was not found.");
        Assert.DoesNotContain(actions, a => !RecordWords.Has(a));
    }

    /// <summary>The names in a cell; one that begins with a hyphen shares the beginning of the one before it.</summary>
    private static IEnumerable<string> Names(string cell)
    {
        var stem = "";
        foreach (var name in Quoted().Matches(cell).Select(m => m.Groups[1].Value))
        {
            stem = name[0] == '-' ? stem : name[..(name.LastIndexOf('-') is > 0 and var at ? at : name.Length)];
            yield return name[0] == '-' ? stem + name : name;
        }
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
