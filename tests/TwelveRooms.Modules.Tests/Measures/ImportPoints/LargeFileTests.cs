using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>200,000 rows by the recipe of m12: looked at exactly, put in by parts, stopped without a trace.</summary>
[Trait("Speed", "slow")]
public sealed class LargeFileTests : IAsyncLifetime
{
    private const int RowCount = 200_000;
    private Rooms _rooms = null!;
    private byte[] _file = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _rooms = await PointsFiles.StartAsync();
        var wards = string.Concat(Enumerable.Range(0, 40).Select(w => $"ZX1,,,,ZX1-G{w:00},Generated ward {w},Adult Acute,,\n"));
        _ = (await _rooms.LoadAsync(OrganisationFiles.WardHeadings + wards)).Value;
        var like = await _rooms.MeasureAsync("violence");
        await _rooms.WriteAsync("test.measures", write =>
        {
            for (var k = 0; k < 50; k++)
            {
                write.Add(Generated(k, like));
            }
        });
        _file = Encoding.UTF8.GetBytes(Recipe());
    }

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task Two_hundred_thousand_rows_come_out_exactly_and_come_in_by_parts()
    {
        var seen = await _rooms.CheckAsync("m12.csv", _file);

        var points = seen.Points;
        Assert.Equal((199_997, 0, 2, 1), (points.Count(RowOutcome.Accept), points.Count(RowOutcome.AcceptWithWarning), points.Count(RowOutcome.Reject), points.Count(RowOutcome.Ignore)));
        Assert.Equal([55_557, 123_458], points.Rows.Where(r => r.Outcome == RowOutcome.Reject).Select(r => r.Line));
        Assert.Equal([200_001], points.Rows.Where(r => r.Outcome == RowOutcome.Ignore).Select(r => r.Line));
        Assert.Equal(1, points.Rows.Count(r => r.IsTaken && r.Status == ValueStatus.Suppressed));

        var told = new List<int>();
        var done = await _rooms.InScopeAsync<TwelveRooms.Measures.ImportPoints.PointsImporter, TwelveRooms.Measures.ImportPoints.PointsImport>(async h => (await h.ImportAsync(seen, null, false, OrganisationFiles.Operator, told.Add, Cancel)).Value);

        Assert.Equal((199_997, 0, 0), (done.New, done.Changed, done.Same));
        Assert.True(told.Count >= 4 && told.SequenceEqual(told.Order()), string.Join(' ', told));
        Assert.Equal(199_997, await CountAsync());
    }

    [Fact]
    public async Task One_that_is_stopped_half_way_leaves_no_rows()
    {
        var seen = await _rooms.CheckAsync("m12.csv", _file);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _rooms.InScopeAsync<TwelveRooms.Measures.ImportPoints.PointsImporter, Outcome<TwelveRooms.Measures.ImportPoints.PointsImport>>(
            h => h.ImportAsync(seen, null, false, OrganisationFiles.Operator, _ => stop.Cancel(), stop.Token)));

        Assert.Equal(0, await CountAsync());
        Assert.Equal(ImportState.Stopped, await StateAsync());
    }

    private Task<int> CountAsync() => _rooms.InScopeAsync<Db, int>(db => db.For<Point>(Rooms.TestSystem).CountAsync(p => p.Import > 0, Cancel));

    private Task<ImportState> StateAsync() => _rooms.InScopeAsync<Db, ImportState>(db => db.For<ImportBatch>(Rooms.TestSystem).Select(b => b.State).SingleAsync(Cancel));

    private static string Recipe()
    {
        var text = new StringBuilder(PointsFiles.Headings.Replace("\n", "\r\n", StringComparison.Ordinal));
        for (var i = 0; i < RowCount; i++)
        {
            var n = i == RowCount - 1 ? i - 1 : i;
            var (w, m, k) = (n % 40, n / 40 % 100, n / 4000 % 50);
            var numerator = i switch { 777 => "*", 55_555 => "-1", _ => (n * 7919L % 23).ToString(CultureInfo.InvariantCulture) };
            var period = i == 123_456 ? "31/02/2020" : new DateOnly(2016, 1, 1).AddMonths(m).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"ZX1,ZX1-G{w:00},Generated ward {w},generated_measure_{k:00},{period},{numerator},{400 + (n * 104729L % 250)},{(i % 10007 == 0 ? $"line {i + 2}" : "")}\r\n");
        }

        return text.ToString();
    }

    private static Measure Generated(int k, Measure like) => new()
    {
        Code = $"generated_measure_{k:00}",
        Name = $"Generated measure {k}",
        Question = like.Question,
        Definition = like.Definition,
        NumeratorWords = like.NumeratorWords,
        DenominatorWords = like.DenominatorWords,
        UnitPhrase = like.UnitPhrase,
        Kind = like.Kind,
        Chart = like.Chart,
        Per = like.Per,
        Cadence = like.Cadence,
    };
}
