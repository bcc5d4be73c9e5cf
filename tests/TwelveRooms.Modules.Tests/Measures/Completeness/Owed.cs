using System.Text;
using TwelveRooms.Measures.Completeness;
using TwelveRooms.Measures.ImportPoints;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Completeness;

/// <summary>What was due somewhere, as a test asks for it.</summary>
internal static class Owed
{
    public const string Force = "restrictive_interventions";
    public const string Violence = "violence";
    public const string SelfHarm = "self_harm";
    public const string Sickness = "staff_sickness_days";

    public static readonly DateOnly January = new(2026, 1, 1);
    public static readonly DateOnly February = new(2026, 2, 1);

    public static async Task<CompletenessView> CompletenessAsync(this Rooms rooms, UnitRow unit, string? by = null, Viewer? viewer = null) =>
        (await rooms.InScopeAsync<CompletenessHandler, Outcome<CompletenessView>>(
            h => h.HandleAsync(new(unit.Id.Value.ToString(), by), viewer ?? Rooms.TestSystem, TestContext.Current.CancellationToken))).Value;

    public static async Task<OwedNumber> OwedAsync(this Rooms rooms, UnitRow ward, string measure, DateOnly period, string? by = null) =>
        (await rooms.CompletenessAsync(ward, by)).Numbers.Single(n => n.Measure.Code == measure && n.Period == period);

    public static async Task NotCountedAsync(this Rooms rooms, UnitRow ward, string measure, string period, string reason)
    {
        var command = new RecordNumberCommand(ward.Id.Value.ToString(), measure, period, PointState.NotCollected, null, null) { Reason = reason };
        _ = (await rooms.InScopeAsync<RecordNumberHandler, Outcome<RecordedNumber>>(h => h.HandleAsync(command, Rooms.TestSystem, CancellationToken.None))).Value;
    }

    /// <summary>Looks at a file of one ward's numbers.</summary>
    public static Task<PointsImport> LookAsync(this Rooms rooms, UnitRow ward, string measure, params string[] rows) => rooms.InScopeAsync<PointsImporter, PointsImport>(async h =>
    {
        var bytes = Encoding.UTF8.GetBytes("ward_code,measure,period,numerator,denominator\n" + string.Concat(rows.Select(r => $"{ward.Code},{measure},{r}\n")));
        return (await h.CheckAsync(() => new MemoryStream(bytes), "written.csv", bytes.Length, new(), Viewer.Operator("test"), TestContext.Current.CancellationToken)).Value;
    });

    public static Task<Outcome<PointsImport>> BringAsync(this Rooms rooms, PointsImport seen) => rooms.InScopeAsync<PointsImporter, Outcome<PointsImport>>(
        h => h.ImportAsync(seen, null, isAllOrNone: false, Viewer.Operator("test"), null, TestContext.Current.CancellationToken));
}
