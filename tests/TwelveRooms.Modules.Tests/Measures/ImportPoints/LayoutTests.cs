using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>Where files have their headings, and what these mean.</summary>
public sealed class LayoutTests(PointsRooms house) : IClassFixture<PointsRooms>
{
    private readonly Rooms _rooms = house.Rooms;

    [Fact]
    public async Task Months_may_run_across_below_titles_and_above_totals_and_notes()
    {
        var seen = await _rooms.CheckAsync("""
            Complaints return,,,,
            Trust,Ward,Measure,Apr-24,May-24
            ZX1,ZX1-W01,complaints,3,*
            ZX1,ZX1-W02,complaints,,0
            Total,,,3,0
            "Source: local system, August",,,,
            """);

        Assert.Equal(
            ["3:2024-04 3 value", "3:2024-05 - suppressed", "4:2024-04 - missing", "4:2024-05 0 value", "5: TOTAL_ROW", "6: FOOTNOTE"],
            seen.Points.Rows.Select(r => r.IsTaken ? $"{r.Line}:{r.Across} {(double.IsNaN(r.Numerator) ? "-" : r.Numerator)} {r.Status.Word()}" : $"{r.Line}: {ImportWords.Of(r.Remarks![0].Code)}"));
    }

    [Fact]
    public async Task Below_a_month_there_may_be_two_columns()
    {
        var seen = await _rooms.CheckAsync(",,Apr-24,,May-24,\nWard,Measure,Numerator,Denominator,Numerator,Denominator\nZX1-W01,restrictive_interventions,3,600,4,610\n");

        Assert.Equal([(3.0, 600.0), (4.0, 610.0)], seen.Points.Rows.Select(r => (r.Numerator, r.Denominator)));
        Assert.Equal([1, 2], seen.Points.Layout!.HeaderLines);
    }

    [Theory]
    [InlineData("Ward,Measure,Apr-24,OBD,May-24,OBD\nZX1-W01,restrictive_interventions,3,600,4,610\n")] // out of how many stands right of each month
    [InlineData(",,Prone restraint,,Seclusion,\nWard,Month,Number,OBD,Number,OBD\nZX1-W01,Apr-24,4,610,3,600\n")]
    public async Task Each_number_has_what_it_is_out_of_beside_it(string text)
    {
        var seen = await _rooms.CheckAsync(text);

        Assert.DoesNotContain(seen.Points.Remarks, r => r.Code == ImportCode.HeadingGuessed);
        Assert.Equal([(3.0, 600.0), (4.0, 610.0)], seen.Points.Rows.Select(r => (r.Numerator, r.Denominator)).Order());
    }

    [Fact]
    public async Task Below_a_month_there_may_be_measures()
    {
        var seen = await _rooms.CheckAsync(",Apr-24,,May-24,\nWard,Complaints,days_to_answer,Complaints,days_to_answer\nZX1-W01,3,9,4,8\n");

        Assert.Equal(["2024-04 complaints 3", "2024-04 days_to_answer 9", "2024-05 complaints 4", "2024-05 days_to_answer 8"], seen.Points.Rows.Select(r => $"{r.Across} {r.Numerator}").Order());
    }

    [Fact]
    public async Task Measures_may_run_across_with_one_column_of_bed_days()
    {
        var seen = await _rooms.CheckAsync("Ward code,Month,Restrictive practice,Prone restraint,Occupied bed days\nZX1-W01,2024-04-01,3,1,600\n");

        Assert.Equal(["restrictive_interventions 3 600", "restraint_prone 1 600"], seen.Points.Rows.Select(r => $"{seen.Points.Measures[r.Measure].Code} {r.Numerator} {r.Denominator}"));
    }

    [Theory]
    [InlineData("A,B,C,D,E\nZX1-W01,Apr 2024,restrictive_interventions,3,600\n", "1")]
    [InlineData("Inpatient area,Return for,KPI ref,Observed n,Exposure\nZX1-W01,01/04/2024,restrictive_interventions,3,600\n", "1")]
    [InlineData("ZX1-W01,2024-04-01,restrictive_interventions,3,600\nZX1-W02,2024-05-01,restrictive_interventions,4,610\n", "")]
    [InlineData("\uFEFFTrust code;Ward;Reporting month;Indicator;Number of incidents;OBDs;Rate per 1000 OBD\nZX1;ZX1-W01;07/2024;restrictive_interventions;3;600;5,0\n", "1")]
    [InlineData("Ward,Year,Month,Measure,Count,Bed days\nZX1-W01,2024,4,restrictive_interventions,3,600\n", "1")]
    public async Task Headings_that_are_not_known_are_read_by_their_words_and_by_what_stands_below(string text, string header)
    {
        var seen = await _rooms.CheckAsync(text);

        Assert.False(seen.Points.IsRefused);
        Assert.Equal(header, string.Join(' ', seen.Points.Layout!.HeaderLines));
        var row = seen.Points.Rows[0];
        Assert.True(row.IsTaken, string.Join(' ', (row.Remarks ?? []).Select(r => r.Message)));
        Assert.Equal((3.0, 600.0), (row.Numerator, row.Denominator));
    }

    [Fact]
    public async Task A_title_may_name_the_measure_of_all_rows()
    {
        var seen = await _rooms.CheckAsync("Complaints - monthly return\n\nWard code,Month,Number\nZX1-W01,2024-04-01,3\n");

        Assert.Equal("complaints", seen.Points.Measures[seen.Points.Rows[0].Measure].Code);
        Assert.Contains(seen.Points.Remarks, r => r.Code == ImportCode.MeasureFromTitle);
    }

