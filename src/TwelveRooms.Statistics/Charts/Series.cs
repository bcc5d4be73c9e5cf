using System.Globalization;

namespace TwelveRooms.Statistics;

/// <summary>What kind of number a measure is; it decides how a point is derived and which charts are sound.</summary>
public enum MeasureKind
{
    /// <summary>Events in a period: value = numerator.</summary>
    Count = 0,

    /// <summary>Events per exposure: value = numerator / denominator × <see cref="SeriesShape.Per"/>.</summary>
    Rate = 1,

    /// <summary>A part of a whole: value = numerator / denominator × <see cref="SeriesShape.Per"/> (100 for percent), 0 ≤ numerator ≤ denominator.</summary>
    Proportion = 2,

    /// <summary>A measured quantity: value = numerator.</summary>
    Continuous = 3,

    /// <summary>An average of answers: value = numerator / denominator.</summary>
    Score = 4,

    /// <summary>Days between events that are far apart: value = numerator, in days.</summary>
    DaysBetween = 5,
}

/// <summary>Which way is better.</summary>
public enum ImprovementDirection
{
    /// <summary>Neither, or not sure: a change is only "changed".</summary>
    Neither = 0,

    /// <summary>Higher is better.</summary>
    Higher = 1,

    /// <summary>Lower is better.</summary>
    Lower = 2,
}

/// <summary>Why there is, or is not, a number for a period. Not reported is never zero.</summary>
public enum PointState : byte
{
    /// <summary>Nothing has been sent for the period.</summary>
    NotReported = 0,

    /// <summary>A number was reported.</summary>
    Reported = 1,

    /// <summary>Somebody looked, and there were none.</summary>
    ConfirmedZero = 2,

    /// <summary>It was not counted in this period, with a reason.</summary>
    NotCollected = 3,

    /// <summary>It does not apply to this unit in this period.</summary>
    NotApplicable = 4,

    /// <summary>The ward was closed.</summary>
    WardClosed = 5,

    /// <summary>The publisher has hidden a small number.</summary>
    Suppressed = 6,

    /// <summary>A number was given out and has been taken out of sight for this reader, who is told so. It is never stored.</summary>
    Recalled = 7,
}

/// <summary>How the numbers of a series are made into values.</summary>
/// <param name="Kind">The kind of number.</param>
/// <param name="Per">The display multiplier of a rate or proportion: 1,000 for "per 1,000", 100 for percent; 1 otherwise.</param>
/// <param name="Sensitivity">What the numbers are about.</param>
public readonly record struct SeriesShape(MeasureKind Kind, double Per, Sensitivity Sensitivity);

/// <summary>One period's raw numbers, before anybody's tier is known.</summary>
/// <param name="Start">First day of the period.</param>
/// <param name="Part">Part of the day: 0 for the whole period, 1 and up for shifts.</param>
/// <param name="State">Why there is, or is not, a number.</param>
/// <param name="Numerator">Events, yes answers, or the measured quantity.</param>
/// <param name="Denominator">Exposure or number asked; null where the kind has none.</param>
public readonly record struct RawPoint(DateOnly Start, byte Part, PointState State, double? Numerator, double? Denominator)
{
    /// <summary>Whether the state carries a number.</summary>
    public bool HasNumber => State is PointState.Reported or PointState.ConfirmedZero;
}

/// <summary>One period as a reader may see it.</summary>
/// <param name="Start">First day of the period.</param>
/// <param name="Part">Part of the day.</param>
/// <param name="State">Why there is, or is not, a number. <see cref="PointState.Suppressed"/> whenever the reader may not see it.</param>
/// <param name="Numerator">The released numerator.</param>
/// <param name="Denominator">The released denominator.</param>
/// <param name="Value">The value that is charted, in the unit of the measure; absent over a denominator of zero ("no rate").</param>
public readonly record struct ReleasedPoint(DateOnly Start, byte Part, PointState State, Released Numerator, Released Denominator, Released Value);

/// <summary>A series as one reader may see it. Charts, words and icons are made from this and from nothing else.</summary>
public sealed class ReleasedSeries
{
    private ReleasedSeries(SeriesShape shape, Tier tier, ReleasedPoint[] points) => (Shape, Tier, Points) = (shape, tier, points);

    /// <summary>How the numbers are made into values.</summary>
    public SeriesShape Shape { get; }

    /// <summary>The tier that it was released to.</summary>
    public Tier Tier { get; }

    /// <summary>One entry per period, oldest first, gaps included.</summary>
    public IReadOnlyList<ReleasedPoint> Points { get; }

    /// <summary>Whether nothing of this series may be shown at this tier.</summary>
    public bool CannotBeShown => Tier == Tier.Published && Shape.Sensitivity == Sensitivity.AboutPeople;

    /// <summary>Releases raw points to a tier.</summary>
    /// <param name="points">Oldest first, one per period.</param>
    /// <param name="shape">How values are made.</param>
    /// <param name="tier">The reader's tier.</param>
    /// <exception cref="ArgumentException">A reported number is infinite or not a number: says of which day. No number at all is a gap.</exception>
    public static ReleasedSeries Release(ReadOnlySpan<RawPoint> points, SeriesShape shape, Tier tier)
    {
        var released = new ReleasedPoint[points.Length];
        for (var i = 0; i < points.Length; i++)
        {
            var point = points[i];
            if (point.HasNumber && !(double.IsFinite(point.Numerator ?? 0) && double.IsFinite(point.Denominator ?? 0)))
            {
                throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"The number of {point.Start:yyyy-MM-dd} is not finite. Use a finite number, or none for a gap."), nameof(points));
            }

            var numerator = Released.From(point.HasNumber ? point.Numerator : null, shape.Sensitivity, tier);
            var denominator = Released.From(point.HasNumber ? point.Denominator : null, shape.Sensitivity, tier);
            var value = Released.From(ValueOf(point, shape), shape.Sensitivity, tier);
            released[i] = new(point.Start, point.Part, value.IsHidden ? PointState.Suppressed : point.State, numerator, denominator, value);
        }

        return new(shape, tier, released);
    }

    /// <summary>The charted value of one raw point, or null where there is none.</summary>
    public static double? ValueOf(RawPoint point, SeriesShape shape)
    {
        if (!point.HasNumber || point.Numerator is not { } numerator)
        {
            return null;
        }

        return shape.Kind switch
        {
            MeasureKind.Rate or MeasureKind.Proportion => point.Denominator is > 0 and var d ? numerator / d * shape.Per : null,
            MeasureKind.Score => point.Denominator is > 0 and var d ? numerator / d : null,
            _ => numerator,
        };
    }
}
