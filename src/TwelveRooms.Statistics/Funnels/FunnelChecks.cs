namespace TwelveRooms.Statistics.Funnels;

/// <summary>What cannot be in a funnel, said by the name of the unit.</summary>
internal static class FunnelChecks
{
    public const double Largest = 1e12;

    private const double Smallest = 1e-12;

    public static bool NeedsWholeCounts(FunnelOptions options) => options.Chosen.Chance is ChanceLimits.ExactTails or ChanceLimits.ExactInterpolated;

    public static bool NeedsWholePeople(FunnelOptions options) => options.Kind == FunnelKind.Proportion && NeedsWholeCounts(options);

    public static void Check(FunnelOptions options)
    {
        var (convention, target) = (options.Chosen, options.Target);
        if (target is { } given && !(given >= 0 && given <= (options.Kind == FunnelKind.Proportion ? 1 : Largest)))
        {
            throw new ArgumentException($"The target {given} cannot be a ratio of this kind.", nameof(options));
        }

        if (!(convention.TrimShare > 0 && convention.TrimShare < 0.5))
        {
            throw new ArgumentException($"The share to trim, {convention.TrimShare}, must lie above 0 and below a half.", nameof(options));
        }

        if (options.Kind == FunnelKind.Proportion && convention.Chance == ChanceLimits.ChiSquare)
        {
            throw new ArgumentException("Chi-square limits are for events, not for a part of a whole.", nameof(options));
        }

        if (options.Kind != FunnelKind.Proportion && convention.Scale == FunnelScale.ArcsineRoot)
        {
            throw new ArgumentException("The arcsine is for a part of a whole only.", nameof(options));
        }
    }

    public static void Check(FunnelUnit unit, FunnelOptions options)
    {
        if (unit is null)
        {
            throw new ArgumentException("A unit is missing from the list.", nameof(unit));
        }

        if (string.IsNullOrWhiteSpace(unit.Stratum))
        {
            throw Wrong(unit, "has no stratum; units are set side by side only within one");
        }

        CheckNumber(unit, "numerator", unit.Numerator, NeedsWholeCounts(options));
        CheckNumber(unit, "denominator", unit.Denominator, NeedsWholePeople(options));
        if (unit.Denominator is > 0 and < Smallest)
        {
            throw Wrong(unit, $"has the denominator {unit.Denominator}, which is too near to 0 to divide by");
        }

        if (options.Kind == FunnelKind.Proportion && unit.Numerator > unit.Denominator)
        {
            throw Wrong(unit, $"has the numerator {unit.Numerator}, which is more than its denominator {unit.Denominator}");
        }

        if (unit.HasRatio && options.Chosen.DenominatorDecimals is { } decimals && Math.Round(unit.Denominator!.Value, decimals) == 0)
        {
            throw Wrong(unit, $"has the denominator {unit.Denominator}, which is rounded to 0");
        }
    }

    public static void CheckScale(string stratum, int units, double target, FunnelScale scale)
    {
        if (units > 0 && target == 0 && scale is FunnelScale.Log or FunnelScale.LogOfTwoCounts)
        {
            throw new ArgumentException($"No unit of '{stratum}' has an event, and a logarithm has no place for that. Choose the square root.", nameof(stratum));
        }
    }

    private static void CheckNumber(FunnelUnit unit, string what, double? value, bool whole)
    {
        if (value is { } number && !(number >= 0 && number <= Largest))
        {
            throw Wrong(unit, $"has the {what} {number}, which does not lie from 0 to {Largest:0}");
        }

        if (whole && value is { } count && count != Math.Floor(count))
        {
            throw Wrong(unit, $"has the {what} {count}, which is not a whole number, as exact limits need");
        }
    }

    private static ArgumentException Wrong(FunnelUnit unit, string what) => new($"The unit '{unit.Name}' {what}.", nameof(unit));
}
