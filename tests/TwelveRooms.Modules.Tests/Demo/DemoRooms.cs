using Microsoft.EntityFrameworkCore;
using TwelveRooms.Demo;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Demo;

/// <summary>A house with the demo in it, at the size that holds every story; made once for all tests that only look.</summary>
public sealed class DemoRooms : IAsyncLifetime
{
    /// <summary>The wards of the nine stories.</summary>
    public const int StoryWards = 9;

    private Rooms? _rooms;

    public Rooms Rooms => _rooms ?? throw new InvalidOperationException("Not started yet.");

    public async ValueTask InitializeAsync()
    {
        _rooms = await Rooms.StartAsync();
        await MakeAsync(_rooms, CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Rooms.DisposeAsync();

    public static Task<bool> MakeAsync(Rooms rooms, CancellationToken cancel) => rooms.InScopeAsync<DemoProgramme, bool>(async demo =>
    {
        await demo.EnsureAsync(StoryWards, cancel);
        return true;
    });

    /// <summary>Every number, where it hangs and which revision it is, in words that two houses can be compared by.</summary>
    public static async Task<IReadOnlyList<string>> NumbersAsync(Rooms rooms)
    {
        var db = rooms.Db();
        var rows = await db.For<Point>(Rooms.TestSystem)
            .Join(db.For<Series>(Rooms.TestSystem), p => p.Series, s => s.Number, (p, s) => new { Point = p, s.Unit, s.Measure })
            .Join(db.For<Unit>(Rooms.TestSystem), r => r.Unit, u => u.Number, (r, u) => new { r.Point, u.Code, r.Measure })
            .Join(db.For<Measure>(Rooms.TestSystem), r => r.Measure, m => m.Number, (r, m) => new { r.Point, Unit = r.Code, Measure = m.Code })
            .ToListAsync(TestContext.Current.CancellationToken);
        return
        [
            .. rows.Select(r => FormattableString.Invariant(
                    $"{r.Unit} {r.Measure} {r.Point.Period:yyyy-MM-dd} {r.Point.Revision} {r.Point.State} {r.Point.Numerator}/{r.Point.Denominator} {r.Point.Reason}"))
                .Order(StringComparer.Ordinal),
        ];
    }

    internal async Task<ChartView> ChartAsync(string ward, string measure, DateOnly? asOf = null) =>
        (await Rooms.Handler<ShowChartHandler>().HandleAsync(new(ward, measure, asOf), Rooms.TestSystem, TestContext.Current.CancellationToken)).Value;
}
