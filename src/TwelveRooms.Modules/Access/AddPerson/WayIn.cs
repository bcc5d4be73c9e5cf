using Microsoft.AspNetCore.Http;
using TwelveRooms.Access.SignIn;

namespace TwelveRooms.Access.AddPerson;

/// <summary>A way in as it is shown, once.</summary>
/// <param name="Name">Whom it lets in.</param>
/// <param name="Address">The whole address.</param>
/// <param name="OnCard">Whether it is typed from a card, and not followed.</param>
/// <param name="Until">The last day on which it works; null for one that works an hour, since it opens an account that is there.</param>
/// <param name="Back">Where to go on.</param>
internal sealed record WayIn(string Name, string Address, bool OnCard, DateOnly? Until, string Back)
{
    public static WayIn Of(HttpRequest request, string name, string secret, bool onCard, bool isReset, DateOnly today, string back) =>
        new(name, $"{request.Scheme}://{request.Host}{Invitations.AddressOf(secret)}", onCard, isReset ? null : today.AddDays((int)Invitations.Life.TotalDays - 1), back);

    /// <summary>How long it works, in words.</summary>
    public string Within => Until is { } last ? $"until {PeopleRefusals.Words(last)}" : "within the hour, for a new passphrase";

    /// <summary>The address without what every browser adds by itself.</summary>
    public string Typed => Address.StartsWith("https://", StringComparison.Ordinal) ? Address["https://".Length..] : Address;
}
