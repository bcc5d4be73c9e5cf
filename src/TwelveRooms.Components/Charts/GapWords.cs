using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>The ways in which a period can be without a number. Each has its own words and its own look; none looks like zero.</summary>
internal enum GapKind
{
    NotReported,
    NotAsked,
    NotLoaded,
    NotCollected,
    NotApplicable,
    WardClosed,
    Hidden,
    Withdrawn,
    NoRate,
    Invalid,
    NoStep,
}

/// <summary>Gaps in words and in patterns.</summary>
internal static class GapWords
{
    /// <summary>Why a point has no value.</summary>
    public static GapKind Of(ReadPoint point, ChartReading reading) => point.Point.State switch
    {
        _ when point.Point.Value.IsHidden => GapKind.Hidden,
        _ when point.Problem is not (PointProblem.None or PointProblem.ZeroDenominator) => GapKind.Invalid,
        PointState.NotCollected => GapKind.NotCollected,
        PointState.NotApplicable => GapKind.NotApplicable,
        PointState.WardClosed => GapKind.WardClosed,
        PointState.Suppressed => GapKind.Hidden,
        PointState.Recalled => GapKind.Withdrawn,
        PointState.Reported or PointState.ConfirmedZero => reading.Kind == ChartKind.MovingRange ? GapKind.NoStep : GapKind.NoRate,
        _ when reading.Settings.NotAsked.Contains(point.Point.Start) => GapKind.NotAsked,
        _ when reading.Settings.NotLoaded.Contains(point.Point.Start) => GapKind.NotLoaded,
        _ => GapKind.NotReported,
    };

    public static string Name(GapKind kind) => kind switch
    {
        GapKind.NotAsked => "Not asked",
        GapKind.NotLoaded => "No file loaded here",
        GapKind.NotCollected => "Not collected",
        GapKind.NotApplicable => "Does not apply",
        GapKind.WardClosed => "Ward closed",
        GapKind.Hidden => "Hidden",
        GapKind.Withdrawn => "Withdrawn",
        GapKind.NoRate => "No rate: nothing to divide by",
        GapKind.Invalid => "Cannot be charted",
        GapKind.NoStep => "No step: there is no number just before",
        _ => "Not reported",
    };

    /// <summary>The few words that stand in the gap.</summary>
    public static string InGap(GapKind kind) => kind == GapKind.NoRate ? "no rate" : kind == GapKind.NoStep ? "no step" : Name(kind) is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    /// <summary>The pattern that fills the gap, by id.</summary>
    public static Markup Pattern(GapKind kind, string id)
    {
        var (shape, size, turn) = kind switch
        {
            GapKind.NotCollected => ("""<path d="M0 0V7" stroke="#8d9ba5" stroke-width="1.8"/>""", 7, 45),
            GapKind.WardClosed => ("""<path d="M0 0H6M0 0V6" stroke="#8d9ba5" stroke-width="1.6"/>""", 6, 45),
            GapKind.Hidden => ("""<circle cx="3" cy="3" r="1.5" fill="#768692"/>""", 6, 0),
            GapKind.Withdrawn => ("""<path d="M0 2H6M0 5H6" stroke="#768692" stroke-width="1.2"/>""", 7, 0),
            GapKind.NoRate => ("""<path d="M0 0V6" stroke="#8d9ba5" stroke-width="1.4"/>""", 6, 0),
            GapKind.Invalid => ("""<path d="M1 1L6 6M6 1L1 6" stroke="#8d9ba5" stroke-width="1.4"/>""", 9, 0),
            GapKind.NotApplicable or GapKind.NoStep or GapKind.NotAsked or GapKind.NotLoaded => ("""<path d="M0 4H8" stroke="#a9b4bc" stroke-width="1.4"/>""", 8, 0),
            _ => ("""<path d="M0 0V10" stroke="#a9b4bc" stroke-width="1.4" stroke-dasharray="3 2"/>""", 10, -45),
        };

        return new Markup().Add(
            $"""<pattern id="{id}" width="{size}" height="{size}" patternUnits="userSpaceOnUse" patternTransform="rotate({turn})">{new Microsoft.AspNetCore.Html.HtmlString(shape)}</pattern>""");
    }
}
