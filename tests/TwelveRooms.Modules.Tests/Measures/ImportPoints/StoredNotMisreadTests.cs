using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>What is stored already is not read wrong either: blanks, remembered names, and files that were taken back or never came to their end.</summary>
public sealed class StoredNotMisreadTests : IAsyncLifetime
{
    private const string Counts = "ward_code,measure,period,numerator\n";
    private Rooms _rooms = null!;

    public async ValueTask InitializeAsync() => _rooms = await PointsFiles.StartAsync();

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task A_blank_cell_takes_no_stored_number_away()
    {
        _ = (await _rooms.ImportAsync($"{Counts}ZX1-W01,complaints,2026-03-01,5\n")).Value;

        var again = (await _rooms.ImportAsync($"{Counts}ZX1-W01,complaints,2026-03-01,\nZX1-W01,complaints,2026-04-01,6\n")).Value;

        Assert.Equal((1, 0, 1), (again.New, again.Changed, again.Same));
        Assert.Equal([5.0, 6.0], (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Select(p => p.Numerator));
    }

    [Fact]
    public async Task A_name_that_one_organisation_said_is_not_anothers()
    {
        var other = await OtherWardAsync();
        _ = (await _rooms.InScopeAsync<RememberNameHandler, Outcome<string>>(h => h.HandleAsync(new("ZX1", other, "ZX1-W01"), OrganisationFiles.Operator, CancellationToken.None))).Value;

        var alone = (await _rooms.CheckAsync($"ward,measure,period,numerator\n{other},complaints,2026-03-01,4\n")).Only();
        var own = (await _rooms.CheckAsync($"provider_code,ward,measure,period,numerator\nZX1,{other},complaints,2026-03-01,4\n")).Points;

        Assert.Equal((RowOutcome.Reject, "WARD_AMBIGUOUS"), (alone.Outcome, alone.Codes));
        Assert.Equal("ZX1-W01", own.Units[own.Rows[0].Unit].Code);
    }

    [Fact]
    public async Task What_was_taken_back_does_not_come_back_with_the_next_taking_back()
    {
        _ = (await _rooms.ImportAsync($"{Counts}ZX1-W01,complaints,2026-03-01,5\n")).Value;
        var second = (await _rooms.ImportAsync($"{Counts}ZX1-W01,complaints,2026-03-01,7\n", "late forms")).Value;
        var third = (await _rooms.ImportAsync($"{Counts}ZX1-W01,complaints,2026-03-01,9\n", "later forms")).Value;

        foreach (var import in new[] { second, third })
        {
            _ = (await _rooms.InScopeAsync<UndoImportHandler, Outcome<UndoneImport>>(h => h.HandleAsync(import.Import!.Value, "the wrong ward", OrganisationFiles.Operator, CancellationToken.None))).Value;
        }

        Assert.Equal(5.0, (await _rooms.RevisionsAsync("ZX1-W01", "complaints"))[^1].Numerator);
    }

    [Fact]
    public async Task A_file_waits_for_an_import_that_has_not_come_to_its_end()
    {
        var text = $"{Counts}ZX1-W01,complaints,2026-03-01,5\n";
        var killed = (await _rooms.ImportAsync(text)).Value;
        await _rooms.WriteAsync("test.killed", write =>
        {
            var batch = write.For<ImportBatch>().Single(b => b.Id == killed.Import);
            batch.State = ImportState.Running;
            batch.Version++;
        });

        var early = await _rooms.ImportAsync(text + "ZX1-W01,complaints,2026-04-01,6\n");
        var byOthers = await _rooms.InScopeAsync<Db, HashSet<int>>(db => StoredNumbers.UnfinishedAsync(db, Viewer.Nobody, CancellationToken.None)); // whoever looks, and whatever else they may see
        _rooms.Clock.Now += StoppedImports.Patience + TimeSpan.FromMinutes(1);
        await _rooms.WorkAsync();
        var late = (await _rooms.ImportAsync(text + "ZX1-W01,complaints,2026-04-01,6\n")).Value;

        Assert.Equal("import-running", early.Refusal?.Code);
        Assert.Single(byOthers);
        Assert.Equal((2, 0, 0), (late.New, late.Changed, late.Same));
        Assert.Equal([5.0, 6.0], (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Select(p => p.Numerator));
    }

    /// <summary>The name of a ward of another organisation that no ward of ZX1 has.</summary>
    private async Task<string> OtherWardAsync()
    {
        var seen = await _rooms.CheckAsync($"{Counts}ZX1-W01,complaints,2026-03-01,1\n");
        var names = seen.Wards.ToLookup(w => w.Unit.Name);
        return seen.Wards.First(w => w.Unit.Code?.StartsWith("ZX2", StringComparison.Ordinal) == true && names[w.Unit.Name].Count() == 1).Unit.Name;
    }
}
