using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;

namespace TwelveRooms.Modules.Tests.Measures;

/// <summary>A ward that is asked some questions of the shipped library, and what is stored of it.</summary>
internal static class WardNumbers
{
    public const string Leave = "leave_cancelled_staffing";
    public const string Activities = "activities_cancelled";
    public const string Reflective = "reflective_practice_held";

    public static readonly DateOnly DueWeek = new(2026, 3, 9);

    public static async Task<Measure> MeasureAsync(this Rooms rooms, string code) =>
        await rooms.Handler<MeasureDirectory>().FindAsync(code, Rooms.TestSystem, CancellationToken.None) ?? throw new InvalidOperationException(code);

    public static async Task<UnitRow> AskedWardAsync(this Rooms rooms, params string[] codes)
    {
        var ward = await rooms.WardAsync();
        await rooms.AskAsync(ward, codes);
        return ward;
    }

    public static async Task AskAsync(this Rooms rooms, UnitRow ward, params string[] codes)
    {
        foreach (var code in codes)
        {
            var measure = await rooms.MeasureAsync(code);
            await rooms.WriteAsync("test.series", write => SeriesStore.Begin(write, ward, measure, new(2025, 1, 6)));
        }
    }

    public static async Task<string> QuestionAsync(this Rooms rooms, UnitRow ward, string code) =>
        $"/wards/{ward.Id.Value}/this-week/{(await rooms.MeasureAsync(code)).Id.Value}";

    public static string WeekOf(UnitRow ward) => $"/wards/{ward.Id.Value}/this-week";

    public static async Task RecordAsync(this Rooms rooms, UnitRow ward, string code, DateOnly period, double numerator, double? denominator = null, Viewer? by = null)
    {
        var command = new RecordNumberCommand(
            ward.Id.Value.ToString(), code, period.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), numerator == 0 ? PointState.ConfirmedZero : PointState.Reported,
            numerator.ToString(CultureInfo.InvariantCulture), denominator?.ToString(CultureInfo.InvariantCulture));
        var outcome = await rooms.InScopeAsync<RecordNumberHandler, Outcome<RecordedNumber>>(h => h.HandleAsync(command, by ?? Rooms.TestSystem, CancellationToken.None));
        _ = outcome.Value;
    }

    /// <summary>Sends one number as another system does, with a key of its own.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Json)> PostNumberAsync(this HttpClient api, UnitRow unit, string measure, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/units/{unit.Id.Value}/measures/{measure}/points") { Content = JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        using var answer = await api.SendAsync(request);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }

    public static async Task<IReadOnlyList<Point>> PointsAsync(this Rooms rooms, UnitRow ward, string code)
    {
        var measure = await rooms.MeasureAsync(code);
        var db = rooms.Db();
        var series = await db.For<Series>(Rooms.TestSystem).Where(s => s.Unit == ward.Number && s.Measure == measure.Number).Select(s => s.Number).ToListAsync();
        return await db.For<Point>(Rooms.TestSystem).Where(p => series.Contains(p.Series)).OrderBy(p => p.Period).ThenBy(p => p.Revision).ToListAsync();
    }
}
