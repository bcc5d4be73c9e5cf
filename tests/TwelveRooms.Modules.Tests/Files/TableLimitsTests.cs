using System.Text;
using TwelveRooms.Modules.Tests.Measures.ImportPoints;
using TwelveRooms.Platform.Files.Tables;
using Xunit;

namespace TwelveRooms.Modules.Tests.Files;

/// <summary>A small file does not become a large one in memory, and only four characters part cells.</summary>
public sealed class TableLimitsTests
{
    private const int Long = 12 * 1024 * 1024;
    private const long Little = Long;

    public static TheoryData<string, string> Bombs => new()
    {
        { "shared text", "more text than can be read here" },
        { "text", "A cell of row 1 holds more text than a spreadsheet allows" },
        { "number", "A cell of row 1 holds more text than a spreadsheet allows" },
        { "attribute", "unpacks to far more than it says" },
        { "attribute of a sheet", "unpacks to far more than it says" },
        { "names", "unpacks to far more than it says" },
        { "depth", "unpacks to far more than it says" },
        { "row", "Row 1 holds more text than can be read here" },
    };

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_workbook_with_far_too_much_in_one_place_is_refused_before_it_is_held(string what, string words)
    {
        var file = FileOf("book.xlsx", Bomb(what));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var broken = Assert.Throws<TableBrokenException>(() => ReadAll(file));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Little);
        Assert.Contains(words, broken.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_in_pieces_is_read_whole()
    {
        var (text, more) = (new string('é', 9_000) + "&amp;" + new string('x', 9_000), new string('y', 20_000));
        var file = FileOf("book.xlsx", Books.Of(
            [("Return", Books.Row(1, Books.Text(text), Books.Shared(0), Books.Shared(1)))],
            texts: $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><r><t>{more}</t></r><rPh><t>no</t></rPh><r><t xml:space=\"preserve\"> z</t></r></si><si><t><![CDATA[a<b]]></t></si></sst>"));

        using var rows = file.Read(null, out _);

        Assert.True(rows.Read());
        Assert.Equal([text.Replace("&amp;", "&", StringComparison.Ordinal), more + " z", "a<b"], rows.Cells.Select(c => c.Text));
    }

    [Fact]
    public void A_line_with_more_columns_than_are_read_is_refused_where_it_stands()
    {
        var bare = FileOf("bare.csv", string.Concat(Enumerable.Repeat(new string(',', 100_000) + "\n", 20)));
        var below = FileOf("below.csv", "a,b\n1,2\n" + Wide(1_001));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.StartsWith("Line 1 has 100,001 columns. At most 1,000 are read.", Assert.Throws<TableBrokenException>(() => ReadAll(bare)).Message, StringComparison.Ordinal);
        Assert.StartsWith("Line 3 has 1,001 columns.", Assert.Throws<TableBrokenException>(() => ReadAll(below)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Little);
    }

    [Fact]
    public void A_thousand_columns_are_read()
    {
        Assert.Equal(1, ReadAll(FileOf("wide.csv", Wide(1_000))));
        Assert.Equal(1, ReadAll(FileOf("wide.xlsx", Books.Of([("Return", """<row r="1"><c r="ALL1"><v>1</v></c></row>""")]))));
        Assert.Throws<TableBrokenException>(() => ReadAll(FileOf("wider.xlsx", Books.Of([("Return", """<row r="1"><c r="ALM1"><v>1</v></c></row>""")]))));
    }

    [Theory]
    [InlineData("sep=;", ';')]
    [InlineData("SEP=|", '|')]
    [InlineData("sep=\t", '\t')]
    [InlineData("sep=,", ',')]
    [InlineData("\uFEFFsep=;", ';')]
    public void A_first_line_says_what_parts_cells(string first, char delimiter)
    {
        using var rows = FileOf("hint.csv", first + "\r\na,b;c|d\te\r\n").Read(null, out var format);

        Assert.Equal(delimiter, format.Delimiter);
    }

    [Theory]
    [InlineData("sep=\"")]
    [InlineData("sep=é")]
    [InlineData("sep=a")]
    [InlineData("sep=\r")]
    [InlineData("sep= ")]
    public void A_first_line_that_says_anything_else_is_a_line_like_any_other(string first)
    {
        using var rows = FileOf("hint.csv", first + "\nward,number\nElm,3\n").Read(null, out var format);

        Assert.Equal(',', format.Delimiter);
        Assert.True(rows.Read());
        Assert.StartsWith("sep=", rows[0].Text, StringComparison.Ordinal);
        Assert.True(rows.Read());
        Assert.Equal(["ward", "number"], rows.Cells.Select(c => c.Text));
    }

    private static byte[] Bomb(string what)
    {
        var text = new string('x', Long);
        return what switch
        {
            "shared text" => Books.Of([("Return", Books.Row(1, Books.Shared(0)))], texts: $"<sst><si><t>{text}</t></si></sst>"),
            "text" => Books.Of([("Return", Books.Row(1, Books.Text(text)))]),
            "number" => Books.Of([("Return", Books.Row(1, Books.Number(text)))]),
            "attribute" => Books.Of([("Return", $"<row r=\"1\"><c r=\"A1\" x=\"{text}\"><v>1</v></c></row>")]),
            "attribute of a sheet" => Books.Of([(text, Books.Row(1, Books.Number("1")))]),
            "names" => Books.Of([("Return", string.Concat(Enumerable.Range(0, 1_000_000).Select(i => $"<n{i}/>")))]),
            "depth" => Books.Of([("Return", string.Concat(Enumerable.Repeat("<d>", 1_000_000)) + string.Concat(Enumerable.Repeat("</d>", 1_000_000)))]),
            _ => Books.Of([("Return", $"<row r=\"1\">{string.Concat(Enumerable.Repeat(Books.Text(text[..30_000]), 400))}</row>")]),
        };
    }

    private static string Wide(int columns) => string.Join(',', Enumerable.Repeat("x", columns)) + "\n";

    private static TableFile FileOf(string name, string text) => FileOf(name, Encoding.UTF8.GetBytes(text));

    private static TableFile FileOf(string name, byte[] bytes) => TableFile.Of(() => new MemoryStream(bytes, writable: false), name, bytes.Length).Value;

    private static int ReadAll(TableFile file)
    {
        using var rows = file.Read(null, out _);
        var count = 0;
        while (rows.Read())
        {
            count++;
        }

        return count;
    }
}
