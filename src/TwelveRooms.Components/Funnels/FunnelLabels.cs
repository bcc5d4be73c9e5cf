namespace TwelveRooms.Components;

/// <summary>The words of one funnel and its table.</summary>
public sealed record FunnelLabels
{
    /// <summary>What is compared: "Restrictive practice, adult acute wards".</summary>
    public required string Title { get; init; }

    /// <summary>A sentence of the caller's, read out and shown before those that follow from the numbers; null for none.</summary>
    public string? Summary { get; init; }

    /// <summary>What one unit is called: "ward".</summary>
    public string One { get; init; } = "ward";

    /// <summary>What several are called: "wards".</summary>
    public string Many { get; init; } = "wards";

    /// <summary>Column heading of the ratio: "Per 1,000".</summary>
    public string Value { get; init; } = "Value";

    /// <summary>Column heading of the numerator.</summary>
    public string Numerator { get; init; } = "Number";

    /// <summary>Column heading of the denominator, and the name of the axis along the foot.</summary>
    public string Denominator { get; init; } = "Out of";

    /// <summary>What follows each value: "%"; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Decimals of values and limits.</summary>
    public int Decimals { get; init; } = 1;
}
