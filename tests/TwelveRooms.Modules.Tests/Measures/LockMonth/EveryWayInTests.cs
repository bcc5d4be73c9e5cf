using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Modules.Tests.Measures.Completeness;
using TwelveRooms.Modules.Tests.Measures.ImportPoints;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.LockMonth;

/// <summary>After a month is locked no way in changes its numbers, and each says who locked it and who can unlock it.</summary>
public sealed class EveryWayInTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Says = "Priya Shah locked February 2026 on 18 March 2026. Its numbers stand as they are. The ward manager, a data champion or the organisation team can unlock it, with a reason.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_put_in_and_nothing_corrected()
    {
        var (ward, _) = await LockedWardAsync();

        var first = await RecordAsync(ward, Owed.Violence, "2026-02", "3");
        var correction = await RecordAsync(ward, Owed.Force, "2026-02", "5", replaces: 0);
        var same = await RecordAsync(ward, Owed.Force, "2026-02", "4", why: null);
        var otherMonth = await RecordAsync(ward, Owed.Force, "2026-01", "5");

        Assert.Equal((RefusalKind.Conflict, "month-locked", Says), (first.Refusal!.Kind, first.Refusal.Code, first.Refusal.Message));
        Assert.Equal("month-locked", correction.Refusal?.Code);
        Assert.False(same.IsRefused);
        Assert.False(otherMonth.IsRefused);
        await StandsAsync(ward);
    }

    [Fact]
    public async Task The_form_of_a_locked_month_says_so_in_place_of_its_boxes()
    {
        var (ward, champion) = await LockedWardAsync();
        var address = $"/units/{ward.Id.Value}/measures/{(await rooms.MeasureAsync(Owed.Force)).Id.Value}";

        var form = await champion.SeeAsync($"{address}/number?period=2026-02-01");
        var open = await champion.SeeAsync($"{address}/number?period=2026-01-01");
        var sent = await open.SubmitAsync("Save the number", ("Numerator", "3"), ("Denominator", "500"), ("Period", "2026-02-01"));

        Assert.Contains("Priya Shah locked February 2026 on 18 March 2026. It stands as it is: 4 of 500.", form.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(form.Document.QuerySelectorAll("button"), b => b.TextContent.Contains("Save", StringComparison.Ordinal));
        Assert.Equal(Says, Assert.Single(sent.Errors));
        Assert.Contains("(locked)", (await champion.SeeAsync(address)).Table("The numbers")[1][^1], StringComparison.Ordinal);
        await StandsAsync(ward);
    }

    [Fact]
    public async Task A_pasted_column_and_a_file_leave_it_as_it_is_row_by_row()
    {
        var (ward, champion) = await LockedWardAsync();
        var paste = $"/units/{ward.Id.Value}/measures/{(await rooms.MeasureAsync(Owed.Force)).Id.Value}/paste";

        var pasted = await (await champion.SeeAsync(paste)).SubmitAsync("Look at them", ("The cells", "Month\tNumber\tBed days\nJan-26\t6\t500\nFeb-26\t7\t500"));
        var seen = await rooms.LookAsync(ward, Owed.Force, "2026-01-01,6,500", "2026-02-01,4,500");
        var other = await rooms.LookAsync(ward, Owed.Violence, "2026-02-01,4,500");
        _ = (await rooms.BringAsync(await rooms.LookAsync(ward, Owed.Force, "2026-01-01,6,500", "2026-02-01,5,500"))).Value;

        Assert.Contains("1 new, 0 changed, 0 the same. 1 row cannot be taken.", pasted.Text, StringComparison.Ordinal);
        Assert.Contains(Says, pasted.Text, StringComparison.Ordinal);
        Assert.Equal((1, 0, 1), (seen.New, seen.Changed, seen.Same));
        Assert.Equal([RowOutcome.Accept, RowOutcome.Ignore], seen.Points.Rows.Select(r => r.Outcome));
        Assert.Equal((RowOutcome.Reject, "MONTH_LOCKED"), (other.Only().Outcome, other.Only().Codes));
        Assert.Equal([6.0, 4.0], (await rooms.PointsAsync(ward, Owed.Force)).Select(p => p.Numerator!.Value));
    }

    [Fact]
    public async Task Another_system_is_told_by_row_and_by_number()
    {
        var (ward, _) = await LockedWardAsync();
        using var api = await rooms.ApiAsync(ward);

        var (status, one) = await api.PostNumberAsync(ward, Owed.Violence, new { period = "2026-02", numerator = 3, denominator = 500 });
        using var batch = await api.PostAsJsonAsync(
            new Uri("/api/v1/points", UriKind.Relative), new { points = new[] { new { unit = ward.Code, measure = Owed.Force, period = "2026-02", numerator = 9, denominator = 500 } } }, Cancel);
        var row = JsonDocument.Parse(await batch.Content.ReadAsStringAsync(Cancel)).RootElement.GetProperty("rows")[0];

        Assert.Equal((HttpStatusCode.Conflict, "month-locked"), (status, one.GetProperty("code").GetString()));
        Assert.Equal("reject", row.GetProperty("outcome").GetString());
        Assert.Contains("MONTH_LOCKED", row.GetProperty("codes").EnumerateArray().Select(c => c.GetString()));
        await StandsAsync(ward);
    }

    [Fact]
    public async Task Many_numbers_in_one_write_are_refused_by_line()
    {
        var (ward, _) = await LockedWardAsync();
        RecordNumberCommand Row(string measure, string number) => new(ward.Code!, measure, "2026-02", PointState.Reported, number, "500");

        var outcome = await rooms.InScopeAsync<RecordManyHandler, Outcome<RecordedMany>>(
            h => h.HandleAsync(new([Row(Owed.Force, "4"), Row(Owed.Violence, "3")], "a test"), Rooms.TestSystem, Cancel));

        Assert.Equal([new Problem(2, "Period", Says)], outcome.Refusal!.Problems);
        Assert.Empty(await rooms.PointsAsync(ward, Owed.Violence));
    }

    [Fact]
    public async Task A_lock_that_comes_between_look_and_import_refuses_all_of_it_and_loses_nothing()
    {
        var ward = await rooms.WardAsync();
        var champion = await rooms.PersonAsync("data-champion", ward, "Priya Shah");
        var seen = await rooms.LookAsync(ward, Owed.Force, "2026-01-01,6,500", "2026-02-01,4,500");
        Assert.Null(await rooms.LockAsync(ward, champion.Viewer));

        var refused = await rooms.BringAsync(seen);
        var none = await rooms.PointsAsync(ward, Owed.Force);
        Assert.Null(await rooms.UnlockAsync(ward, champion.Viewer));
        var brought = await rooms.BringAsync(seen);

        Assert.Equal(("month-locked", Says), (refused.Refusal?.Code, refused.Refusal?.Message));
        Assert.Empty(none);
        Assert.Equal(2, brought.Value.New);
    }

    [Fact]
    public async Task An_import_is_not_taken_back_out_of_a_locked_month()
    {
        var ward = await rooms.WardAsync();
        var champion = await rooms.PersonAsync("data-champion", ward, "Priya Shah");
        var import = (await rooms.BringAsync(await rooms.LookAsync(ward, Owed.Force, "2026-01-01,6,500", "2026-02-01,4,500"))).Value.Import!.Value;
        Assert.Null(await rooms.LockAsync(ward, champion.Viewer));

        var refused = await UndoAsync(import);
        var stood = await rooms.PointsAsync(ward, Owed.Force);
        Assert.Null(await rooms.UnlockAsync(ward, champion.Viewer));
        var undone = await UndoAsync(import);

        Assert.Equal("month-locked", refused.Refusal?.Code);
        Assert.Equal([6.0, 4.0], stood.Select(p => p.Numerator!.Value));
        Assert.Equal(2, undone.Value.Back);
    }

    [Fact]
    public async Task A_long_import_that_is_still_running_is_waited_for_and_one_that_meets_a_lock_leaves_nothing()
    {
        var (ward, other) = (await rooms.WardAsync(), await rooms.WardAsync());
        var seen = await rooms.LookAsync(ward, Owed.Force, "2026-02-01,4,500");
        var begun = (await rooms.InScopeAsync<PointsImporter, Outcome<(int Number, Guid Id)>>(h => h.BeginAsync(seen, Rooms.TestSystem, Cancel))).Value;
        var measure = await rooms.MeasureAsync(Owed.Force);
        Series? series = null;
        await rooms.WriteAsync("test.series", write => series = SeriesStore.Begin(write, ward, measure, Owed.February));
        await rooms.WriteAsync("test.part", write => write.Add(new ImportedSeriesRow { Import = begun.Number, Series = series!.Number, Points = 1 }));

        var meanwhile = await rooms.LockAsync(ward, Rooms.TestSystem);
        Assert.Null(await rooms.LockAsync(other, Rooms.TestSystem));
        await rooms.InScopeAsync<ImportUndo, bool>(async undo =>
        {
            await undo.DiscardAsync(begun.Number, Cancel);
            return true;
        });

        Assert.Equal("import-running", meanwhile?.Code);
        Assert.Null(await rooms.LockAsync(ward, Rooms.TestSystem));
    }

    [Fact]
    public async Task A_ward_is_not_asked_for_what_it_cannot_put_in()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave, "felt_safe_asked_by_staff", "patients_felt_safe");
        var manager = await rooms.PersonAsync("ward-manager", ward, "Priya Shah");
        Assert.Null(await rooms.LockAsync(ward, manager.Viewer));

        var week = await manager.SeeAsync(WardNumbers.WeekOf(ward));
        var home = await manager.SeeAsync($"/wards/{ward.Id.Value}");

        Assert.Contains("Priya Shah locked February 2026 on 18 March 2026. Nothing more is asked for it.", week.Text, StringComparison.Ordinal);
        Assert.Contains("Put in these 2 numbers", week.Text, StringComparison.Ordinal);
        Assert.Contains("Put in these 2 numbers", home.Text, StringComparison.Ordinal);
    }

    private async Task<(UnitRow Ward, Visitor Champion)> LockedWardAsync()
    {
        var ward = await rooms.WardAsync();
        var champion = await rooms.PersonAsync("data-champion", ward, "Priya Shah");
        await rooms.RecordAsync(ward, Owed.Force, Owed.February, 4, 500);
        Assert.Null(await rooms.LockAsync(ward, champion.Viewer));
        return (ward, champion);
    }

    private async Task StandsAsync(UnitRow ward) =>
        Assert.Equal(4.0, Assert.Single(await rooms.PointsAsync(ward, Owed.Force), p => p.Period == Owed.February).Numerator);

    private Task<Outcome<RecordedNumber>> RecordAsync(UnitRow ward, string measure, string period, string number, int? replaces = null, string? why = "counted again") =>
        rooms.InScopeAsync<RecordNumberHandler, Outcome<RecordedNumber>>(h => h.HandleAsync(
            new(ward.Code!, measure, period, PointState.Reported, number, "500") { Reason = why, Replaces = replaces }, Rooms.TestSystem, Cancel));

    private Task<Outcome<UndoneImport>> UndoAsync(Guid import) =>
        rooms.InScopeAsync<UndoImportHandler, Outcome<UndoneImport>>(h => h.HandleAsync(import, "the wrong ward", Viewer.Operator("test"), Cancel));
}
