namespace TwelveRooms.Statistics;

/// <summary>A raw count of people or events, which cannot be printed: it must be released to a tier first.</summary>
public readonly record struct Count
{
    private readonly long _value;

    /// <summary>Holds a raw count.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public Count(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        _value = value;
    }

    /// <summary>The count as a reader of this tier may see it.</summary>
    public Released For(Tier tier, Sensitivity sensitivity = Sensitivity.AboutPeople) => Released.From(_value, sensitivity, tier);

    /// <summary>Adds two raw counts.</summary>
    public static Count operator +(Count left, Count right) => new(left._value + right._value);

    /// <summary>Adds two raw counts.</summary>
    public static Count Add(Count left, Count right) => left + right;

    /// <summary>Never the number.</summary>
    public override string ToString() => "a count";
}
