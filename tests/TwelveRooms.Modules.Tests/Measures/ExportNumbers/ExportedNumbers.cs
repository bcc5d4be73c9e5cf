using System.Text;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Measures.ImportPoints;
using TwelveRooms.Modules.Tests.Measures.ImportPoints;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.CloseWard;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.ExportNumbers;

/// <summary>Numbers of every kind in an invented organisation, written as files and read back.</summary>
internal static class ExportedNumbers
{
    public const string Provider = "ZX1";
    public const string Rates = "restrictive_interventions";
    public const string Days = "days_to_answer";

    /// <summary>Every state, a gap in November, and notes that a spreadsheet would take for formulas.</summary>
    private const string Numbers = """
        ward_code,measure,period,state,numerator,denominator,note
        ZX1-W01,restrictive_interventions,2024-04-01,reported,4,600,"=SUM(A1:A9)"
        ZX1-W01,restrictive_interventions,2024-05-01,confirmed_zero,0,610,
        ZX1-W01,restrictive_interventions,2024-06-01,not_collected,,,"short of staff, twice"
        ZX1-W01,restrictive_interventions,2024-07-01,suppressed,,620,
        ZX1-W01,restrictive_interventions,2024-08-01,not_applicable,,,-5 beds
        ZX1-W01,restrictive_interventions,2024-09-01,ward_closed,,,@builders
        ZX1-W01,restrictive_interventions,2024-10-01,reported,0,0,nobody stayed
        ZX1-W01,restrictive_interventions,2024-12-01,reported,5,610,"''=two marks"
        ZX1-W01,restrictive_interventions,2025-01-01,missing,,590,
        ZX1-W02,complaints,2024-04-01,reported,3,,"said ""no"" in
        two lines"
        ZX1-W02,complaints,2024-05-01,missing,,,
        ZX1-W02,complaints,2024-06-01,reported,0,,＝wide

        """;

    /// <summary>The invented organisations; a ward that has closed; the numbers, where wanted.</summary>
    public static async Task<Rooms> StartAsync(bool withNumbers)
    {
        var rooms = await PointsFiles.StartAsync();
        if (withNumbers)
        {
            // Half days up and down, so that the lower limit lies below nought.
            var halves = Enumerable.Range(0, 14).Select(i => FormattableString.Invariant($"ZX1-W01,{Days},{new DateOnly(2024, 1, 1).AddMonths(i):yyyy-MM-dd},reported,{(i % 2 == 0 ? 1.5 : 20.0625)},,"));
            var put = await rooms.ImportAsync(Numbers + string.Join('\n', halves) + "\n");
            Assert.Equal((26, 0), (put.Value.New, put.Value.Points.Count(TwelveRooms.Measures.ImportPoints.Checking.RowOutcome.Reject)));
        }

        var ward = await rooms.UnitOfAsync("ZX1-W02");
        _ = (await rooms.InScopeAsync<CloseWardHandler, Outcome<Done>>(h => h.HandleAsync(new(ward.Id.Value, "2024-09-30", null, "merged", ward.Version), OrganisationFiles.Operator, TestContext.Current.CancellationToken))).Value;
        await rooms.WorkAsync();
        return rooms;
    }

    public static Task<byte[]> ExportAsync(this Rooms rooms, string unit, string format, Viewer? viewer = null, string? measure = null) => rooms.InScopeAsync<ExportNumbersHandler, byte[]>(async h =>
    {
        var cancel = TestContext.Current.CancellationToken;
        var numbers = await h.HandleAsync(new(unit, measure), viewer ?? OrganisationFiles.Operator, cancel);
        using var stream = new MemoryStream();
        _ = (await NumbersFile.WriteAsync(numbers.Value, format, stream, cancel)).Value;
        return stream.ToArray();
    });

    /// <summary>Looks at a file and puts in its good rows.</summary>
    public static Task<PointsImport> TakeAsync(this Rooms rooms, string name, byte[] bytes) => rooms.InScopeAsync<PointsImporter, PointsImport>(async h =>
    {
        var cancel = TestContext.Current.CancellationToken;
        var seen = await h.CheckAsync(() => new MemoryStream(bytes, writable: false), name, bytes.Length, new(), OrganisationFiles.Operator, cancel);
        return (await h.ImportAsync(seen.Value, null, isAllOrNone: true, OrganisationFiles.Operator, null, cancel)).Value;
    });

    /// <summary>The latest of every stored number of the two wards, as text.</summary>
    public static async Task<IReadOnlyList<string>> StoredAsync(this Rooms rooms)
    {
        var all = new List<string>();
        foreach (var (ward, measure) in new[] { ("ZX1-W01", Rates), ("ZX1-W01", Days), ("ZX1-W02", "complaints") })
        {
            all.AddRange((await rooms.RevisionsAsync(ward, measure)).GroupBy(p => p.Period).Select(g => g.Last())
                .Select((Point p) => FormattableString.Invariant($"{ward} {measure} {p.Period:yyyy-MM-dd} {p.State} {p.Numerator:R} {p.Denominator:R} {p.Reason}")));
        }

        return all;
    }

    /// <summary>The rows of a written table, its headings first.</summary>
    public static List<IReadOnlyList<TableCell>> RowsOf(byte[] bytes, string? sheet = null)
    {
        var rows = new List<IReadOnlyList<TableCell>>();
        using var reader = TableFile.Of(() => new MemoryStream(bytes, writable: false), "file", bytes.Length).Value.Read(sheet, out _);
        while (reader.Read())
        {
            rows.Add([.. reader.Cells]);
        }

        return rows;
    }

    public static string TextOf(byte[] bytes) => new UTF8Encoding(true).GetString(bytes);
}
