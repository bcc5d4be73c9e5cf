namespace TwelveRooms.Platform.Text;

/// <summary>What a stored text is. A text that says nothing of it is words that a person wrote, and is checked as such.</summary>
internal enum TextKind
{
    /// <summary>Written by people: looked through for what points to a patient.</summary>
    Words,

    /// <summary>The name of something that is no person: the same, on one line.</summary>
    Name,

    /// <summary>The name of somebody who works with the product, as they are called: one line.</summary>
    StaffName,

    /// <summary>Written by the program: codes, keys, hashes, and the fixed words of a list.</summary>
    Machine,
}

/// <summary>Says what a stored text is, where it is not simply words.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class KeptTextAttribute(TextKind kind) : Attribute
{
    public TextKind Kind { get; } = kind;
}
