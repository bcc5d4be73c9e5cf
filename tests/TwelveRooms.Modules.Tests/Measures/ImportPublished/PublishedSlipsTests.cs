using System.Text;
using TwelveRooms.Measures.ImportPublished;
using TwelveRooms.Testing;
using Xunit;
using static TwelveRooms.Modules.Tests.Measures.ImportPublished.PublishedFiles;

namespace TwelveRooms.Modules.Tests.Measures.ImportPublished;

/// <summary>One slip of a key costs its own row and no other.</summary>
public sealed class PublishedSlipsTests(PublishedRooms house) : IClassFixture<PublishedRooms>
{
    private readonly Rooms _rooms = house.Rooms;

    [Theory]
    [InlineData("Name of MHS10", new[] { 3 })] // never closed
    [InlineData("\"Name of MHS10\"", new[] { 3 })] // closed by the next quotation mark, far below
    [InlineData("Name of MHS10\"", new[] { 3, 5 })] // closed by another slip, as if it were one long cell
    public async Task An_open_quotation_mark_loses_its_own_row_alone(string fifth, int[] lost)
    {
        var seen = await LookAsync(Headings + Row("MHS07", "ZX1", "40") + Row("MHS08", "ZX1", "41").Replace("Name", "\"Name", StringComparison.Ordinal) + Row("MHS09", "ZX1", "42")
            + Row("MHS10", "ZX1", "43").Replace("Name of MHS10", fifth, StringComparison.Ordinal) + Row("MHS11", "ZX1", "44"));

        Assert.Equal(lost, seen.File.Problems.Select(p => p.Line));
        Assert.All(seen.File.Problems, p => Assert.Contains("quotation mark on this line is not closed", p.Message, StringComparison.Ordinal));
        Assert.Equal(5 - lost.Length, seen.File.Rows.Count);
    }

    [Fact]
    public async Task It_does_so_in_a_file_in_which_the_open_cell_would_be_too_long_to_read()
    {
        var rows = string.Concat(Enumerable.Range(0, 4_000).Select(i => Row($"M{i}", "ZX1", "42")));

        var seen = await LookAsync(Headings + Row("MHS08", "ZX1", "41").Replace("Name", "\"Name", StringComparison.Ordinal) + rows);

        Assert.Equal([2], seen.File.Problems.Select(p => p.Line));
        Assert.Equal(4_000, seen.File.Rows.Count);
    }

    [Fact]
    public async Task Headings_of_two_lines_are_still_known_then()
    {
        var seen = await LookAsync(Headings.Replace("MEASURE_ID", "\"MEASURE\n_ID\"", StringComparison.Ordinal)
            + Row("MHS07", "ZX1", "40") + Row("MHS08", "ZX1", "41").Replace("Name", "\"Name", StringComparison.Ordinal) + Row("MHS09", "ZX1", "42") + Row("MHS10", "ZX1", "43"));

        Assert.Equal([4], seen.File.Problems.Select(p => p.Line));
        Assert.Equal([3, 5, 6], seen.File.Rows.Select(r => r.Line));
    }

    [Fact]
    public async Task A_cell_of_two_lines_that_is_closed_is_no_slip()
    {
        var seen = await LookAsync(Headings + Row("MHS07", "ZX1", "40").Replace("Name of MHS07", "\"Name\nof MHS07\"", StringComparison.Ordinal) + Row("MHS09", "ZX1", "42"));

        Assert.Empty(seen.File.Problems);
        Assert.Equal([2, 4], seen.File.Rows.Select(r => r.Line));
    }

    [Theory]
    [InlineData("31,5")]
    [InlineData("0,5")]
    [InlineData("0,500")]
    [InlineData("1,2,3")]
    [InlineData("12,34")]
    [InlineData("1234,567")]
    [InlineData(",123")]
    public async Task A_comma_that_parts_no_thousands_is_refused_with_its_remedy(string value)
    {
        var seen = await LookAsync(Headings + Row("MHS07", "ZX1", "40") + Row("MHS08", "ZX1", $"\"{value}\""));

        var problem = Assert.Single(seen.File.Problems);
        Assert.Equal((3, "MEASURE_VALUE"), (problem.Line, problem.Column));
        Assert.Contains("Write decimals with a point, as 31.5, and commas only between thousands, as 1,234.", problem.Message, StringComparison.Ordinal);
        Assert.Single(seen.File.Rows);
    }

    [Theory]
    [InlineData("1,234", 1234)]
    [InlineData("1,234,567.5", 1234567.5)]
    [InlineData("31.5", 31.5)]
    [InlineData("0.5", 0.5)]
    [InlineData("1234", 1234)]
    public async Task Thousands_and_decimals_are_read_as_they_are_published(string value, double number)
    {
        var seen = await LookAsync(Headings + Row("MHS08", "ZX1", $"\"{value}\""));

        Assert.Empty(seen.File.Problems);
        Assert.Equal(number, Assert.Single(seen.File.Rows).Value);
    }

    [Fact]
    public async Task A_line_about_somebody_above_the_headings_is_refused_and_not_quoted()
    {
        var refusal = (await _rooms.LookPublishedAsync("written.csv", Encoding.UTF8.GetBytes("x,Patient John Smith\n" + Headings + Row("MHS07", "ZX1", "40")))).Refusal;

        Assert.Equal("about-people", refusal?.Code);
        Assert.StartsWith("Column 2 is about people.", refusal!.Message, StringComparison.Ordinal);
    }

    private async Task<PublishedImport> LookAsync(string text) => (await _rooms.LookPublishedAsync("written.csv", Encoding.UTF8.GetBytes(text))).Value;
}
