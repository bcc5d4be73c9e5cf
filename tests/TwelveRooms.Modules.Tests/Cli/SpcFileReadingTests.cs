using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Cli;

/// <summary>Files that could be read in more than one way, and what an analyst is told of them.</summary>
[Trait("Speed", "slow")]
public sealed class SpcFileReadingTests(Rooms rooms) : IClassFixture<Rooms>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rooms-spc-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("date;value\n2025-01-01;1,5\n", "line 2, value: '1,5' is not a number. Write it with a point: 1.5.")]
    [InlineData("date,value\n2024-01-01,1,201\n", "line 2, column 3: '201' stands beyond the last column.")]
    [InlineData("date,value\n9999-12-31,1\n", "line 2, date: '9999-12-31' is not between the years 1900 and 2100.")]
    [InlineData("date,value\n2024-01-01,1e308\n", "line 2, value: '1e308' is too large to be charted. Use a larger unit.")]
    public async Task What_could_be_read_as_another_number_is_refused_with_what_to_write(string file, string told)
    {
        var chart = await rooms.CliAsync("spc", "chart", Write(file));

        Assert.Equal((3, ""), (chart.Exit, chart.Out));
        Assert.Contains(told, chart.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("m0,\"1,200\"\n", "'1,200' is not a number. Leave the comma out: 1200.")]
    [InlineData("12,5\n13,1\n", "'12,5' may be one number or two. Write one number with a point: 12.5.")]
    [InlineData("<5\n7\n8\n", "line 1: '<5' is not a number.")]
    [InlineData("Falls per 1000\n7\n1e308\n", "line 3: '1e308' is too large to be charted. Use a larger unit.")]
    public async Task A_plain_list_is_not_guessed_at(string file, string told)
    {
        var list = await rooms.CliAsync("spc", Write(file));

        Assert.Equal((3, ""), (list.Exit, list.Out));
        Assert.Contains(told, list.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Noughts_in_a_column_of_what_is_left_out_leave_nothing_out_and_an_unknown_column_is_named()
    {
        string Months(Func<int, string> row) => string.Concat(Enumerable.Range(0, 14).Select(m => $"{new DateOnly(2025, 1, 1).AddMonths(m):yyyy-MM-dd},{row(m)}\n"));

        var counted = await rooms.CliAsync("spc", "chart", Write("date,value,exclude\n" + Months(m => $"{10 + (m * 7 % 5)},{(m == 3 ? "1" : "0")}")), "--chart", "i");
        var unknown = await rooms.CliAsync("spc", "chart", Write("date,falls,patients\n" + Months(m => $"{10 + (m * 7 % 5)},600")));

        Assert.Contains("left out in the file", counted.Out, StringComparison.Ordinal);
        Assert.Contains("no real change", counted.Out, StringComparison.Ordinal);
        Assert.Contains("careful    Nothing was read from the column 'patients'. A denominator has the heading 'denominator'.", unknown.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ends_of_months_from_a_short_month_on_are_months_and_a_service_shut_at_weekends_has_no_gaps_there()
    {
        var ends = string.Concat(Enumerable.Range(0, 15).Where(m => m != 7).Select(m => new DateOnly(2025, 5, 1).AddMonths(m).AddDays(-1)).Select((d, i) => $"{d:yyyy-MM-dd},{10 + (i * 7 % 5)}\n"));
        var week = string.Concat(Enumerable.Range(0, 56).Select(d => new DateOnly(2025, 1, 6).AddDays(d)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).Select((d, i) => $"{d:yyyy-MM-dd},{(i < 20 ? 10 : 20) + (i % 3)}\n"));

        var months = await rooms.CliAsync("spc", "chart", Write("date,value\n" + ends), "--chart", "i");
        var days = await rooms.CliAsync("spc", "chart", Write("date,value\n" + week), "--chart", "i");

        Assert.Contains("The latest month counted, June 2026,", months.Out, StringComparison.Ordinal);
        Assert.Contains("2025-11", months.Out, StringComparison.Ordinal);
        Assert.Contains("All 20 days counted since", days.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("have no number", days.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_row_of_a_group_says_holds_for_the_group_and_a_row_that_is_left_out_is_no_error()
    {
        var groups = string.Concat(Enumerable.Range(0, 14).Select(d => new DateOnly(2025, 1, 6).AddDays(7 * d))
            .Select((d, i) => $"{d:yyyy-MM-dd},{40 + (i % 3)},,\n{d:yyyy-MM-dd},{(i == 2 ? 91 : 43)},45,{(i == 2 ? "broken scale" : "")}\n"));

        var chart = await rooms.CliAsync("spc", "chart", Write("date,value,target,left_out\n" + groups), "--chart", "xbar");
        var lone = await rooms.CliAsync("spc", "chart", Write("date,value,left_out\n2025-01-06,4,\n2025-01-06,5,\n2025-01-13,4,\n2025-01-13,6,\n2025-01-20,9,nobody came\n"), "--chart", "s");

        Assert.Equal((0, 0), (chart.Exit, lone.Exit));
        Assert.Contains("broken scale", chart.Out, StringComparison.Ordinal);
        Assert.Contains("45", chart.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hundred_thousand_wrong_rows_are_told_in_moments_and_a_hundred_of_them_named()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var chart = await rooms.CliAsync("spc", "chart", Write("date,value,denominator\n" + string.Concat(Enumerable.Range(0, 70_000).Select(d => $"{new DateOnly(1901, 1, 1).AddDays(d):yyyy-MM-dd},9,3\n"))), "--chart", "p");

        Assert.Contains("70000 rows are wrong. The first 100 are named.", chart.Error, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task Options_that_say_nothing_are_refused()
    {
        var file = Write("date,value\n2025-01-01,4\n2025-02-01,5\n2025-03-01,6\n");

        var (target, slide) = (await rooms.CliAsync("spc", "chart", file, "--target", "NaN"), await rooms.CliAsync("spc", "chart", file, "--slide"));

        Assert.Contains("--target is a finite number, not NaN.", target.Error, StringComparison.Ordinal);
        Assert.Contains("--slide says how --svg draws: name the file too, with --svg FILE.", slide.Error, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():n}.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
