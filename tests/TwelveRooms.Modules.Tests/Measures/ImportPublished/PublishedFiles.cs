using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPublished;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ImportPublished;

/// <summary>Published files, real ones and some written in a test, over the real register and the invented organisations.</summary>
internal static class PublishedFiles
{
    public const string Headings = "REPORTING_PERIOD_START,REPORTING_PERIOD_END,STATUS,BREAKDOWN,PRIMARY_LEVEL,PRIMARY_LEVEL_DESCRIPTION,SECONDARY_LEVEL,SECONDARY_LEVEL_DESCRIPTION,MEASURE_ID,MEASURE_NAME,MEASURE_VALUE\n";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<Rooms> StartAsync()
    {
        var rooms = await Rooms.StartAsync();
        foreach (var file in (string[])["regions.csv", "icbs.csv", "providers.csv", "SYNTHETIC_orgs_and_wards.csv"])
        {
            _ = (await rooms.LoadFileAsync(file)).Value;
        }

        return rooms;
    }

    public static byte[] Read(string name)
    {
        using var packed = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", "mhsds", name + ".gz")), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }

    /// <summary>A row of the usual layout, of whole providers unless told otherwise.</summary>
    public static string Row(string measure, string organisation, string value, string status = "Performance", string month = "2024-07", string breakdown = "Provider", string second = "NONE")
    {
        var start = DateOnly.ParseExact(month + "-01", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        return $"{start:yyyy-MM-dd},{start.AddMonths(1).AddDays(-1):yyyy-MM-dd},{status},{breakdown},{organisation},{organisation} called,{second},{second},{measure},Name of {measure},{value}\n";
    }

    public static Task<Outcome<PublishedImport>> LookPublishedAsync(this Rooms rooms, string name, byte[] bytes, string? month = null, Viewer? viewer = null) =>
        rooms.InScopeAsync<PublishedImporter, Outcome<PublishedImport>>(i => i.CheckAsync(
            () => new MemoryStream(bytes, writable: false), name, bytes.Length, month, viewer ?? OrganisationFiles.Operator, Cancel));

    public static Task<Outcome<PublishedImport>> LoadPublishedAsync(this Rooms rooms, string name, byte[] bytes, string? month = null) =>
        rooms.InScopeAsync<PublishedImporter, Outcome<PublishedImport>>(async i =>
        {
            var seen = await i.CheckAsync(() => new MemoryStream(bytes, writable: false), name, bytes.Length, month, OrganisationFiles.Operator, Cancel);
            return seen.IsRefused ? seen : await i.ImportAsync(seen.Value, OrganisationFiles.Operator, Cancel);
        });

    public static Task<Outcome<PublishedImport>> LoadPublishedAsync(this Rooms rooms, string text, string name = "written.csv") => rooms.LoadPublishedAsync(name, Encoding.UTF8.GetBytes(text));

    public static async Task<PublishedImport> LoadPublishedFileAsync(this Rooms rooms, string name) => (await rooms.LoadPublishedAsync(name, Read(name))).Value;

    /// <summary>Every revision on a unit's chart of a published measure, in order.</summary>
    public static Task<List<Point>> PublishedAsync(this Rooms rooms, string unit, string measure) => rooms.InScopeAsync<Db, List<Point>>(async db =>
    {
        var number = (await rooms.UnitOfAsync(unit)).Number;
        return await (from p in db.For<Point>(Rooms.TestSystem)
                      join s in db.For<Series>(Rooms.TestSystem) on p.Series equals s.Number
                      join m in db.For<Measure>(Rooms.TestSystem) on s.Measure equals m.Number
                      where s.Unit == number && m.Code == measure && s.IsPublished
                      orderby p.Period, p.Revision
                      select p).ToListAsync(Cancel);
    });

    public static Task<List<PublishedValue>> ValuesAsync(this Rooms rooms) =>
        rooms.InScopeAsync<Db, List<PublishedValue>>(db => db.For<PublishedValue>(Rooms.TestSystem).OrderBy(v => v.Import).ThenBy(v => v.Line).ToListAsync(Cancel));
}

/// <summary>The real register and the invented organisations for a class that only looks at files and puts nothing in.</summary>
public sealed class PublishedRooms : IAsyncLifetime
{
    public Rooms Rooms { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Rooms = await PublishedFiles.StartAsync();

    public ValueTask DisposeAsync() => Rooms.DisposeAsync();
}
