using System.Globalization;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>
/// What the outbox says when a ward that was there before lies elsewhere, opens or closes on another day, or no longer lies
/// somewhere on days when it did: the place above whose figures may be others now, and the ward.
/// </summary>
/// <param name="Above">The number of the unit above, before or after the change.</param>
/// <param name="Ward">The number of the ward.</param>
internal readonly record struct WardElsewhere(int Above, int Ward)
{
    public const string KindName = "organisations.ward-elsewhere";

    public string Payload => string.Create(CultureInfo.InvariantCulture, $"{Above}:{Ward}");

    public static WardElsewhere Read(string payload)
    {
        var parts = payload.Split(':');
        return new(int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