    [Fact]
    public async Task What_cannot_be_understood_says_what_is_missing()
    {
        var seen = await _rooms.CheckAsync("Name,Colour\nA,red\nB,blue\n");

        var why = Assert.Single(seen.Points.Remarks, r => r.Weight == Weight.Reject);
        Assert.Equal(ImportCode.LayoutUnknown, why.Code);
        Assert.Contains("Name, Colour", why.Message, StringComparison.Ordinal);
        Assert.Contains("the ward and the month and how many and the measure", why.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_quotation_mark_that_is_never_closed_loses_its_own_line_and_no_other()
    {
        var seen = await _rooms.CheckAsync(PointsFiles.Headings
            + "ZX1,ZX1-W01,,complaints,2024-04-01,3,,\"fine, with comma\"\nZX1,ZX1-W02,,complaints,2024-04-01,3,,\"never closed\nZX1,ZX1-W03,,complaints,2024-04-01,4,,good\n");

        Assert.Equal([RowOutcome.Accept, RowOutcome.Reject, RowOutcome.Accept], seen.Points.Rows.Select(r => r.Outcome));
    }

    [Fact]
    public async Task A_note_of_two_lines_is_one_cell_and_lines_are_counted_as_they_stand()
    {
        var seen = await _rooms.CheckAsync(PointsFiles.Headings + "ZX1,ZX1-W01,,complaints,2024-04-01,3,,\"one\ntwo\"\nZX1,ZX1-W02,,complaints,2024-04-01,x,,\n");

        Assert.Equal([2, 4], seen.Points.Rows.Select(r => r.Line));
        Assert.Equal("one\ntwo", seen.Points.Rows[0].Note);
    }

    [Fact]
    public async Task A_cell_too_many_is_told_and_empty_ones_are_not()
    {
        var seen = await _rooms.CheckAsync("ward_code,measure,period,numerator,note\nZX1-W01,complaints,2024-04-01,3,one, two\nZX1-W02,complaints,2024-04-01,3,fine,,\n");

        Assert.Equal(["TOO_MANY_CELLS", ""], seen.Points.Rows.Select(r => r.Remarks is null ? "" : ImportWords.Of(r.Remarks[0].Code)));
    }

    [Theory]
    [InlineData("04/13/2024", "DATE_INVALID")]
    [InlineData("13-Apr-2024", "PERIOD_SNAPPED_TO_MONTH")]
    [InlineData("2024/25", "PERIOD_WRONG_GRAIN")]
    [InlineData("Q3 2024/25", "PERIOD_WRONG_GRAIN")]
    [InlineData("2024-W27", "PERIOD_WRONG_GRAIN")]
    [InlineData("Sept 2024", "DATE_MONTH_TEXT")]
    [InlineData("September-24", "DATE_MONTH_TEXT")]
    [InlineData("1st October 2024", "")]
    [InlineData("2024-10", "")]
    [InlineData("01.10.2024", "")]
    [InlineData("20241001", "")]
    [InlineData("2024-10-01 00:00", "")]
    [InlineData("11/2024", "DATE_MONTH_TEXT")]
    [InlineData("", "DATE_MISSING")]
    [InlineData("2026-11-01", "PERIOD_NOT_OVER")]
    [InlineData("1899-12-31", "DATE_INVALID")]
    [InlineData("99999", "DATE_INVALID")]
    public async Task A_time_is_read_as_people_write_it(string period, string codes) =>
        Assert.Equal(codes, (await _rooms.CheckAsync($"ward_code,measure,period,numerator\nZX1-W01,complaints,{period},3\n")).Only().Codes);

    [Theory]
    [InlineData("3.5", "COUNT_NOT_WHOLE")]
    [InlineData("1e2", "NUMBER_SCIENTIFIC")]
    [InlineData("−3", "COUNT_NEGATIVE")]
    [InlineData("１２", "")]
    [InlineData("99999999", "NUMBER_TOO_LARGE")]
    [InlineData("0x1F", "NUMBER_NOT_A_NUMBER")]
    [InlineData("NaN", "VALUE_MISSING")]
    [InlineData("Infinity", "NUMBER_NOT_A_NUMBER")]
    [InlineData("1.204.5", "NUMBER_NOT_A_NUMBER")]
    [InlineData("nil", "NUMBER_NOT_A_NUMBER")]
    [InlineData("[c]", "VALUE_SUPPRESSED")]
    [InlineData("under 5", "VALUE_SUPPRESSED")]
    [InlineData("1 to 4", "VALUE_SUPPRESSED")]
    [InlineData("not collected", "VALUE_NOT_COLLECTED")]
    [InlineData("closed", "VALUE_WARD_CLOSED")]
    [InlineData("..", "VALUE_MISSING")]
    [InlineData("+5", "")]
    public async Task A_number_is_read_as_people_write_it(string number, string codes) =>
        Assert.Equal(codes, (await _rooms.CheckAsync($"ward_code,measure,period,numerator\nZX1-W01,complaints,2024-04-01,{number}\n")).Only().Codes);

    [Theory]
    [InlineData("confirmed_zero,,600", true, "zero_confirmed")]
    [InlineData("reported,0,600", true, "value")]
    [InlineData("not_collected,,", true, "not_collected")]
    [InlineData("ward_closed,,", true, "ward_closed")]
    [InlineData("not_collected,4,600", false, null)]
    [InlineData("perhaps,4,600", false, null)]
    public async Task A_column_of_states_says_which_kind_of_nothing_it_is(string rest, bool isTaken, string? status)
    {
        var row = Assert.Single((await _rooms.CheckAsync($"unit,measure,period,state,numerator,denominator\nZX1-W01,restrictive_interventions,2024-04,{rest}\n")).Points.Rows);

        Assert.Equal(isTaken, row.IsTaken);
        Assert.Equal(status, row.IsTaken ? row.Status.Word() : null);
    }
}
