using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Writing;

public sealed class BulkTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task Many_numbers_leave_one_record_whose_hash_can_be_made_again_from_the_rows()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);

        var outcome = await rooms.Handler<RecordManyHandler>().HandleAsync(
            new([.. Weeks().Reverse().Select((week, i) => Number(ward, week, i))], "a test"), Rooms.TestSystem, TestContext.Current.CancellationToken);

        Assert.Equal(new RecordedMany(20, 0, 0), outcome.Value);
        var record = JsonDocument.Parse(await LastTextAsync(ward)).RootElement;
        var bulk = Assert.Single(record.GetProperty("bulk").EnumerateArray());
        Assert.Equal("a test: 20 new, 0 changed, 0 the same", record.GetProperty("summary").GetString());
        Assert.Equal(("measures_points", 20), (bulk.GetProperty("table").GetString(), bulk.GetProperty("rows").GetInt32()));
        Assert.Equal(await HashAsync(await rooms.PointsAsync(ward, WardNumbers.Leave)), bulk.GetProperty("hash").GetString());
        Assert.NotEqual(await HashAsync([.. (await rooms.PointsAsync(ward, WardNumbers.Leave)).Skip(1)]), bulk.GetProperty("hash").GetString());
    }

    [Fact]
    public async Task Signals_of_a_batch_are_those_of_the_same_numbers_one_by_one()
    {
        var (many, single) = (await rooms.AskedWardAsync(WardNumbers.Leave), await rooms.AskedWardAsync(WardNumbers.Leave));
        await rooms.Handler<RecordManyHandler>().HandleAsync(
            new([.. Weeks().Select((week, i) => Number(many, week, i))], "a test"), Rooms.TestSystem, TestContext.Current.CancellationToken);
        foreach (var (week, i) in Weeks().Select((week, i) => (week, i)))
        {
            await rooms.RecordAsync(single, WardNumbers.Leave, week, Value(i));
        }

        Assert.Equal(await SignalsAsync(single), await SignalsAsync(many));
        Assert.Equal(2, (await SignalsAsync(many)).Count);
    }

    [Fact]
    public async Task Rows_in_bulk_without_a_sentence_for_the_audit_stop_the_write()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);

        await Assert.ThrowsAsync<InvalidOperationException>(() => AddAsync(ward, [0, 1], isSaid: false));

        Assert.Empty(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    [Fact]
    public async Task Rows_out_of_the_order_of_their_key_or_twice_stop_the_write()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);

        await Assert.ThrowsAsync<InvalidOperationException>(() => AddAsync(ward, [1, 0], isSaid: true));
        await Assert.ThrowsAsync<InvalidOperationException>(() => AddAsync(ward, [1, 1], isSaid: true));

        Assert.Empty(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    [Fact]
    public async Task A_row_that_is_there_already_refuses_all_of_them()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        await AddAsync(ward, [1], isSaid: true);

        var outcome = await AddAsync(ward, [0, 1], isSaid: true);

        Assert.Equal("already-there", outcome.Refusal?.Code);
        Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    private static IEnumerable<DateOnly> Weeks() => Enumerable.Range(0, 20).Select(i => new DateOnly(2025, 9, 1).AddDays(7 * i));

    private static int Value(int i) => i > 11 ? 30 + i : 3 + (i % 3);

    private static RecordNumberCommand Number(UnitRow ward, DateOnly week, int i) =>
        new(ward.Code!, WardNumbers.Leave, $"{week:yyyy-MM-dd}", PointState.Reported, $"{Value(i)}", null) { Initials = i % 2 == 0 ? "AB" : null };

    private async Task<Outcome<Done>> AddAsync(UnitRow ward, int[] revisions, bool isSaid)
    {
        var series = await rooms.Db().For<Series>(Rooms.TestSystem).SingleAsync(s => s.Unit == ward.Number);
        return await rooms.Db().WriteAsync<Done>(Rooms.TestSystem, new("test.bulk"), async (write, cancel) =>
        {
            await write.AddManyAsync(revisions.Select(r => new Point
            {
                Partition = series.Partition, Series = series.Number, Period = new(2026, 1, 5), Revision = (short)r, Numerator = 3, At = write.Now, By = "test",
            }).ToList(), cancel);
            if (isSaid)
            {
                write.Summarise("a test");
            }

            return new Done();
        }, TestContext.Current.CancellationToken);
    }

    private Task<string> LastTextAsync(UnitRow ward) => rooms.Db().For<AuditRecord>(Rooms.TestSystem)
        .Where(r => r.Partition == ward.Partition && r.Action == "measures.numbers-imported").OrderByDescending(r => r.Sequence).Select(r => r.Text)
        .FirstAsync(TestContext.Current.CancellationToken);

    private Task<string> HashAsync(IReadOnlyCollection<Point> points) => rooms.InScopeAsync<TwelveRoomsDbContext, string>(context =>
        Task.FromResult(BulkSeal.Of(BulkTable.Of<Point>(context), points).Hash));

    private async Task<IReadOnlyList<string>> SignalsAsync(UnitRow ward)
    {
        var db = rooms.Db();
        var series = await db.For<Series>(Rooms.TestSystem).Where(s => s.Unit == ward.Number).Select(s => s.Number).SingleAsync();
        return (await db.For<Signal>(Rooms.TestSystem).Where(s => s.Series == series).OrderBy(s => s.Class).ToListAsync())
            .ConvertAll(s => $"{s.Class} {s.Variation} {s.Assurance} {s.Rule} {s.Since} {s.PatternLength} {s.UsedPoints} {s.Centre} {s.Lower} {s.Upper} {s.LatestPeriod} {s.LatestValue}");
    }
}
