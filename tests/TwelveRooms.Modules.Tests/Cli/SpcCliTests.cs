using System.Text.Json;
using System.Xml.Linq;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Cli;

[Trait("Speed", "slow")]
public sealed class SpcCliTests(Rooms rooms) : IClassFixture<Rooms>, IDisposable
{
    private const string Falls = "month,value,denominator\n2024-01,4,610\n2024-02,6,598\n2024-03,3,612\n2024-04,5,575\n2024-05,7,640\n2024-06,2,601\n2024-07,4,588\n2024-08,5,612\n2024-09,3,597\n2024-10,6,603\n2024-11,4,611\n2025-01,5,590\n2025-02,3,604\n2025-03,4,0\n2025-04,30,600\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("rooms-spc-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_becomes_a_table_whose_first_lines_are_words()
    {
        var chart = await rooms.CliAsync("spc", "chart", Write(Falls), "--per", "1000", "--better", "lower", "--name", "Falls");

        Assert.Equal((0, ""), (chart.Exit, chart.Error));
        Assert.StartsWith("Falls: concern. The latest month counted, April 2025, was 50, above the range to expect", chart.Out, StringComparison.Ordinal);
        Assert.Contains("chart      Individuals: The numbers go up and down more than chance would make them.", chart.Out, StringComparison.Ordinal);
        Assert.Contains("The denominator is 0, so there is no rate for this period.", chart.Out, StringComparison.Ordinal);
        Assert.Contains("outside the limits (high)", chart.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Small_numbers_are_told_as_small_and_not_as_nought()
    {
        var small = "date,value\n" + string.Concat(Enumerable.Range(0, 14).Select(m => $"{new DateOnly(2025, 1, 1).AddMonths(m):yyyy-MM-dd},0.00{40 + (m * 7 % 11)}\n"));

        var chart = await rooms.CliAsync("spc", "chart", Write(small));

        Assert.Contains("was 0.0043, inside the range to expect, from 0.00", chart.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dates_as_spreadsheets_write_them_are_read_and_a_file_that_begins_with_the_newest_row_is_turned_round()
    {
        string File(string form, bool newestFirst) => Write("month,value\n" + string.Concat((newestFirst ? Enumerable.Range(0, 14).Reverse() : Enumerable.Range(0, 14))
            .Select(m => $"{new DateOnly(2025, 1, 1).AddMonths(m).ToString(form, System.Globalization.CultureInfo.InvariantCulture)},{10 + (m * 7 % 5)}\n")));

        var charts = new List<string>();
        foreach (var (form, newestFirst) in new[] { ("yyyy-MM", false), ("MM/yyyy", false), ("MMM yyyy", true), ("MMM-yy", false), ("dd.MM.yyyy", true), ("d-MMM-yy", false) })
        {
            charts.Add((await rooms.CliAsync("spc", "chart", File(form, newestFirst), "--name", "x")).Out);
        }

        Assert.StartsWith("x: no real change. The latest month counted, February 2026, was", charts[0], StringComparison.Ordinal);
        Assert.Single(charts.Distinct());
    }

    [Fact]
    public async Task A_long_file_is_charted_in_moments_and_a_number_with_commas_is_refused_with_what_to_write()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var chart = await rooms.CliAsync("spc", "chart", Write("date,value\n" + string.Concat(Enumerable.Range(0, 40_000).Select(d => $"{new DateOnly(1900, 1, 1).AddDays(d):yyyy-MM-dd},{d * 7 % 11}\n"))));
        var grouped = await rooms.CliAsync("spc", "chart", Write("date,value\n2025-01-01,\"1,250\"\n"));

        Assert.Equal(0, chart.Exit);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(6), $"{watch.Elapsed}");
        Assert.Contains("line 2, value: '1,250' is not a number. Leave the comma out: 1250. If it is a decimal comma, write 1.250.", grouped.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_number_and_no_day_is_told_with_an_example()
    {
        var file = Write(Falls);

        var (per, zero, redraw) = (await rooms.CliAsync("spc", "chart", file, "--per", "x"), await rooms.CliAsync("spc", "chart", file, "--per", "0"), await rooms.CliAsync("spc", "chart", file, "--redraw", "soon"));

        Assert.Equal((2, 2, 2), (per.Exit, zero.Exit, redraw.Exit));
        Assert.Contains("We cannot read 'x' for option '--per'. Write a number, such as 1.5.", per.Error, StringComparison.Ordinal);
        Assert.Contains("--per is a number above 0, not 0.", zero.Error, StringComparison.Ordinal);
        Assert.Contains("Write a day, such as 2026-03-31.", redraw.Error, StringComparison.Ordinal);
        Assert.All([per, zero, redraw], answer => Assert.DoesNotContain("System.", answer.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rules_that_do_not_suit_the_chart_are_named_and_not_used()
    {
        var asked = await rooms.CliAsync("spc", "chart", Write(Falls), "--chart", "u");
        var chosen = await rooms.CliAsync("spc", "chart", Write("date,value\n" + string.Concat(Enumerable.Range(0, 14).Select(d => $"{new DateOnly(2025, 1, 1).AddDays(d * 9 + (d % 3)):yyyy-MM-dd},{3 + d % 4}\n"))), "--measure", "days-between");

        Assert.Contains("not used   two of three near a limit: not sound for this kind of chart", asked.Out, StringComparison.Ordinal);
        Assert.Contains("chart      TimeBetween: This happens rarely", chosen.Out, StringComparison.Ordinal);
        Assert.Contains("careful    The rule “Rising or falling” does not suit this chart and is not used on it.", chosen.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_as_json_carries_icons_limits_rules_words_and_the_month_without_a_row()
    {
        var chart = await rooms.CliAsync("spc", "chart", Write(Falls), "--chart", "up", "--better", "lower", "--target", "5", "--format", "json");
        using var json = JsonDocument.Parse(chart.Out);
        var root = json.RootElement;
        var points = root.GetProperty("points").EnumerateArray().ToArray();

        Assert.Equal("concernHigh", root.GetProperty("variation").GetProperty("icon").GetString());
        Assert.Equal("Concern", root.GetProperty("variation").GetProperty("label").GetString());
        Assert.NotEmpty(root.GetProperty("words").GetProperty("askNext").GetString()!);
        Assert.Equal(16, points.Length);
        Assert.Equal(("2024-12", "gap", "No number came in."), (points[11].GetProperty("period").GetString(), points[11].GetProperty("use").GetString(), points[11].GetProperty("problem").GetString()));
        Assert.Equal("outside the limits (high)", Assert.Single(points[15].GetProperty("rules").EnumerateArray()).GetString());
        Assert.True(points[15].GetProperty("upper").GetDouble() < points[15].GetProperty("value").GetDouble());
        Assert.Equal(5, points[15].GetProperty("target").GetDouble());
    }

    [Fact]
    public async Task The_same_as_a_picture_stands_alone_whatever_its_name_says()
    {
        const string Name = "Falls <script>alert(1)</script> ]]> \"قلعة\" 🏠";
        var (page, slide) = (Path.Combine(_folder, "page.svg"), Path.Combine(_folder, "slide.svg"));

        var printed = await rooms.CliAsync("spc", "chart", Write(Falls), "--chart", "u", "--per", "1000", "--name", Name, "--format", "svg");
        var beside = await rooms.CliAsync("spc", "chart", Write(Falls), "--chart", "u", "--per", "1000", "--name", Name, "--svg", page);
        await rooms.CliAsync("spc", "chart", Write(Falls), "--name", Name, "--svg", slide, "--slide");
        var root = XDocument.Parse(printed.Out).Root!;

        Assert.Equal(Name, root.Elements().First().Value);
        Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "style" or "image" or "foreignObject" or "a");
        Assert.Contains("No rate: nothing to divide by: Mar 2025.", root.Value, StringComparison.Ordinal);
        Assert.Equal(printed.Out.TrimEnd('\n'), (await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).TrimEnd('\n'));
        Assert.StartsWith(Name, beside.Out, StringComparison.Ordinal);
        Assert.Equal("0 0 1280 720", XDocument.Parse(await File.ReadAllTextAsync(slide, TestContext.Current.CancellationToken)).Root!.Attribute("viewBox")!.Value);
    }

    [Fact]
    public async Task Every_bad_row_is_named_by_line_column_value_and_remedy()
    {
        var read = await rooms.CliAsync("spc", "chart", Write("date,value,n\n2024-01-01,4,10\n2024-02-3x,5,10\n2024-03-01,12%,10\n2024-04-01,four,10\n2024-03-15,1,10\n2024-03-15,2,10\n"));
        var charted = await rooms.CliAsync("spc", "chart", Write("2024-01,4,10\n2024-02,11,10\n2024-03,5,10\n"), "--chart", "p");

        Assert.Equal((3, ""), (read.Exit, read.Out));
        Assert.Contains("line 3, date: '2024-02-3x' is not a date. Use the form", read.Error, StringComparison.Ordinal);
        Assert.Contains("line 4, value: '12%' is not a number. Leave the % sign out.", read.Error, StringComparison.Ordinal);
        Assert.Contains("line 5, value: 'four' is not a number. Write digits", read.Error, StringComparison.Ordinal);
        Assert.Contains("line 7, date: 2024-03-15 stands on line 6 too. Keep one row", read.Error, StringComparison.Ordinal);
        Assert.Equal(3, charted.Exit);
        Assert.Contains("line 2, value, denominator: '11 of 10' cannot be charted. The numerator is larger", charted.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The file is empty")]
    [InlineData("date,value\n", "There is no row in the file")]
    [InlineData("2024-01,4\n2024-02,5\n", "needs a denominator")]
    public async Task A_file_that_holds_no_such_chart_is_refused(string file, string message)
    {
        var refused = await rooms.CliAsync("spc", "chart", Write(file), "--chart", "u");

        Assert.Equal((3, ""), (refused.Exit, refused.Out));
        Assert.Contains(message, refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_understood_ends_with_2()
    {
        var unknown = await rooms.CliAsync("spc", "chart", Write(Falls), "--chart", "pie");
        var missing = await rooms.CliAsync("spc", "chart", Path.Combine(_folder, "nowhere.csv"));

        Assert.Equal((2, 2), (unknown.Exit, missing.Exit));
    }

    [Fact]
    public async Task New_limits_are_suggested_with_what_a_person_must_answer_first_and_are_not_drawn()
    {
        var rows = "date,value\n" + string.Concat(Enumerable.Range(0, 28).Select(m => $"{new DateOnly(2024, 1, 1).AddMonths(m):yyyy-MM},{20 + (m * 7 % 5) + (m < 14 ? 0 : 12)}\n"));

        var table = await rooms.CliAsync("spc", "chart", Write(rows), "--measure", "measured", "--baseline", "14");
        var made = await rooms.CliAsync("spc", "chart", Write(rows), "--measure", "measured", "--baseline", "14", "--format", "json");
        using var json = JsonDocument.Parse(made.Out);
        var suggestions = json.RootElement.GetProperty("suggestions").EnumerateArray().ToArray();

        Assert.Contains("suggested  2025-03: The last 14 points counted all lie above the centre. The limits might be redrawn from there.", table.Out, StringComparison.Ordinal);
        var redraw = Assert.Single(suggestions);
        Assert.Equal(("redraw", 3), (redraw.GetProperty("kind").GetString(), redraw.GetProperty("stillToAnswer").GetArrayLength()));
        Assert.Single(json.RootElement.GetProperty("segments").EnumerateArray());
    }

    [Fact]
    public async Task Limits_that_rest_on_few_points_may_be_worked_out_once_more()
    {
        var rows = "date,value\n" + string.Concat(Enumerable.Range(0, 22).Select(m => $"{new DateOnly(2024, 1, 1).AddMonths(m):yyyy-MM},{20 + (m * 7 % 5)}\n"));

        var table = await rooms.CliAsync("spc", "chart", Write(rows), "--measure", "measured", "--baseline", "14");

        Assert.Contains("suggested  2024-01: The limits rest on 14 points, and 22 are there now. They may be recalculated once", table.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--output")]
    [InlineData("--svg")]
    public async Task A_file_that_cannot_be_written_is_told(string option)
    {
        var chart = await rooms.CliAsync("spc", "chart", Write(Falls), option, Path.Combine(_folder, "no", "where.svg"));

        Assert.Equal(3, chart.Exit);
        Assert.Contains("cannot be written", chart.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_of_one_date_are_a_group()
    {
        var rows = string.Concat(Enumerable.Range(0, 15).Select(w => string.Concat(Enumerable.Range(0, 4).Select(k => $"{new DateOnly(2025, 1, 6).AddDays(7 * w):yyyy-MM-dd},{10 + ((w * 4 + k) * 7 % 5)}\n"))));

        var chart = await rooms.CliAsync("spc", "chart", Write(rows), "--chart", "xbar", "--redraw", "2025-03-10", "--leave-out", "2025-01-13", "--format", "json");
        using var json = JsonDocument.Parse(chart.Out);

        Assert.Equal(15, json.RootElement.GetProperty("points").GetArrayLength());
        Assert.Equal(2, json.RootElement.GetProperty("segments").GetArrayLength());
        Assert.Equal("leftOut", json.RootElement.GetProperty("points")[1].GetProperty("use").GetString());
    }

    [Fact]
    public async Task A_file_of_cases_is_answered_as_another_program_would()
    {
        var cases = Write("""{"cases":[{"id":"a","chart":"i","input":{"y":[1,2,1,3,2,1,2,9],"rebase":[],"fixAfter":null,"exclude":[],"target":null,"direction":"increase","multiply":1,"screenMr":true}},{"id":"b","chart":"pie"},{"id":"c","chart":"funnel"}]}""");
        var output = Path.Combine(_folder, "results.json");

        var run = await rooms.CliAsync("spc", "run", "--convention", "nhsr", "--input", cases, "--output", output);
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        var broken = await rooms.CliAsync("spc", "run", "--convention", "nhsr", "--input", Write("[1, 2"), "--output", output);

        var results = json.RootElement.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal((0, "1 of 3 cases answered as nhsr; 1 cannot be charted, and say why in \"error\"\n"), (run.Exit, run.Out));
        Assert.Equal(["a", "b"], results.Select(each => each.GetProperty("id").GetString()));
        Assert.Equal(".......U", results[0].GetProperty("result").GetProperty("cause").GetString());
        Assert.Contains("The chart \"pie\" is not known", results[1].GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, broken.Exit);
    }

    [Theory]
    [InlineData("[1]", "no list \"cases\"")]
    [InlineData("""{"cases":{}}""", "no list \"cases\"")]
    [InlineData("""{"cases":[{"id":"a","chart":"i"},7]}""", "case 2: It is no object with an \"id\"")]
    [InlineData("""{"cases":[{"id":"a"},{"id":"a"}]}""", "case 2: The id \"a\" stands for another case")]
    public async Task A_file_whose_answers_could_not_be_told_apart_is_refused_and_nothing_is_written(string cases, string message)
    {
        var output = Path.Combine(_folder, $"{Guid.NewGuid():n}.json");

        var run = await rooms.CliAsync("spc", "run", "--convention", "mdc", "--input", Write(cases), "--output", output);

        Assert.Equal(3, run.Exit);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public async Task A_convention_that_is_not_known_and_a_folder_that_is_not_there_are_told()
    {
        var cases = Write("""{"cases":[]}""");

        var unknown = await rooms.CliAsync("spc", "run", "--convention", "excel", "--input", cases, "--output", Path.Combine(_folder, "x.json"));
        var nowhere = await rooms.CliAsync("spc", "run", "--convention", "mdc", "--input", cases, "--output", Path.Combine(_folder, "no", "where.json"));

        Assert.Equal((2, 3), (unknown.Exit, nowhere.Exit));
        Assert.Contains("The answers cannot be written", nowhere.Error, StringComparison.Ordinal);
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():n}.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
