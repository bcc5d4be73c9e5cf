using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files.Tables;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ExportNumbers;

/// <summary>A large organisation's file is written as it comes: none of its rows are held, and our own reader takes it.</summary>
[Collection(RunsAlone.Name)]
public sealed class ExportAtLengthTests
{
    private const int Rows = 50_000;

    [Theory]
    [InlineData(NumbersFile.Csv)]
    [InlineData(NumbersFile.Xlsx)]
    [InlineData(NumbersFile.Json)]
    public async Task Fifty_thousand_rows_are_written_without_being_held(string format)
    {
        await using var rooms = await ExportedNumbers.StartAsync(withNumbers: true);
        var cancel = TestContext.Current.CancellationToken;
        var chart = (await rooms.InScopeAsync<ShowChartHandler, Outcome<ChartView>>(h => h.HandleAsync(new("ZX1-W01", ExportedNumbers.Days), OrganisationFiles.Operator, cancel))).Value;
        var most = 0L;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        async IAsyncEnumerable<ChartView> ManyAsync()
        {
            for (var (written, looks) = (0, 0); written < Rows; written += chart.Reading.Points.Count)
            {
                if (written >= Rows / 4 * looks) // collecting everything takes as long as thousands of rows
                {
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                    looks++;
                }

                yield return chart;
                await Task.Yield();
            }
        }

        var path = Path.GetTempFileName();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        int rows;
        await using (var file = File.Create(path))
        {
            rows = (await NumbersFile.WriteAsync(new(chart.Unit, null, null, ManyAsync()), format, file, cancel)).Value;
        }

        TestContext.Current.SendDiagnosticMessage("{0}: {1} rows in {2:0.0} s, {3:0.0} MB, {4:0.0} MB held at most", format, rows, watch.Elapsed.TotalSeconds, new FileInfo(path).Length / 1e6, most / 1e6);
        Assert.InRange(rows, Rows, Rows + 100);
        Assert.InRange(most, 0, 20_000_000);
        if (format != NumbersFile.Json)
        {
            using var reader = TableFile.Of(() => File.OpenRead(path), "numbers", new FileInfo(path).Length).Value.Read(null, out _);
            var read = 0;
            while (reader.Read())
            {
                read++;
            }

            Assert.Equal(rows + 1, read);
        }

        File.Delete(path);
    }
}
