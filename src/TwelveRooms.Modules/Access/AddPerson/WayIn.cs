using Microsoft.AspNetCore.Http;
using TwelveRooms.Access.SignIn;

namespace TwelveRooms.Access.AddPerson;

/// <summary>A way in as it is shown, once.</summary>
/// <param name="Name">Whom it lets in.</param>
/// <param name="Address">The whole address.</param>
/// <param name="OnCard">Whether it is typed from a card, and not followed.</param>
/// <param name="Until">The last day on which it works.</param>
/// <param name="Back">Where to go on.</param>
internal sealed record WayIn(string Name, string Address, bool OnCard, DateOnly Until, string Back)
{
    public static WayIn Of(HttpRequest request, string name, string secret, bool onCard, DateOnly today, string back) =>
        new(name, $"{request.Scheme}://{request.Host}{Invitations.AddressOf(secret)}", onCard, today.AddDays((int)Invitations.Life.TotalDays - 1), back);

    /// <summary>The address without what every browser adds by itself.</summary>
    public string Typed => Address.StartsWith("https://", StringComparison.Ordinal) ? Address["https://".Length..] : Address;
}
