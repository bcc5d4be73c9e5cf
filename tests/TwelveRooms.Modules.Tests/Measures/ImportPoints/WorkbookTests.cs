using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>Workbooks: what spreadsheets write, and what must not be opened.</summary>
public sealed class WorkbookTests(PointsRooms house) : IClassFixture<PointsRooms>
{
    private readonly Rooms _rooms = house.Rooms;

    [Theory]
    [InlineData(false, "45383", 1)] // 1 April 2024, shown as a day
    [InlineData(true, "43921", 1)] // the same in a workbook that counts from 1904
    [InlineData(false, "45383", 3)] // shown as Apr-24
    public async Task A_day_is_read_by_the_calendar_of_the_workbook(bool is1904, string serial, int style)
    {
        var seen = await CheckAsync(Books.Of([("Return", Books.Headings(1) + Books.Row(2, Books.Text("ZX1-W01"), Books.Text("complaints"), Books.Number(serial, style), Books.Number("3")))], is1904));

        var row = Assert.Single(seen.Points.Rows);
        Assert.Equal((RowOutcome.Accept, new DateOnly(2024, 4, 1)), (row.Outcome, DateOnly.FromDayNumber(row.Period)));
    }

    [Theory]
    [InlineData(false, "45383", "from 1900")]
    [InlineData(true, "43921", "from 1904")]
    public async Task A_day_that_is_a_plain_number_is_counted_as_its_workbook_counts(bool is1904, string serial, string words)
    {
        var down = await CheckAsync(Books.Of([("Return", Books.Headings(1) + Books.Row(2, Books.Text("ZX1-W01"), Books.Text("complaints"), Books.Number(serial), Books.Number("43921")))], is1904));
        var across = await CheckAsync(Books.Of([("Return",
            Books.Row(1, Books.Text("ward_code"), Books.Text("measure"), Books.Number(serial), Books.Text("Feb-24")) + Books.Row(2, Books.Text("ZX1-W01"), Books.Text("complaints"), Books.Number("3"), Books.Number("4")))], is1904));

        var row = Assert.Single(down.Points.Rows);
        Assert.Equal((RowOutcome.AcceptWithWarning, new DateOnly(2024, 4, 1), 43_921d), (row.Outcome, DateOnly.FromDayNumber(row.Period), row.Numerator));
        Assert.Contains(words, down.Only().Message, StringComparison.Ordinal);
        Assert.Contains(new DateOnly(2024, 4, 1), across.Points.Rows.Select(r => DateOnly.FromDayNumber(r.Period)));
    }

    [Fact]
    public async Task What_is_hidden_in_a_workbook_is_read_and_said()
    {
        static string Line(int row, string period) => Books.Row(row, Books.Text("ZX1-W01"), Books.Text("complaints"), Books.Text(period), Books.Number("3"));
        var rows = Books.Headings(1) + Line(2, "2024-04-01") + Line(3, "2024-05-01").Replace("<row ", "<row hidden=\"1\" ", StringComparison.Ordinal);
        var seen = await CheckAsync(Books.Of([("Return", rows)], before: """<cols><col min="1" max="3"/><col min="4" max="5" hidden="1"/></cols>"""));
        var open = await CheckAsync(Books.Of([("Return", Books.Headings(1) + Line(2, "2024-04-01"))]));

        Assert.Equal(2, seen.Points.Count(RowOutcome.Accept));
        Assert.Equal(
            [(ImportCode.HiddenRowsRead, "1 row is hidden in the workbook, as by a filter, and read like the others: 3. If they are not meant, delete them and save it again."),
                (ImportCode.HiddenColumnRead, "The column numerator is hidden in the workbook and is read. If it is not meant, delete it and save it again.")],
            seen.Points.Remarks.Select(r => (r.Code, r.Message)));
        Assert.Empty(open.Points.Remarks);
    }

