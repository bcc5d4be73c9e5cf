using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Modules.Tests.Measures.LockMonth;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>What an import stores, and what is left when it is taken back or stopped.</summary>
public sealed class StoringTests : IAsyncLifetime
{
    private const string Complaints = "ward_code,measure,period,numerator,note\n";
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await PointsFiles.StartAsync();

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task Good_rows_are_stored_and_bad_ones_are_not()
    {
        var done = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,3,first\nZX1-W01,complaints,2024-05-01,-1,\nZX1-W01,complaints,2024-06-01,*,\n")).Value;

        Assert.Equal((2, 0, 0), (done.New, done.Changed, done.Same));
        Assert.Equal([(3.0, PointState.Reported, "first"), (null, PointState.Suppressed, null)], (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Select(p => (p.Numerator, p.State, p.Reason)));
        Assert.Empty((await _rooms.InScopeAsync<AuditVerifier, AuditAccount>(v => v.VerifyAsync(Cancel))).Breaks);
    }

    [Fact]
    public async Task All_or_none_keeps_good_rows_out_when_one_is_bad()
    {
        var refused = await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,3,\nZX1-W01,complaints,2024-05-01,-1,\n", isAllOrNone: true);

        Assert.Equal("rows-refused", refused.Refusal?.Code);
        Assert.Equal(3, Assert.Single(refused.Refusal!.Problems).Line);
        Assert.Empty(await _rooms.RevisionsAsync("ZX1-W01", "complaints"));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_every_row_says_so()
    {
        var text = Complaints + "ZX1-W01,complaints,2024-04-01,3,first\nZX1-W01,complaints,2024-05-01,*,\n";
        _ = (await _rooms.ImportAsync(text)).Value;

        var again = (await _rooms.ImportAsync(text)).Value;

        Assert.Equal((0, 0, 2), (again.New, again.Changed, again.Same));
        Assert.Null(again.Import);
        Assert.All(again.Points.Rows, r => Assert.Contains(r.Remarks!, m => m.Message.Contains("stored already", StringComparison.Ordinal)));
        Assert.Equal(2, (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Count);
    }

    [Fact]
    public async Task Another_number_is_a_revision_and_the_look_says_what_it_was()
    {
        _ = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,3,\n")).Value;

        var seen = await _rooms.CheckAsync(Complaints + "ZX1-W01,complaints,2024-04-01,4,\n");
        _ = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,4,\n", "forms came late")).Value;

        Assert.Contains("Another number is stored: 3. It becomes 4", seen.Only().Message, StringComparison.Ordinal);
        Assert.Equal([(0, 3.0, null), (1, 4.0, "forms came late")], (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Select(p => ((int)p.Revision, p.Numerator!.Value, p.Reason)));
    }

    [Fact]
    public async Task An_import_taken_back_leaves_what_was_there_before_and_what_was_corrected_since()
    {
        _ = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,3,\n")).Value;
        var import = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,9,\nZX1-W01,complaints,2024-05-01,5,\nZX1-W01,complaints,2024-06-01,6,\n")).Value;
        _ = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-06-01,7,\n")).Value;

        var (_, back, left) = (await UndoAsync(import.Import!.Value, "the wrong ward")).Value;

        Assert.Equal((2, 1), (back, left));
        var chart = await _rooms.InScopeAsync<SeriesReader, SeriesHistory?>(async r => await r.OneAsync((await _rooms.UnitOfAsync("ZX1-W01")).Number, "complaints", null, Rooms.TestSystem, Cancel));
        Assert.Equal([(4, 3.0), (6, 7.0)], chart!.Points.Select(p => (p.Period.Month, p.Numerator!.Value)));
        Assert.Contains("taken back: the wrong ward", (await _rooms.RevisionsAsync("ZX1-W01", "complaints"))[2].Reason, StringComparison.Ordinal);
        Assert.Equal("import-not-done", (await UndoAsync(import.Import!.Value, "again")).Refusal?.Code);
    }

    [Fact]
    public async Task What_was_taken_back_can_be_brought_again()
    {
        var text = Complaints + "ZX1-W01,complaints,2024-04-01,3,\n";
        var import = (await _rooms.ImportAsync(text)).Value;
        _ = (await UndoAsync(import.Import!.Value, "too early")).Value;

        var again = (await _rooms.ImportAsync(text)).Value;

        Assert.Equal((1, 0, 0), (again.New, again.Changed, again.Same));
        Assert.Equal([3.0, null, 3.0], (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Select(p => p.Numerator));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_import_whose_program_was_killed_leaves_no_rows(bool whileStopping)
    {
        _ = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,3,\n")).Value;
        var import = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,9,\nZX1-W02,complaints,2024-05-01,5,\n")).Value;

        await KilledAsync(import.Import!.Value, whileStopping ? ImportState.Stopping : ImportState.Running);

        Assert.Equal(ImportState.Stopped, await StateAsync(import.Import!.Value));
        Assert.Equal([3.0], (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Select(p => p.Numerator!.Value));
        Assert.Empty(await _rooms.RevisionsAsync("ZX1-W02", "complaints"));
        var ward = (await _rooms.UnitOfAsync("ZX1-W02")).Number;
        Assert.False(await _rooms.InScopeAsync<Db, bool>(db => db.For<Series>(Rooms.TestSystem).AnyAsync(s => s.Unit == ward, Cancel)));
    }

    [Theory]
    [InlineData(nameof(ImportState.Running))]
    [InlineData(nameof(ImportState.Stopping))]
    [InlineData(nameof(ImportState.Undoing))]
    public async Task A_month_is_not_locked_while_numbers_come_in_or_are_taken_out(string state)
    {
        var import = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,9,\n")).Value;
        var ward = (await _rooms.InScopeAsync<UnitDirectory, UnitRow?>(d => d.FindAsync("ZX1-W01", OrganisationFiles.Operator, Cancel)))!;
        await StandsAtAsync(import.Import!.Value, Enum.Parse<ImportState>(state));

        var during = await _rooms.LockAsync(ward, OrganisationFiles.Operator, "2024-04");
        await SweepAsync();

        Assert.Equal("import-running", during?.Code);
        Assert.Null(await _rooms.LockAsync(ward, OrganisationFiles.Operator, "2024-04"));
    }

    [Fact]
    public async Task A_taking_back_whose_program_was_killed_is_gone_on_with()
    {
        _ = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,3,\n")).Value;
        var import = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,9,\n")).Value;

        await KilledAsync(import.Import!.Value, ImportState.Undoing);

        Assert.Equal(ImportState.Undone, await StateAsync(import.Import!.Value));
        Assert.Equal([3.0, 9.0, 3.0], (await _rooms.RevisionsAsync("ZX1-W01", "complaints")).Select(p => p.Numerator!.Value));
    }

    [Fact]
    public async Task One_that_came_to_its_end_meanwhile_is_not_taken_out()
    {
        var import = (await _rooms.ImportAsync(Complaints + "ZX1-W01,complaints,2024-04-01,9,\n")).Value;
        var number = await _rooms.InScopeAsync<Db, int>(db => db.For<ImportBatch>(Rooms.TestSystem).Where(b => b.Id == import.Import).Select(b => b.Number).SingleAsync(Cancel));

        await _rooms.InScopeAsync<ImportUndo, bool>(async undo =>
        {
            await undo.DiscardAsync(number, Cancel);
            return true;
        });

        Assert.Equal(ImportState.Done, await StateAsync(import.Import!.Value));
        Assert.Single(await _rooms.RevisionsAsync("ZX1-W01", "complaints"));
    }

    /// <summary>All of its rows are in, and its record says that it was killed in the middle of something; then the next round comes.</summary>
    private async Task KilledAsync(Guid import, ImportState at)
    {
        await StandsAtAsync(import, at);
        await SweepAsync();
    }

    private Task StandsAtAsync(Guid import, ImportState at) => _rooms.WriteAsync("test.killed", write =>
    {
        var batch = write.For<ImportBatch>().Single(b => b.Id == import);
        batch.State = at;
        if (at == ImportState.Undoing)
        {
            (batch.UndoneAt, batch.UndoneBy, batch.UndoneWhy) = (write.Now, write.Viewer.Actor, "the wrong ward");
        }

        batch.Version++;
    });

    private async Task SweepAsync()
    {
        _rooms.Clock.Now += StoppedImports.Patience + TimeSpan.FromMinutes(1);
        await _rooms.WorkAsync();
    }

    private Task<ImportState> StateAsync(Guid import) =>
        _rooms.InScopeAsync<Db, ImportState>(db => db.For<ImportBatch>(Rooms.TestSystem).Where(b => b.Id == import).Select(b => b.State).SingleAsync(Cancel));

    private Task<Outcome<UndoneImport>> UndoAsync(Guid import, string why) =>
        _rooms.InScopeAsync<UndoImportHandler, Outcome<UndoneImport>>(undo => undo.HandleAsync(import, why, OrganisationFiles.Operator, Cancel));
}
