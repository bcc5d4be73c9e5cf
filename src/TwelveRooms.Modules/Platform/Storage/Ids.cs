using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace TwelveRooms.Platform.Storage;

/// <summary>A linked thing's id: a version 7 Guid, so that it sorts by the time it was made.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The Guid inside.</summary>
    Guid Value { get; }

    /// <summary>Wraps a stored Guid.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>Stores an id as a Guid, for databases that have one.</summary>
internal sealed class IdAsGuid<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Make(value))
    where TId : struct, IId<TId>
{
    private static TId Make(Guid value) => TId.From(value);
}

/// <summary>Stores an id as 16 big-endian bytes, so that SQLite keeps it small and in order.</summary>
internal sealed class IdAsBytes<TId>() : ValueConverter<TId, byte[]>(
    id => id.Value.ToByteArray(true), bytes => Make(bytes))
    where TId : struct, IId<TId>
{
    private static TId Make(byte[] bytes) => TId.From(new Guid(bytes, bigEndian: true));
}
