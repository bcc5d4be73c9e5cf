using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Time;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>Numbers in by page, by paste, by API and by dropped file: the same checks, the same words.</summary>
public sealed class ImportPagesTests : IAsyncLifetime
{
    private const string File = "Ward,Measure,Month,Number\nHawthorn Ward,complaints,2024-04-01,3\nHawthorne,complaints,2024-05-01,4\nRowan Ward,complaints,2024-05-01,-1\n";
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await PointsFiles.StartAsync();

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task A_file_is_looked_at_a_name_is_said_once_the_good_rows_go_in_and_all_of_it_is_taken_back()
    {
        var team = await _rooms.PersonAsync("organisation-team", await UnitAsync("ZX1"));
        var ward = await UnitAsync("ZX1-W01");

        var look = await (await team.SeeAsync("/numbers/import")).SendFileAsync("Look at the file", "The file", "numbers.csv", Encoding.UTF8.GetBytes(File));
        Assert.Equal("What numbers.csv would do", look.Heading);
        Assert.Contains("What each column is read as (4)", look.Text, StringComparison.Ordinal);
        Assert.Contains("Hawthorn Ward, Complaints, April 2024: 3", look.Text, StringComparison.Ordinal);
        var said = await look.SubmitAsync("Remember these", ("“Hawthorne” is", ward.Id.Value.ToString()));
        Assert.Contains("1 name is remembered.", said.Text, StringComparison.Ordinal);
        Assert.Contains("2 new, 0 changed, 0 the same", said.Text, StringComparison.Ordinal);

        var stored = await said.SubmitAsync("Go on", ("Some rows cannot be taken. What now?", "good"));
        Assert.Contains("2 new, 0 changed, 0 the same. 1 row was not taken.", stored.Text, StringComparison.Ordinal);
        Assert.Equal([3.0, 4.0], (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Select(p => p.Numerator!.Value));
        Assert.Empty(await _rooms.InScopeAsync<Db, List<Guid>>(db => db.For<StagedFile>(Rooms.TestSystem).Select(f => f.Id).ToListAsync(Cancel)));

        var refused = await stored.SubmitAsync("Take the import back", ("Why?", ""));
        Assert.Contains("Say why it is taken back.", refused.Errors);
        var back = await refused.SubmitAsync("Take the import back", ("Why?", "the wrong year"));
        Assert.Contains("the wrong year", back.Text, StringComparison.Ordinal);
        Assert.Contains("was taken back", back.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_does_not_say_what_it_counts_is_asked_about_on_the_page()
    {
        var team = await _rooms.PersonAsync("organisation-team", await UnitAsync("ZX1"));
        var refused = await (await team.SeeAsync("/numbers/import")).SendFileAsync("Look at the file", "The file", "dashboard.csv", Encoding.UTF8.GetBytes("Ward,Apr-24,May-24\nHawthorn Ward,3,4\nHawthorn Ward total,7,7\n"));
        Assert.Contains("None of them says what was counted.", refused.Text, StringComparison.Ordinal);

        var look = await refused.SubmitAsync("Look again", ("What do these numbers count?", "complaints"));
        Assert.Contains("2 new, 0 changed, 0 the same", look.Text, StringComparison.Ordinal);
        await look.SubmitAsync("Put in 2 numbers");

        Assert.Equal([3.0, 4.0], (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Select(p => p.Numerator!.Value));
    }

    [Fact]
    public async Task A_name_that_is_no_ward_or_no_measure_is_said_once_and_left_out_from_then_on()
    {
        const string WithAnOffice = "Ward,Measure,Month,Number\nHawthorn Ward,complaints,2024-04-01,3\nCorporate,complaints,2024-04-01,9\nHawthorn Ward,Bank spend,2024-04-01,900\nCorporate,Bank spend,Friday,x\n";
        var team = await _rooms.PersonAsync("organisation-team", await UnitAsync("ZX1"));
        var look = await (await team.SeeAsync("/numbers/import")).SendFileAsync("Look at the file", "The file", "numbers.csv", Encoding.UTF8.GetBytes(WithAnOffice));

        var said = await look.SubmitAsync("Remember these", ("“Corporate” is", "no-ward"), ("“Bank spend” is", "no-measure"));

        Assert.Contains("2 names are remembered.", said.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Names that we do not know", said.Text, StringComparison.Ordinal);
        Assert.Contains("Read past: 3 rows", said.Text, StringComparison.Ordinal);
        await said.SubmitAsync("Put it in");
        Assert.Equal([3.0], (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Select(p => p.Numerator!.Value));
        var names = await team.SeeAsync("/numbers/names");
        Assert.Contains("“corporate” means no ward, and its rows are left out", names.Text, StringComparison.Ordinal);
        Assert.Contains("“bank spend” means no measure, and is left out", names.Text, StringComparison.Ordinal);

        var ward = await UnitAsync("ZX1-W01");
        _ = (await _rooms.InScopeAsync<RememberNameHandler, Outcome<string>>(h => h.HandleAsync(new("ZX1", "corporate", ward.Id.Value.ToString()), OrganisationFiles.Operator, Cancel))).Value;
        var again = await (await team.SeeAsync("/numbers/import")).SendFileAsync("Look at the file", "The file", "numbers.csv", Encoding.UTF8.GetBytes(WithAnOffice));
        Assert.DoesNotContain("Corporate” is no ward", again.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_name_means_is_listed_and_taken_back_by_its_organisation_alone()
    {
        var ward = await UnitAsync("ZX1-W01");
        _ = (await _rooms.InScopeAsync<RememberNameHandler, Outcome<string>>(h => h.HandleAsync(new("ZX1", "Hawthorne", ward.Id.Value.ToString()), OrganisationFiles.Operator, Cancel))).Value;
        var team = await _rooms.PersonAsync("organisation-team", await UnitAsync("ZX1"));
        var other = await _rooms.PersonAsync("organisation-team", await UnitAsync("ZX2"));

        var theirs = await other.SeeAsync("/numbers/names");
        Assert.Contains("No name is remembered.", theirs.Text, StringComparison.Ordinal);
        var known = await _rooms.InScopeAsync<Db, Guid>(db => db.For<ImportName>(Rooms.TestSystem).Where(n => n.Kind == ImportNameKind.Ward).Select(n => n.Id).SingleAsync(Cancel));
        Assert.True((await _rooms.InScopeAsync<ForgetNameHandler, Outcome<Done>>(h => h.HandleAsync(known, other.Viewer, Cancel))).IsRefused);

        var page = await (await team.SeeAsync("/numbers/import")).FollowAsync("Names in your files");
        Assert.Contains("“hawthorne” means Hawthorn Ward", page.Text, StringComparison.Ordinal);
        var forgotten = await page.SubmitAsync("Forget “hawthorne”");

        Assert.Contains("The next file with it asks again.", forgotten.Text, StringComparison.Ordinal);
        Assert.Single((await _rooms.CheckAsync("Ward,Measure,Month,Number\nHawthorne,complaints,2024-05-01,4\n")).UnknownWards);
    }

    [Fact]
    public async Task What_changes_a_stored_number_asks_why()
    {
        _ = (await _rooms.ImportAsync("ward_code,measure,period,numerator\nZX1-W01,complaints,2024-04-01,3\n")).Value;
        var team = await _rooms.PersonAsync("organisation-team", await UnitAsync("ZX1"));
        var look = await (await team.SeeAsync("/numbers/import")).SendFileAsync("Look at the file", "The file", "n.csv", Encoding.UTF8.GetBytes("ward_code,measure,period,numerator\nZX1-W01,complaints,2024-04-01,5\n"));

        var refused = await look.SubmitAsync("Put it in");
        await refused.SubmitAsync("Put it in", ("Why does a stored number change?", "counted again"));

        Assert.Contains("Say why the stored numbers change. The old ones stay in the history.", refused.Errors);
        Assert.Equal([null, "counted again"], (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Select(p => p.Reason));
    }

    [Fact]
    public async Task Another_organisations_wards_are_not_there_and_neither_is_its_import()
    {
        var theirs = (await _rooms.ImportAsync("ward_code,measure,period,numerator\nZX2-W01,complaints,2024-04-01,3\n")).Value;
        var team = await _rooms.PersonAsync("organisation-team", await UnitAsync("ZX1"));

        var look = await (await team.SeeAsync("/numbers/import")).SendFileAsync("Look at the file", "The file", "n.csv", Encoding.UTF8.GetBytes("ward_code,measure,period,numerator\nZX2-W01,complaints,2024-05-01,5\nZX1-W01,complaints,2024-05-01,5\n"));

        Assert.Contains("We cannot find a ward “ZX2-W01” that you may write for.", look.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Kingfisher", look.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await team.OpenAsync($"/numbers/imports/{theirs.Import}")).Status);
    }

    [Fact]
    public async Task A_pasted_column_takes_its_months_from_the_first_and_a_block_brings_its_own()
    {
        var manager = await _rooms.PersonAsync("ward-manager", await UnitAsync("ZX1-W01"));
        var ward = await UnitAsync("ZX1-W01");
        var paste = $"/units/{ward.Id.Value}/measures/{(await _rooms.MeasureAsync("restrictive_interventions")).Id.Value}/paste";

        var look = await (await manager.SeeAsync(paste)).SubmitAsync("Look at them", ("The cells", "3\t600\n\n*\t590\nx\t600"), ("Which month is the first row? Leave it empty when the months are in the cells", "April 2024"));
        Assert.Contains("3 new, 0 changed, 0 the same. 1 row cannot be taken.", look.Text, StringComparison.Ordinal);
        await look.SubmitAsync("Put in 3 numbers");
        var block = await (await manager.SeeAsync(paste)).SubmitAsync("Look at them", ("The cells", "Month\tNumber\tBed days\nJul-24\t5\t610"));
        await block.SubmitAsync("Put it in");

        Assert.Equal(
            [(4, 3.0, 600.0), (5, null, null), (6, null, 590.0), (7, 5.0, 610.0)],
            (await _rooms.RevisionsAsync("ZX1-W01", "restrictive_interventions")).Select(p => (p.Period.Month, p.Numerator, p.Denominator)));
    }

    [Fact]
    public async Task A_ward_member_pastes_what_is_missing_and_changes_nothing_that_is_there()
    {
        _ = (await _rooms.ImportAsync("ward_code,measure,period,numerator\nZX1-W01,complaints,2024-04-01,3\n")).Value;
        var member = await _rooms.PersonAsync("ward-member", await UnitAsync("ZX1-W01"));
        var paste = $"/units/{(await UnitAsync("ZX1-W01")).Id.Value}/measures/{(await _rooms.MeasureAsync("complaints")).Id.Value}/paste";

        var look = await (await member.SeeAsync(paste)).SubmitAsync("Look at them", ("The cells", "2024-04-01\t9\n2024-05-01\t2"));

        Assert.Contains("1 new, 0 changed, 0 the same. 1 row cannot be taken.", look.Text, StringComparison.Ordinal);
        Assert.Contains("The ward manager or a data champion can correct it.", look.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_is_answered_number_by_number_and_may_be_sent_again()
    {
        using var api = await _rooms.ApiAsync(await UnitAsync("ZX1"));
        var batch = new { points = new object[] { new { unit = "ZX1-W01", measure = "complaints", period = "2024-04", numerator = 3 }, new { unit = "ZX9-W01", measure = "complaints", period = "2024-04", numerator = 3 }, new { unit = "ZX1-W02", measure = "restrictive_interventions", period = "2024-04-09", state = "confirmed_zero", denominator = 600 } } };

        var first = await PostAsync(api, batch);
        var again = await PostAsync(api, batch);

        Assert.Equal(["1 accept", "2 reject", "3 accept_with_warning"], first.GetProperty("rows").EnumerateArray().Select(r => $"{r.GetProperty("line")} {r.GetProperty("outcome")}"));
        Assert.Equal(["1 ignore", "2 reject", "3 ignore"], again.GetProperty("rows").EnumerateArray().Select(r => $"{r.GetProperty("line")} {r.GetProperty("outcome")}"));
        Assert.Equal(2, again.GetProperty("against_stored").GetProperty("same").GetInt32());
    }

    [Fact]
    public async Task A_key_of_one_organisation_brings_nothing_into_another()
    {
        using var api = await _rooms.ApiAsync(await UnitAsync("ZX1"));
        using var content = new StringContent("ward_code,measure,period,numerator\nZX2-W01,complaints,2024-05-01,5\n", Encoding.UTF8, "text/csv");

        var answer = await api.PostAsync("/api/v1/points/import?name=n.csv", content, Cancel);

        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        Assert.Equal((HttpStatusCode.OK, 1), (answer.StatusCode, json.GetProperty("totals").GetProperty("rejected").GetInt32()));
        Assert.Empty(await _rooms.RevisionsAsync("ZX2-W01", "complaints"));
    }

    [Fact]
    public async Task A_dropped_file_goes_in_and_to_taken_with_what_became_of_each_row_beside_it()
    {
        var folder = Directory.CreateTempSubdirectory("rooms-drop-");
        try
        {
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder.FullName, "a.csv"), "ward_code,measure,period,numerator\nZX1-W01,complaints,2024-04-01,3\n", Cancel);
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder.FullName, "b.csv"), "nhs_number,ward_code,measure,period,numerator\n,ZX1-W01,complaints,2024-04-01,3\n", Cancel);
            await System.IO.File.WriteAllTextAsync(Path.Combine(folder.FullName, "c.doc"), "x", Cancel);

            foreach (var file in folder.GetFiles())
            {
                file.LastWriteTimeUtc = PointsFiles.Then.UtcDateTime.AddMinutes(-1); // no longer being written
            }

            await _rooms.InScopeAsync<PointsImporter, bool>(async handler =>
            {
                await new DropFolder(handler, new(folder.FullName), _rooms.Handler<RoomsClock>(), Microsoft.Extensions.Logging.Abstractions.NullLogger<DropFolder>.Instance).RunAsync(Cancel);
                return true;
            });

            Assert.Equal(["c.doc"], folder.GetFiles().Select(f => f.Name));
            Assert.Equal(2, folder.GetDirectories("taken")[0].GetFiles().Length);
            Assert.Contains("PERSON_IDENTIFIABLE_COLUMNS", await System.IO.File.ReadAllTextAsync(folder.GetDirectories("refused")[0].GetFiles("*.json")[0].FullName, Cancel), StringComparison.Ordinal);
            Assert.Single(await _rooms.RevisionsAsync("ZX1-W01", "complaints"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_number_of_a_batch_is_answered_by_its_place_whatever_its_texts_say_and_found_by_id()
    {
        var ward = await UnitAsync("ZX1-W01");
        using var api = await _rooms.ApiAsync(ward);

        var told = await PostAsync(api, new
        {
            points = new object[]
            {
                new { unit = ward.Id.Value.ToString(), measure = "complaints", period = "2026-03", numerator = 3, reason = "two\nlines\n\nand more" },
                new { unit = "unit", measure = "measure", period = "period" },
                new { unit = "ZX1-W01", measure = "complaints", period = "2026-04", numerator = 4 },
                new { unit = "ZX1-W01", measure = "complaints", period = "2026-04", numerator = 4 },
            },
        });

        var rows = told.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal([1, 2, 3, 4], rows.Select(r => r.GetProperty("line").GetInt32()));
        Assert.Equal(2, told.GetProperty("against_stored").GetProperty("new").GetInt32());
        Assert.Contains("line 3", rows[3].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> PostAsync(HttpClient api, object batch)
    {
        using var answer = await api.PostAsJsonAsync("/api/v1/points", batch, Cancel);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
    }

    private Task<UnitRow> UnitAsync(string code) =>
        _rooms.InScopeAsync<UnitDirectory, UnitRow>(async units => (await units.FindAsync(code, OrganisationFiles.Operator, Cancel))!);
}
