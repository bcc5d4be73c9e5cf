using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportSeries;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportSeries;

/// <summary>The register, then every file of published series.</summary>
public sealed class AllSeries : IAsyncLifetime
{
    public Rooms Rooms { get; } = new();

    internal Dictionary<string, ImportedSeries> Loaded { get; } = [];

    public async ValueTask InitializeAsync()
    {
        await Rooms.InitializeAsync();
        _ = (await Rooms.LoadFileAsync("icbs.csv")).Value;
        _ = (await Rooms.LoadFileAsync("providers.csv")).Value;
        foreach (var file in SeriesFiles.All)
        {
            Loaded[file] = (await Rooms.LoadSeriesFileAsync(file)).Value;
        }
    }

    public ValueTask DisposeAsync() => Rooms.DisposeAsync();

    internal Task<List<Series>> SeriesAsync(string measure) => Rooms.InScopeAsync<Db, List<Series>>(db => SeriesOf(db, measure).ToListAsync(Cancel));

    internal Task<List<Point>> PointsAsync(string measure) => Rooms.InScopeAsync<Db, List<Point>>(db =>
    {
        var series = SeriesOf(db, measure).Select(s => s.Number);
        return db.For<Point>(OrganisationFiles.Operator).Where(p => series.Contains(p.Series)).OrderBy(p => p.Series).ThenBy(p => p.Period).ToListAsync(Cancel);
    });

    internal Task<List<ChartDecision>> BreaksAsync(string measure) => Rooms.InScopeAsync<Db, List<ChartDecision>>(db =>
    {
        var series = SeriesOf(db, measure).Select(s => s.Number);
        return db.For<ChartDecision>(OrganisationFiles.Operator)
            .Where(d => series.Contains(d.Series) && d.Kind == MarkKind.DefinitionBreak).OrderBy(d => d.Series).ThenBy(d => d.Day).ToListAsync(Cancel);
    });

    internal async Task<ChartView> ChartAsync(string unit, string measure) =>
        (await Rooms.Handler<ShowChartHandler>().HandleAsync(new(unit, measure), OrganisationFiles.Operator, Cancel)).Value;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IQueryable<Series> SeriesOf(Db db, string measure) =>
        from s in db.For<Series>(OrganisationFiles.Operator)
        join m in db.For<Measure>(OrganisationFiles.Operator) on s.Measure equals m.Number
        where m.Code == measure
        select s;
}
