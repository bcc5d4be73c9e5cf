using System.Globalization;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components;

/// <summary>What a funnel says in words. It never says better or worse, and never puts units in order of their numbers.</summary>
internal static class FunnelWords
{
    /// <summary>The sentences below the drawing.</summary>
    public static IReadOnlyList<string> Of(ReleasedFunnel funnel, FunnelLabels labels)
    {
        if (funnel.UnitsWithRatio == 0)
        {
            return [$"No {labels.One} has a number to show."];
        }

        var notes = new List<string>
        {
            "The lines are far apart for small numbers and close together for large ones: small numbers jump about more by chance.",
            Chance(funnel, labels),
        };
        if (Outside(funnel, labels) is { } outside)
        {
            notes.Add(outside);
        }

        if (funnel.IsWidened)
        {
            notes.Add($"The {labels.Many} differ by more than chance alone, so the lines were moved apart to allow for it (over-dispersion)."
                + (funnel.IsFromFewUnits ? $" With so few {labels.Many} that is a rough guess." : ""));
        }

        if (funnel.Points.Count - funnel.UnitsWithRatio is > 0 and var without)
        {
            notes.Add($"{Number(without)} of {Number(funnel.Points.Count)} {labels.Many} {(without == 1 ? "is" : "are")} not drawn. The table says why.");
        }

        return notes;
    }

    /// <summary>How many would lie outside by chance: said wherever some do, or could.</summary>
    public static string Chance(ReleasedFunnel funnel, FunnelLabels labels) =>
        $"Of {Number(funnel.UnitsWithRatio)} {labels.Many}, {About(funnel.ExpectedOutside95)} would lie outside the inner lines by chance alone, and {About(funnel.ExpectedOutside998)} outside the outer lines. "
        + $"{Number(funnel.Points.Count(p => IsOutside(p.Place)))} lie outside the inner lines, {Number(funnel.Points.Count(p => IsFarOutside(p.Place)))} of them outside the outer lines.";

    /// <summary>The units outside the outer lines, by name, in the caller's order; null when there is none.</summary>
    public static string? Outside(ReleasedFunnel funnel, FunnelLabels labels)
    {
        var far = funnel.Points.Where(p => IsFarOutside(p.Place)).Select(p => p.Unit.Name ?? $"a {labels.One} not named here").ToList();
        return far.Count == 0 ? null : $"Outside the outer lines: {string.Join(", ", far)}. This says that something differs, not what, and not that it is good or bad.";
    }

    /// <summary>Where a point lies, or why there is none.</summary>
    public static string Place(ReleasedFunnelPoint point) => point.Place switch
    {
        _ when point.Ratio.IsHidden => "Hidden",
        FunnelPlace.Inside => "Inside the lines",
        FunnelPlace.AboveInner => "Above the inner line",
        FunnelPlace.BelowInner => "Below the inner line",
        FunnelPlace.AboveOuter => "Above the outer line",
        FunnelPlace.BelowOuter => "Below the outer line",
        _ => point.Unit.Numerator.IsShown && point.Unit.Denominator.IsShown ? "No rate: nothing to divide by" : "Not reported",
    };

    public static bool IsFarOutside(FunnelPlace place) => place is FunnelPlace.AboveOuter or FunnelPlace.BelowOuter;

    public static bool IsOutside(FunnelPlace place) => IsFarOutside(place) || place is FunnelPlace.AboveInner or FunnelPlace.BelowInner;

    /// <summary>What the centre line is.</summary>
    public static string Centre(ReleasedFunnel funnel, FunnelLabels labels) =>
        funnel.Options.Target is not null ? "target" : funnel.Options.Kind == FunnelKind.StandardisedRatio ? "as expected" : $"all {labels.Many}";

    public static string Text(double value, FunnelLabels labels) => ScaleText.Of(value, labels.Decimals) + labels.Unit;

    private static string About(double expected) => expected switch
    {
        < 0.05 => "almost none",
        < 0.95 => $"about {expected.ToString("0.0", CultureInfo.InvariantCulture)}",
        _ => $"about {Math.Round(expected, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture)}",
    };

    private static string Number(int value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
