using TwelveRooms.Platform;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>Lays rows out on the axis: a gap for each missing period, groups of one date together, the first period of each redrawing.</summary>
internal static class ChartLayout
{
    public static Outcome<(ChartData Data, IReadOnlyList<string?> Reasons, IReadOnlyList<PointProblem> NoRates)> Of(IReadOnlyList<ChartRow> rows, ChartCadence cadence, ChartKind kind, ChartRequest request)
    {
        var byDate = rows.GroupBy(row => row.Date).ToDictionary(group => group.Key, group => group.ToArray());
        var periods = cadence.Fill([.. byDate.Keys.Order()]);
        foreach (var day in request.LeaveOut.Where(day => !byDate.ContainsKey(day)))
        {
            return Refusal.Invalid("spc-leave-out", $"There is no row on {day:yyyy-MM-dd} to leave out.", "--leave-out");
        }

        foreach (var day in request.Redraw.Where(day => day <= periods[0] || day > periods[^1]))
        {
            return Refusal.Invalid("spc-redraw", $"Limits cannot be redrawn on {day:yyyy-MM-dd}: it must lie after the first date and not after the last.", "--redraw");
        }

        var hasDenominators = rows.Any(row => row.Denominator is not null);

        ChartRow? At(DateOnly day) => byDate.TryGetValue(day, out var found) ? found[0] : null;
        T? OfGroup<T>(DateOnly day, Func<ChartRow, T?> read) => byDate.TryGetValue(day, out var found) ? found.Select(read).FirstOrDefault(said => said is not null) : default;
        var data = kind.NeedsSubgroups()
            ? ChartData.OfGroups([.. periods.Select(day => byDate.TryGetValue(day, out var group) ? group.Where(row => row.Value is not null).Select(row => row.Value!.Value).ToArray() : [])])
            : kind.NeedsDenominators()
                ? new() { Values = [.. periods.Select(day => At(day)?.Value)], Denominators = [.. periods.Select(day => At(day)?.Denominator)] }
                : new() { Values = [.. periods.Select(day => At(day) is { } row ? Single(row, hasDenominators) : null)] };
        string?[] reasons = [.. periods.Select(day => OfGroup(day, row => row.LeftOut) ?? (request.LeaveOut.Contains(day) ? "left out on the command line" : null))];
        return (data with
        {
            Periods = periods,
            LeftOut = [.. Enumerable.Range(0, periods.Count).Where(i => reasons[i] is not null)],
            Rebases = [.. request.Redraw.Select(day => Enumerable.Range(0, periods.Count).First(i => periods[i] >= day))],
            Targets = [.. periods.Select(day => OfGroup(day, row => row.Target) ?? request.Target)],
            Multiplier = request.Per,
            Direction = request.Better,
        }, reasons, [.. periods.Select(day => At(day) is { } row && !kind.NeedsDenominators() ? NoRate(row, hasDenominators) : PointProblem.None)]);
    }

    /// <summary>Where some row of the file has a denominator, a chart of single values is of the rate; over nothing there is none.</summary>
    private static double? Single(ChartRow row, bool hasDenominators) =>
        NoRate(row, hasDenominators) != PointProblem.None ? null : row.Denominator is { } denominator ? row.Value / denominator : row.Value;

    private static PointProblem NoRate(ChartRow row, bool hasDenominators) => row switch
    {
        { Value: null } => PointProblem.None,
        { Denominator: null } when hasDenominators => PointProblem.NoDenominator,
        { Denominator: 0 } => PointProblem.ZeroDenominator,
        { Denominator: < 0 } => PointProblem.Negative,
        _ => PointProblem.None,
    };
}
