using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>What could be read as another number than the one that was meant is refused, or said; nothing is read wrong in silence.</summary>
public sealed class NotMisreadTests(PointsRooms house) : IClassFixture<PointsRooms>
{
    private const string Rates = "ward_code,measure,period,numerator,denominator\n";
    private const string Counts = "ward_code,measure,period,numerator\n";
    private readonly Rooms _rooms = house.Rooms;

    [Theory]
    [InlineData("12¹,610", "footnote")]
    [InlineData("12,610³", "footnote")]
    [InlineData("9999999.0,610", "marks a hidden number")]
    [InlineData("9.999999E6,610", "marks a hidden number")]
    public async Task A_mark_on_a_number_is_no_digit_of_it(string cells, string words)
    {
        var (outcome, _, message) = (await _rooms.CheckAsync($"{Rates}ZX1-W01,seclusion,2026-03-01,{cells}\n")).Only();

        Assert.Contains(words, message, StringComparison.Ordinal);
        Assert.NotEqual(RowOutcome.Accept, outcome);
    }

    [Theory]
    [InlineData("w/c 2 March 2026", "is a week")]
    [InlineData("01-Apr", "not a day that there is")]
    [InlineData("26/03/01", "not a day that there is")]
    [InlineData("Q1 2026/27", "is a quarter")]
    public async Task A_time_that_is_not_a_month_is_none(string period, string words)
    {
        var (outcome, _, message) = (await _rooms.CheckAsync($"{Counts}ZX1-W01,complaints,{period},3\n")).Only();

        Assert.Equal(RowOutcome.Reject, outcome);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ward_code,measure,period,numerator,denominator\nZX1-W01,activities_cancelled,2026-04-01,20,40\nZX1-W01,activities_cancelled,2026-06-01,25,40\n")] // 1 June is a Monday
    [InlineData("ward_code,measure,month,numerator,denominator\nZX1-W01,activities_cancelled,2026-06-01,25,40\n")]
    public async Task Months_are_no_weeks_however_a_spreadsheet_keeps_them(string text)
    {
        var seen = await _rooms.CheckAsync(text);

        Assert.All(seen.Points.Rows, r => Assert.Equal((RowOutcome.Reject, ImportCode.PeriodWrongGrain), (r.Outcome, r.Remarks![0].Code)));
    }

    [Fact]
    public async Task Months_across_are_no_weeks_either()
    {
        var seen = await _rooms.CheckAsync("ward,measure,2026-04-01,2026-05-01,2026-06-01\nZX1-W01,leave_cancelled_staffing,20,22,25\n");

        Assert.Equal(3, seen.Points.Rows.Count(r => r.Remarks!.Any(m => m.Code == ImportCode.PeriodWrongGrain)));
    }

    [Fact]
    public async Task Days_with_their_month_first_make_all_of_their_column_doubtful()
    {
        var seen = await _rooms.CheckAsync($"{Counts}ZX1-W01,complaints,1/31/2026,1\nZX1-W01,complaints,2/10/2026,2\nZX1-W01,complaints,3/1/2026,3\n");
        var mixed = await _rooms.CheckAsync($"{Counts}ZX1-W01,complaints,1/31/2026,1\nZX1-W01,complaints,28/2/2026,2\nZX1-W01,complaints,1/3/2026,3\n");

        Assert.All(seen.Points.Rows, r => Assert.Equal(RowOutcome.Reject, r.Outcome));
        Assert.Equal([RowOutcome.Reject, RowOutcome.AcceptWithWarning, RowOutcome.Accept], mixed.Points.Rows.Select(r => r.Outcome));
    }

    [Fact]
    public async Task Columns_with_numbers_that_are_not_read_are_named_and_asked_about()
    {
        var months = await _rooms.CheckAsync("ward,measure,2026/04,08-2026,Mai 2026,Target\nZX1-W01,complaints,1,2,3,9\n");
        var measures = await _rooms.CheckAsync("Ward,Month,Complaints,Seclusions,Assaults on staff,Manager\nZX1-W01,Apr-26,2,1,3,AB\n");

        Assert.Equal(["2026-04", "2026-08"], months.Points.Rows.Select(r => r.Across));
        Assert.Contains("not read: Mai 2026. If one is a month", months.Points.Remarks.Single(r => r.Code == ImportCode.ColumnsNotRead).Message, StringComparison.Ordinal);
        Assert.Contains("2 columns hold numbers and are not read: Seclusions, Assaults on staff.", measures.Points.Remarks.Single(r => r.Code == ImportCode.ColumnsNotRead).Message, StringComparison.Ordinal);
        Assert.Equal(["Assaults on staff", "Seclusions"], measures.UnknownMeasures.Order());
    }

    [Theory]
    [InlineData("Seclusion,,,,Self-harm,,,\nWard,Month,Number,,Ward,Month,Number,\nZX1-W01,Apr-26,2,,ZX1-W01,Apr-26,4,\n", "Two tables stand side by side")]
    [InlineData("Month,ZX1-W01,ZX1-W02,ZX1-W03\nApr-26,1,2,3\n", "Wards stand across")]
    [InlineData("Ward,Measure,Month,Number (cumulative YTD)\nZX1-W01,complaints,Apr-26,3\n", "how many")]
    public async Task A_table_that_could_be_read_in_two_ways_is_not(string text, string words)
    {
        var points = (await _rooms.CheckAsync(text)).Points;

        Assert.True(points.IsRefused);
        Assert.Contains(words, string.Join(' ', points.Remarks.Select(r => r.Message)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_events_than_bed_days_are_looked_at_again()
    {
        var (outcome, codes, _) = (await _rooms.CheckAsync($"{Rates}ZX1-W01,restrictive_interventions,2026-04-01,580,8\n")).Only();

        Assert.Equal((RowOutcome.AcceptWithWarning, "MORE_THAN_ONE_EACH"), (outcome, codes));
    }

    [Fact]
    public void A_month_is_not_the_quarter_that_it_begins()
    {
        var matcher = new PeriodMatcher("period");
        var month = matcher.Match(TableCell.Of("April 2026"), Cadence.Quarter);
        var quarter = matcher.Match(TableCell.Of("Q1 2026/27"), Cadence.Quarter);

        Assert.Contains("a month is not a quarter", Assert.Single(month.Remarks).Message, StringComparison.Ordinal);
        Assert.Equal((null, new DateOnly(2026, 4, 1)), (month.Start, quarter.Start));
    }

    [Theory]
    [InlineData("2026-03-31T23:30:00Z", 4)] // half past midnight on 1 April in this country
    [InlineData("2026-03-31T23:30:00", 3)]
    [InlineData("2026-01-31T23:30:00Z", 1)] // no summer time
    public async Task A_time_of_day_in_Greenwich_belongs_to_the_day_here(string period, int month)
    {
        var row = Assert.Single((await _rooms.CheckAsync($"{Counts}ZX1-W01,complaints,{period},3\n")).Points.Rows);

        Assert.Equal(new DateOnly(2026, month, 1), DateOnly.FromDayNumber(row.Period));
    }

    [Fact]
    public async Task A_list_that_begins_by_explaining_its_marks_is_a_table()
    {
        var seen = await _rooms.CheckAsync($"<5 = suppressed\n{Counts}ZX1-W01,complaints,2026-03-01,<5\n");
        var page = await _rooms.CheckAsync($"<html><body>{Counts}");

        Assert.Equal((RowOutcome.AcceptWithWarning, "VALUE_SUPPRESSED"), (seen.Only().Outcome, seen.Only().Codes));
        Assert.Contains("is a page or XML", page.Points.Remarks[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ward_code,Patient Mary Quorn,measure,period,numerator\nZX1-W01,x,complaints,2026-03-01,3\n")]
    [InlineData("ward_code,943 476 5919,measure,period,numerator\nZX1-W01,x,complaints,2026-03-01,3\n")]
    public async Task What_may_be_about_one_person_is_not_said_again(string text)
    {
        var seen = await _rooms.CheckAsync(text);
        var answer = PointsFiles.Json(seen).GetRawText();

        Assert.True(seen.Points.IsRefused);
        Assert.Contains("olumn 2", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Quorn", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("5919", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_under_a_heading_of_weeks_are_no_months()
    {
        var (outcome, codes, _) = (await _rooms.CheckAsync("ward_code,measure,week commencing,numerator\nZX1-W01,complaints,02/03/2026,3\n")).Only();

        Assert.Equal((RowOutcome.Reject, "PERIOD_WRONG_GRAIN"), (outcome, codes));
    }

    [Fact]
    public async Task Two_days_of_one_month_are_two_numbers_however_alike()
    {
        var seen = await _rooms.CheckAsync($"{Counts}ZX1-W01,complaints,2026-03-02,1\nZX1-W01,complaints,2026-03-09,1\n");

        Assert.All(seen.Points.Rows, r => Assert.Equal(RowOutcome.Reject, r.Outcome));
    }

    [Fact]
    public async Task An_empty_row_beside_one_with_a_number_loses_neither()
    {
        var seen = await _rooms.CheckAsync($"{Counts}ZX1-W01,complaints,2026-03-01,\nZX1-W01,complaints,2026-03-01,4\n");

        Assert.Equal([RowOutcome.Ignore, RowOutcome.Accept], seen.Points.Rows.Select(r => r.Outcome));
    }

    [Theory]
    [InlineData("No,Ward,Measure,Month,Incidents,Bed days", "1,ZX1-W01,seclusion,2026-03,14,610", 14)]
    [InlineData("Ward,Measure,Month,No,Yes,Asked", "ZX1-W01,patients_felt_safe,2026-03,5,25,30", 25)]
    [InlineData("Ward,Measure,Month,Total,Incidents,Bed days", "ZX1-W01,seclusion,2026-03,40,7,610", 7)]
    [InlineData("Ward,Measure,Month,Number of beds,Seclusions,Bed days", "ZX1-W01,seclusion,2026-03,20,7,610", 7)]
    [InlineData("WardCode,MeasureCode,PeriodStart,PeriodEnd,Numerator,Denominator", "ZX1-W01,seclusion,2026-03-01,2026-03-31,7,610", 7)]
    public async Task The_column_that_names_what_is_counted_is_read(string headings, string row, double numerator)
    {
        var seen = await _rooms.CheckAsync($"{headings}\n{row}\n");

        Assert.False(seen.Points.IsRefused, string.Join(' ', seen.Points.Remarks.Select(r => r.Message)));
        Assert.Equal(numerator, Assert.Single(seen.Points.Rows).Numerator);
    }

    [Theory]
    [InlineData("Ward,Measure,Mar-26,Mar-26,Mar-26\nWard,Measure,Rate,Incidents,Bed days\nZX1-W01,seclusion,23,14,610\n", 14)]
    [InlineData("Ward,Measure,Mar-26,Mar-26,Mar-26\nWard,Measure,Target,Actual,Bed days\nZX1-W01,seclusion,5,14,610\n", 14)]
    [InlineData("Ward,Measure,Q4 2025/26,Jan-26,Feb-26\nZX1-W01,complaints,9,4,5\n", 4)]
    public async Task Across_months_the_count_is_read_and_no_rate_target_or_sum(string text, double first)
    {
        var seen = await _rooms.CheckAsync(text);

        Assert.False(seen.Points.IsRefused, string.Join(' ', seen.Points.Remarks.Select(r => r.Message)));
        Assert.Equal(first, seen.Points.Rows[0].Numerator);
        Assert.DoesNotContain(seen.Points.Rows, r => r.Outcome == RowOutcome.Reject);
    }

    [Fact]
    public async Task Two_columns_of_one_month_are_a_question()
    {
        var seen = await _rooms.CheckAsync("Ward,Measure,Mar-26,Apr-26,Apr-26\nZX1-W01,complaints,1,3,7\n");

        Assert.True(seen.Points.IsRefused);
        Assert.Contains(seen.Points.Remarks, r => r.Message.StartsWith("Two columns are of 2026-04", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ward_code;measure;period;numerator;denominator\nZX1-W01;staff_sickness_days;2026-03-01;1.234;2.450\n")]
    [InlineData("ward_code\tmeasure\tperiod\tnumerator\tdenominator\nZX1-W01\tstaff_sickness_days\t2026-03-01\t1,204\t2,450\nZX1-W02\tstaff_sickness_days\t2026-03-01\t12,5\t610\n")]
    public async Task Thousands_or_thousandths_is_a_question(string text)
    {
        var row = (await _rooms.CheckAsync(text)).Points.Rows[0];

        Assert.Equal(RowOutcome.Reject, row.Outcome);
        Assert.Contains(row.Remarks!, r => r.Code == ImportCode.NumberBadGrouping);
    }

    [Fact]
    public async Task A_comma_inside_a_number_without_quotation_marks_is_seen()
    {
        var (outcome, _, message) = (await _rooms.CheckAsync("ward_code,measure,period,numerator,denominator,note\nZX1-W01,seclusion,2026-03-01,1,204,610\n")).Only();

        Assert.Equal(RowOutcome.Reject, outcome);
        Assert.Contains("Put that number in quotation marks", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("state", "confirmed_zero", "3", nameof(RowOutcome.Reject))]
    [InlineData("state", "no_rate", "3", nameof(RowOutcome.Reject))]
    [InlineData("status", "No return", "0", nameof(RowOutcome.Reject))]
    [InlineData("status", "Suppressed (small number)", "3", nameof(RowOutcome.Reject))]
    [InlineData("status", "Draft", "3", nameof(RowOutcome.AcceptWithWarning))]
    [InlineData("status", "Final", "3", nameof(RowOutcome.Accept))]
    public async Task A_state_and_a_number_that_do_not_go_together_are_a_question(string heading, string state, string number, string outcome) =>
        Assert.Equal(outcome, (await _rooms.CheckAsync($"ward_code,measure,period,{heading},numerator,denominator\nZX1-W01,seclusion,2026-03-01,{state},{number},610\n")).Only().Outcome.ToString());

    [Fact]
    public async Task A_blank_ward_is_not_the_organisation()
    {
        var (outcome, codes, message) = (await _rooms.CheckAsync("provider_code,ward_code,measure,period,numerator\nZX1,,complaints,2026-03-01,30\n")).Only();

        Assert.Equal((RowOutcome.Reject, "WARD_MISSING"), (outcome, codes));
        Assert.Contains("merged", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_may_be_called_a_total()
    {
        var (_, codes, _) = (await _rooms.CheckAsync("measure,ward_code,period,numerator\nTotal restrictive interventions,ZX1-W01,2026-03-01,30\n")).Only();

        Assert.Equal("MEASURE_UNKNOWN", codes);
    }
}
