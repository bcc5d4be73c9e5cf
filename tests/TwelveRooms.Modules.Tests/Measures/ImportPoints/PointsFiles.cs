using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPoints;

/// <summary>Files of numbers, from the project and written in a test, over the invented organisations.</summary>
internal static class PointsFiles
{
    public const string Headings = "provider_code,ward_code,ward_name,measure,period,numerator,denominator,note\n";

    /// <summary>A day after every number in the files.</summary>
    public static readonly DateTimeOffset Then = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public static async Task<Rooms> StartAsync()
    {
        var rooms = await Rooms.StartAsync();
        rooms.Clock.Now = Then;
        _ = (await rooms.LoadFileAsync("SYNTHETIC_orgs_and_wards.csv")).Value;
        return rooms;
    }

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Data", "messy", name));

    public static Task<PointsImport> CheckAsync(this Rooms rooms, string text, PointsOptions? options = null, Viewer? viewer = null) =>
        rooms.CheckAsync("written.csv", Encoding.UTF8.GetBytes(text), options, viewer);

    public static Task<PointsImport> CheckAsync(this Rooms rooms, string name, byte[] bytes, PointsOptions? options = null, Viewer? viewer = null) =>
        rooms.InScopeAsync<PointsImporter, PointsImport>(async h => (await h.CheckAsync(
            () => new MemoryStream(bytes, writable: false), name, bytes.Length, options ?? new(), viewer ?? OrganisationFiles.Operator, TestContext.Current.CancellationToken)).Value);

    /// <summary>Looks, and puts in the good rows.</summary>
    public static Task<Outcome<PointsImport>> ImportAsync(this Rooms rooms, string text, string? reason = null, bool isAllOrNone = false) =>
        rooms.InScopeAsync<PointsImporter, Outcome<PointsImport>>(async h =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var seen = await h.CheckAsync(() => new MemoryStream(bytes), "written.csv", bytes.Length, new(), OrganisationFiles.Operator, TestContext.Current.CancellationToken);
            return await h.ImportAsync(seen.Value, reason, isAllOrNone, OrganisationFiles.Operator, null, TestContext.Current.CancellationToken);
        });

    public static JsonElement Json(PointsImport import)
    {
        using var stream = new MemoryStream();
        PointsJson.Write(stream, import);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    /// <summary>The one row of a file that has one.</summary>
    public static (RowOutcome Outcome, string Codes, string Message) Only(this PointsImport import)
    {
        var row = Assert.Single(import.Points.Rows);
        return (row.Outcome, string.Join(' ', (row.Remarks ?? []).Select(r => ImportWords.Of(r.Code)).Distinct()), string.Join(' ', (row.Remarks ?? []).Select(r => r.Message)));
    }

    /// <summary>Every stored revision of a ward’s measure, in order.</summary>
    public static async Task<List<Point>> RevisionsAsync(this Rooms rooms, string ward, string measure)
    {
        var unit = await rooms.UnitOfAsync(ward);
        var number = (await rooms.MeasureAsync(measure)).Number;
        return await rooms.InScopeAsync<Db, List<Point>>(db => db.For<Point>(Rooms.TestSystem)
            .Where(p => db.For<Series>(Rooms.TestSystem).Any(s => s.Number == p.Series && s.Unit == unit.Number && s.Measure == number))
            .OrderBy(p => p.Period).ThenBy(p => p.Revision).ToListAsync());
    }
}

/// <summary>The invented organisations for a class that only looks at files and puts nothing in.</summary>
public sealed class PointsRooms : IAsyncLifetime
{
    public Rooms Rooms { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Rooms = await PointsFiles.StartAsync();

    public ValueTask DisposeAsync() => Rooms.DisposeAsync();
}
