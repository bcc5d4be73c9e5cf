using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Measures.Contracts;

/// <summary>A measure's lasting id.</summary>
public readonly record struct MeasureId(Guid Value) : IId<MeasureId>
{
    /// <inheritdoc />
    public static MeasureId From(Guid value) => new(value);

    /// <summary>A new id.</summary>
    public static MeasureId New() => new(Guid.CreateVersion7());
}
