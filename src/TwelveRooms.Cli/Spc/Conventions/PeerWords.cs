using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>Words and signs that several programs share.</summary>
internal static class PeerWords
{
    private const double Tolerance = 1e-12;

    /// <summary>i improvement, c concern, h and l neutral.</summary>
    public static char Type(PointLook look) => look switch
    {
        PointLook.Improvement => 'i',
        PointLook.Concern => 'c',
        PointLook.ChangedUp => 'h',
        PointLook.ChangedDown => 'l',
        _ => '.',
    };

    public static string Snake(VariationIcon icon) => icon switch
    {
        VariationIcon.ImprovingHigh => "improvement_high",
        VariationIcon.ImprovingLow => "improvement_low",
        VariationIcon.ConcernHigh => "concern_high",
        VariationIcon.ConcernLow => "concern_low",
        VariationIcon.ChangedHigh => "neutral_high",
        VariationIcon.ChangedLow => "neutral_low",
        _ => "common_cause",
    };

    public static string Camel(VariationIcon icon) => icon switch
    {
        VariationIcon.ImprovingHigh => "improvementHigh",
        VariationIcon.ImprovingLow => "improvementLow",
        VariationIcon.ConcernHigh => "concernHigh",
        VariationIcon.ConcernLow => "concernLow",
        VariationIcon.ChangedHigh => "neutralHigh",
        VariationIcon.ChangedLow => "neutralLow",
        _ => "commonCause",
    };

    public static string Spoken(VariationIcon icon) => icon switch
    {
        VariationIcon.ImprovingHigh => "Improvement (High)",
        VariationIcon.ImprovingLow => "Improvement (Low)",
        VariationIcon.ConcernHigh => "Concern (High)",
        VariationIcon.ConcernLow => "Concern (Low)",
        VariationIcon.ChangedHigh => "Neither (High)",
        VariationIcon.ChangedLow => "Neither (Low)",
        _ => "Common Cause",
    };

    /// <summary>Whether a point lies beyond a line, and not on it.</summary>
    public static bool IsBeyond(SpcReading reading, int index, double sigmas) =>
        Compare(reading, index, sigmas) is { } side && (sigmas > 0 ? side > 0 : side < 0);

    public static int? SideOfCentre(SpcReading reading, int index) => Compare(reading, index, 0);

    private static int? Compare(SpcReading reading, int index, double sigmas)
    {
        if (reading.Points[index].Value is not { } value || reading.LineAt(index, sigmas) is not { } line)
        {
            return null;
        }

        var width = Tolerance * Math.Max(1, Math.Abs(line));
        return value > line + width ? 1 : value < line - width ? -1 : 0;
    }
}
