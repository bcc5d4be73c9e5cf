namespace TwelveRooms.Architecture.Tests.Reading;

/// <summary>One type mentions another: in a signature, an attribute, or the body of a method.</summary>
/// <param name="From">The type it is written in; a nested or compiler-made type counts as the one around it.</param>
/// <param name="Member">The member it is written in, for the message.</param>
/// <param name="To">The type that is mentioned, with its namespace.</param>
/// <param name="ToMember">The method or field that is used, or null.</param>
internal sealed record CodeReference(TypeName From, string Member, TypeName To, string? ToMember)
{
    public override string ToString() => $"{From}.{Member} uses {To}{(ToMember is null ? "" : "." + ToMember)}";
}

/// <summary>A namespace and the name of the outermost type, without the count of its type parameters.</summary>
internal readonly record struct TypeName(string Namespace, string Name)
{
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}
