using System.Globalization;
using System.Text;
using System.Text.Json;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ExportNumbers;

/// <summary>What goes out comes in again: unchanged in the same house, and the same numbers in an empty one.</summary>
public sealed class RoundTripTests : IAsyncLifetime
{
    private const int PutIn = 26;
    private Rooms _rooms = null!;
    private Rooms _empty = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rooms = await ExportedNumbers.StartAsync(withNumbers: true);
        _empty = await ExportedNumbers.StartAsync(withNumbers: false);
    }

    public async ValueTask DisposeAsync()
    {
        await _rooms.DisposeAsync();
        await _empty.DisposeAsync();
    }

    [Theory]
    [InlineData(NumbersFile.Csv)]
    [InlineData(NumbersFile.Xlsx)]
    public async Task A_file_of_a_whole_organisation_changes_nothing_where_it_came_from_and_fills_an_empty_house(string format)
    {
        var file = await _rooms.ExportAsync(ExportedNumbers.Provider, format);

        var here = await _rooms.TakeAsync("numbers." + format, file);
        var there = await _empty.TakeAsync("numbers." + format, file);

        Assert.Equal((0, 0, PutIn, 0), (here.New, here.Changed, here.Same, here.Points.Count(RowOutcome.Reject)));
        Assert.Equal((PutIn, 0, 0, 0), (there.New, there.Changed, there.Same, there.Points.Count(RowOutcome.Reject)));
        Assert.Equal(await _rooms.StoredAsync(), await _empty.StoredAsync());
    }

    [Fact]
    public async Task The_points_of_the_json_can_be_sent_as_they_stand()
    {
        var file = await _rooms.ExportAsync(ExportedNumbers.Provider, NumbersFile.Json);

        var here = await SendAsync(_rooms, file);
        var there = await SendAsync(_empty, file);

        Assert.Equal((0, 0, PutIn, 0), here);
        Assert.Equal((PutIn, 0, 0, 0), there);
        Assert.Equal(await _rooms.StoredAsync(), await _empty.StoredAsync());
    }

    [Fact]
    public async Task One_chart_comes_back_too()
    {
        var file = await _rooms.ExportAsync("ZX1-W01", NumbersFile.Xlsx, measure: ExportedNumbers.Rates);

        var here = await _rooms.TakeAsync("chart.xlsx", file);

        Assert.Equal((0, 0, 9), (here.New, here.Changed, here.Same));
    }

    [Fact]
    public async Task A_number_that_is_changed_in_the_file_changes_here()
    {
        var text = ExportedNumbers.TextOf(await _rooms.ExportAsync("ZX1-W01", NumbersFile.Csv, measure: ExportedNumbers.Rates));

        var changed = await _rooms.TakeAsync("chart.csv", Encoding.UTF8.GetBytes(text.Replace(",2024-12-01,5,610,", ",2024-12-01,6,610,", StringComparison.Ordinal)));

        Assert.Equal((0, 1, 8), (changed.New, changed.Changed, changed.Same));
    }

    [Fact]
    public async Task No_text_is_a_formula_and_numbers_below_nought_stay_numbers()
    {
        var csv = ExportedNumbers.TextOf(await _rooms.ExportAsync("ZX1-W01", NumbersFile.Csv));
        var sheet = ExportedNumbers.RowsOf(await _rooms.ExportAsync("ZX1-W01", NumbersFile.Xlsx));

        Assert.Contains(",'=SUM(A1:A9),", csv, StringComparison.Ordinal);
        Assert.Contains(",'-5 beds,", csv, StringComparison.Ordinal);
        Assert.Contains(",'@builders,", csv, StringComparison.Ordinal);
        Assert.Contains(sheet, row => row.Any(c => c is { Kind: CellKind.Text, Text: "=SUM(A1:A9)", IsFormula: false }));
        var lower = Column(sheet, "lower");
        var below = sheet.Skip(1).Select(r => lower < r.Count ? r[lower] : TableCell.Blank).Where(c => c.Kind == CellKind.Number && c.Number < 0).ToList();
        Assert.NotEmpty(below);
        Assert.All(below, c => Assert.Contains("," + c.Number.ToString(CultureInfo.InvariantCulture) + ",", csv, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_says_what_the_page_says()
    {
        var sheet = ExportedNumbers.RowsOf(await _rooms.ExportAsync(ExportedNumbers.Provider, NumbersFile.Xlsx));
        string[] Of(string unit, string measure, string column) =>
            [.. sheet.Where(r => r[Column(sheet, "unit_code")].Text == unit && r[Column(sheet, "measure")].Text == measure).Select(r => Column(sheet, column) is var at && at < r.Count ? r[at].Text : "")];

        Assert.Equal(["value", "zero_confirmed", "not_collected", "suppressed", "not_applicable", "ward_closed", "no_rate", "missing", "value"], Of("ZX1-W01", ExportedNumbers.Rates, "value_status").Take(9));
        Assert.Equal("nothing_came", Of("ZX1-W01", ExportedNumbers.Rates, "origin")[7]);
        Assert.Equal(["value", "missing", "value"], Of("ZX1-W02", "complaints", "value_status"));
        Assert.Contains("Closed: 30 September 2024 was its last day.", Of("ZX1-W02", "complaints", "marks")[^1], StringComparison.Ordinal);
        Assert.Equal("1.5", Of("ZX1-W01", ExportedNumbers.Days, "numerator")[0]);
        Assert.All(Of(ExportedNumbers.Provider, ExportedNumbers.Rates, "origin"), origin => Assert.Equal("added_up", origin));
        Assert.All(Of("ZX1-W01", ExportedNumbers.Days, "variation"), words => Assert.Equal("No real change", words));
        var charts = ExportedNumbers.RowsOf(await _rooms.ExportAsync(ExportedNumbers.Provider, NumbersFile.Xlsx), "Charts");
        Assert.Equal(["ZX1-W01", "ZX1-W01", "ZX1-W02"], charts.Skip(1).Select(r => r[0].Text).Where(c => c.Contains('-', StringComparison.Ordinal)));
        Assert.All(charts.Skip(1), row => Assert.EndsWith("?", row[6].Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_order_is_by_name_and_never_by_result()
    {
        var sheet = ExportedNumbers.RowsOf(await _rooms.ExportAsync(ExportedNumbers.Provider, NumbersFile.Csv));

        var wards = sheet.Skip(1).Where(r => r[1].Text.Contains("-W", StringComparison.Ordinal)).Select(r => r[2].Text).Distinct();

        Assert.Equal(["Hawthorn Ward", "Rowan Ward"], wards);
    }

    private static int Column(List<IReadOnlyList<TableCell>> sheet, string heading) => sheet[0].Select(c => c.Text).ToList().IndexOf(heading);

    private static async Task<(int New, int Changed, int Same, int Rejected)> SendAsync(Rooms rooms, byte[] json)
    {
        var unit = await rooms.UnitOfAsync(ExportedNumbers.Provider);
        var row = (await rooms.InScopeAsync<UnitDirectory, IReadOnlyDictionary<int, UnitRow>>(d => d.FindAsync([unit.Number], Rooms.TestSystem, Cancel)))[unit.Number];
        using var api = await rooms.ApiAsync(row);
        using var content = new ByteArrayContent(json) { Headers = { ContentType = new("application/json") } };
        using var answer = await api.PostAsync(new Uri("/api/v1/points", UriKind.Relative), content, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
        var told = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(Cancel)).RootElement;
        var stored = told.GetProperty("against_stored");
        return (stored.GetProperty("new").GetInt32(), stored.GetProperty("changed").GetInt32(), stored.GetProperty("same").GetInt32(), told.GetProperty("totals").GetProperty("rejected").GetInt32());
    }
}
