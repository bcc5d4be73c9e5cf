namespace TwelveRooms.Statistics.Funnels;

/// <summary>What a caller decides about a funnel.</summary>
public sealed record FunnelOptions
{
    /// <summary>What is divided by what.</summary>
    public required FunnelKind Kind { get; init; }

    /// <summary>The centre; null takes all numerators over all denominators of the stratum, and 1 for a standardised ratio.</summary>
    public double? Target { get; init; }

    /// <summary>Whether limits widen when units differ by more than chance.</summary>
    public bool AdjustsForDispersion { get; init; } = true;

    /// <summary>The choices that programs differ by; null takes <see cref="FunnelConvention.For"/>.</summary>
    public FunnelConvention? Convention { get; init; }

    internal FunnelConvention Chosen => Convention ?? FunnelConvention.For(Kind);
}
