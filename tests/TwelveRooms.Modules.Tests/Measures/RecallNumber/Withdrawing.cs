using System.Globalization;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecallNumber;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;

namespace TwelveRooms.Modules.Tests.Measures.RecallNumber;

/// <summary>An organisation of three wards that count, and one number in it that nothing else looks like.</summary>
internal static class Withdrawing
{
    public const string Measure = WardNumbers.Activities;
    public const string Slip = "977";
    public const string SlipInSum = "1,017";

    public static readonly DateOnly Week = new(2026, 3, 2);

    private static readonly DateOnly Before = new(2026, 2, 23);

    public static async Task<(UnitRow Provider, List<UnitRow> Wards)> CountingAsync(this Rooms rooms)
    {
        var (provider, wards) = (await rooms.ProviderAsync(), new List<UnitRow>());
        for (var i = 0; i < 3; i++)
        {
            wards.Add(await rooms.WardAsync(provider));
            await rooms.AskAsync(wards[i], Measure);
            await rooms.RecordAsync(wards[i], Measure, Before, 3, 20);
            await rooms.RecordAsync(wards[i], Measure, Week, 4, i == 0 ? 977 : 20);
        }

        await rooms.WorkAsync();
        return (provider, wards);
    }

    public static async Task<string> ChartOfAsync(this Rooms rooms, UnitRow unit) => $"/units/{unit.Id.Value}/measures/{(await rooms.MeasureAsync(Measure)).Id.Value}";

    public static Task<Outcome<Recall>> RecallAsync(this Rooms rooms, UnitRow unit, Viewer by, DateOnly? period, string reason = "one nought too many") =>
        rooms.InScopeAsync<RecallNumberHandler, Outcome<Recall>>(h => h.HandleAsync(new(unit.Id.Value.ToString(), Measure, Text(period), reason), by, CancellationToken.None));

    public static Task<Outcome<Recall>> ReissueAsync(this Rooms rooms, UnitRow unit, Viewer by, DateOnly? period, string note = "it was counted again") =>
        rooms.InScopeAsync<ReissueNumberHandler, Outcome<Recall>>(h => h.HandleAsync(new(unit.Id.Value.ToString(), Measure, Text(period), note), by, CancellationToken.None));

    public static async Task CorrectAsync(this Rooms rooms, UnitRow ward, DateOnly period, double numerator, double denominator)
    {
        var command = new RecordNumberCommand(ward.Id.Value.ToString(), Measure, Text(period)!, PointState.Reported, numerator.ToString(CultureInfo.InvariantCulture), denominator.ToString(CultureInfo.InvariantCulture))
        {
            Replaces = 0, Reason = "counted again",
        };
        _ = (await rooms.InScopeAsync<RecordNumberHandler, Outcome<RecordedNumber>>(h => h.HandleAsync(command, Rooms.TestSystem, CancellationToken.None))).Value;
        await rooms.WorkAsync();
    }

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
