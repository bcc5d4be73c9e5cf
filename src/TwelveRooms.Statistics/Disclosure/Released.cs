using System.Globalization;

namespace TwelveRooms.Statistics;

/// <summary>A number as one reader may see it: shown, absent, or hidden.</summary>
/// <remarks>
/// <c>default</c> is hidden, so forgetting is safe. The only way to a shown value of something about people is
/// <see cref="From"/> with the reader's tier, or arithmetic on values that were themselves released.
/// </remarks>
public readonly struct Released : IEquatable<Released>
{
    private enum Kind : byte
    {
        Hidden = 0,
        Absent = 1,
        Shown = 2,
    }

    private readonly Kind _kind;
    private readonly double _value;

    private Released(Kind kind, double value) => (_kind, _value) = (kind, value);

    /// <summary>There is no number: nothing was reported, or it was not collected.</summary>
    public static Released Absent { get; } = new(Kind.Absent, 0);

    /// <summary>There may be a number, but this reader may not see it.</summary>
    public static Released Hidden { get; }

    /// <summary>Whether the value may be read.</summary>
    public bool IsShown => _kind == Kind.Shown;

    /// <summary>Whether the value is kept from this reader.</summary>
    public bool IsHidden => _kind == Kind.Hidden;

    /// <summary>The value, in the unit of its measure.</summary>
    /// <exception cref="InvalidOperationException">The value is hidden or absent.</exception>
    public double Value => IsShown ? _value : throw new InvalidOperationException("This value is not shown to this reader.");

    /// <summary>Releases one value to a reader of a tier.</summary>
    /// <param name="value">A finite value, or null when there is none.</param>
    /// <param name="sensitivity">What the value is about.</param>
    /// <param name="tier">Where the reader stands.</param>
    /// <returns>
    /// The exact value for tiers O, I and C, and for anything not about people or already published nationally.
    /// At tier P a value about people is hidden, whether or not there is one, so that its absence tells nothing.
    /// </returns>
    public static Released From(double? value, Sensitivity sensitivity, Tier tier)
    {
        if (tier == Tier.Published && sensitivity == Sensitivity.AboutPeople)
        {
            return Hidden;
        }

        return value is { } known && double.IsFinite(known) ? new(Kind.Shown, known) : Absent;
    }

    /// <summary>A value that follows from released values alone, such as an average of shown points.</summary>
    /// <param name="value">The derived value; not finite gives <see cref="Absent"/>.</param>
    /// <param name="sources">All the values that it was computed from.</param>
    /// <returns>Hidden as soon as one source is hidden, and without any source: a value from nowhere has not been released.</returns>
    public static Released Derived(double value, params ReadOnlySpan<Released> sources)
    {
        if (sources.IsEmpty)
        {
            return Hidden;
        }

        foreach (var source in sources)
        {
            if (source.IsHidden)
            {
                return Hidden;
            }
        }

        return double.IsFinite(value) ? new(Kind.Shown, value) : Absent;
    }

    /// <summary>The value, or null when it is hidden or absent.</summary>
    public double? OrNull() => IsShown ? _value : null;

    /// <summary>The value with at most <paramref name="decimals"/> decimals, "hidden", or an empty string.</summary>
    public string ToText(int decimals = 1) => _kind switch
    {
        // Adding zero turns the minus zero that rounding leaves of -0.3 into zero.
        Kind.Shown => (Math.Round(_value, decimals, MidpointRounding.AwayFromZero) + 0.0).ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture),
        Kind.Hidden => "hidden",
        _ => "",
    };

    /// <inheritdoc />
    public override string ToString() => ToText();

    /// <inheritdoc />
    public bool Equals(Released other) => _kind == other._kind && _value.Equals(other._value);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is Released other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_kind, _value);

    /// <summary>Whether both are the same as a reader meets them.</summary>
    public static bool operator ==(Released left, Released right) => left.Equals(right);

    /// <summary>Whether they differ as a reader meets them.</summary>
    public static bool operator !=(Released left, Released right) => !left.Equals(right);
}
