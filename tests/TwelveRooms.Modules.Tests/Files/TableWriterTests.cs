using System.Text;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Platform.Text;
using Xunit;

namespace TwelveRooms.Modules.Tests.Files;

/// <summary>What is written is read again as it was, and no text is a formula.</summary>
public sealed class TableWriterTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+44")]
    [InlineData("-5")]
    [InlineData("@home")]
    [InlineData("\tx")]
    [InlineData("＝wide")]
    [InlineData("'=quoted")]
    [InlineData("''-quoted twice")]
    [InlineData("it's plain")]
    [InlineData("'plain'")]
    [InlineData("a, \"b\"\r\nand <c> & d")]
    [InlineData("é Ω 🙂")]
    public void A_text_comes_back_as_it_went_out(string text)
    {
        foreach (var isBook in new[] { false, true })
        {
            var cell = Read(Written(isBook, TableCell.Of(text)))[1][0];

            Assert.Equal((CellKind.Text, false), (cell.Kind, cell.IsFormula));
            Assert.Equal(text, CsvText.Unguarded(cell.Text));
        }
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("-5")]
    [InlineData("'=quoted")]
    public void A_text_in_a_csv_file_never_begins_like_a_formula(string text) =>
        Assert.StartsWith("'", Encoding.UTF8.GetString(Written(false, TableCell.Of(text))).Split("\r\n")[1], StringComparison.Ordinal);

    [Theory]
    [InlineData(-3.25)]
    [InlineData(0.1)]
    [InlineData(12.345678901234567)]
    [InlineData(1e-7)]
    [InlineData(10_000_000)]
    public void A_number_keeps_every_digit(double number)
    {
        Assert.Equal(number, Read(Written(true, TableCell.Of(number)))[1][0].Number);
        Assert.Equal(number, double.Parse(Read(Written(false, TableCell.Of(number)))[1][0].Text, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_day_is_a_day_and_a_second_sheet_is_only_in_a_workbook()
    {
        var day = TableCell.Of(new DateOnly(2026, 3, 1));

        Assert.Equal((CellKind.Date, day.Number), (Read(Written(true, day))[1][0].Kind, Read(Written(true, day))[1][0].Number));
        Assert.Equal("2026-03-01", Read(Written(false, day))[1][0].Text);
        Assert.Equal("more", Read(Written(true, day), "Second")[0][0].Text);
        Assert.DoesNotContain("more", Encoding.UTF8.GetString(Written(false, day)), StringComparison.Ordinal);
    }

    private static byte[] Written(bool isBook, TableCell cell)
    {
        using var stream = new MemoryStream();
        using (TableWriter table = isBook ? new WorkbookWriter(stream) : new CsvTableWriter(stream))
        {
            table.BeginSheet("First", [("heading", 10), ("other", 10)]);
            table.Write([cell, TableCell.Of("x")]);
            table.BeginSheet("Second", [("more", 10)]);
        }

        return stream.ToArray();
    }

    private static List<IReadOnlyList<TableCell>> Read(byte[] bytes, string? sheet = null) => Measures.ExportNumbers.ExportedNumbers.RowsOf(bytes, sheet);
}