    [Fact]
    public async Task Shared_texts_are_read_and_a_percentage_is_no_count()
    {
        var seen = await CheckAsync(Books.Of(
            [("Return", Books.Headings(1) + Books.Row(2, Books.Shared(0), Books.Shared(1), Books.Number("45383", 1), Books.Number("0.45", 2)))],
            texts: """<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>ZX1-W01</t></si><si><r><t>compl</t></r><r><t>aints</t></r><rPh><t>no</t></rPh></si></sst>"""));

        Assert.Equal((RowOutcome.Reject, "PERCENT_IN_COUNT"), (seen.Only().Outcome, seen.Only().Codes));
        Assert.Contains("45%", seen.Only().Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_with_the_numbers_is_found_behind_one_without_and_another_is_named()
    {
        var book = Books.Of([("Read me", Books.Row(1, Books.Text("Nothing here"))), ("July", Sheet(1)), ("June", Sheet(2))]);

        var found = await CheckAsync(book);
        var named = await _rooms.CheckAsync("book.xlsx", book, new() { Sheet = "June" });

        Assert.Equal("July", found.Points.Format!.Sheet);
        Assert.Equal((1.0, 2.0), (found.Points.Rows[0].Numerator, named.Points.Rows[0].Numerator));

        static string Sheet(int number) => Books.Headings(1) + Books.Row(2, Books.Text("ZX1-W01"), Books.Text("complaints"), Books.Number("45383", 1), Books.Number($"{number}"));
    }

    [Fact]
    public async Task A_package_that_unpacks_to_far_more_than_it_is_is_refused_at_once()
    {
        var blank = new string(' ', 64 * 1024 * 1024);
        var book = Books.Of([("Return", Books.Headings(1) + blank)]);
        var watch = Stopwatch.StartNew();

        var seen = await CheckAsync(book);

        Assert.Contains("unpacks to far more", Assert.Single(seen.Points.Remarks).Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task A_document_type_is_refused_and_nothing_outside_is_fetched()
    {
        var book = Books.Of([("Return", "")], texts: """<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&x;</t></si></sst>""");

        var seen = await CheckAsync(book);

        Assert.Contains("damaged", Assert.Single(seen.Points.Remarks).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", PointsFiles.Json(seen).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_far_to_the_right_is_refused_and_so_is_a_million_columns_of_text()
    {
        var far = await CheckAsync(Books.Of([("Return", Books.Headings(1) + """<row r="2"><c r="XFD2"><v>1</v></c></row>""")]));
        var wide = await _rooms.CheckAsync("wide.csv", Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 1_000_000)) + "\n"));

        Assert.Contains("At most 1000 columns", Assert.Single(far.Points.Remarks).Message, StringComparison.Ordinal);
        Assert.True(wide.Points.IsRefused);
        Assert.Empty(wide.Points.Rows);
    }

    [Fact]
    public async Task What_is_no_table_says_what_to_do_instead()
    {
        (string Name, byte[] Bytes, string Words)[] files =
        [
            ("a.xls", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600]], "old kind"),
            ("b.xlsx", [0xD0, 0xCF, 0x11, 0xE0, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")], "password"),
            ("c.csv", "%PDF-1.7"u8.ToArray(), "PDF"),
            ("d.xls", "<html><table></table></html>"u8.ToArray(), "page or XML"),
            ("e.csv", "{\"a\":1}"u8.ToArray(), "JSON"),
            ("f.csv", [0x1F, 0x8B, 8, 0], "Unpack"),
            ("g.csv", [65, 0, 66], "not a text file"),
            ("h.csv", [], "is empty"),
            ("i.xlsx", Zip("a.csv"), "Unpack it"),
            ("j.xlsx", Books.Of([("Return", Books.Headings(1))])[..400], "damaged or was cut off"),
        ];
        foreach (var (name, bytes, words) in files)
        {
            var seen = await _rooms.CheckAsync(name, bytes);

            Assert.Contains(words, Assert.Single(seen.Points.Remarks).Message, StringComparison.Ordinal);
            Assert.Equal("refuse_whole_file", PointsFiles.Json(seen).GetProperty("file_level").GetProperty("file_outcome").GetString());
        }
    }

    private static byte[] Zip(string name)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry(name);
        }

        return stream.ToArray();
    }

    private Task<TwelveRooms.Measures.ImportPoints.PointsImport> CheckAsync(byte[] book) => _rooms.CheckAsync("book.xlsx", book);
}
