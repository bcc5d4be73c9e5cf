using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>The people who hold some roles.</summary>
internal static class Holders
{
    /// <summary>Counts up everyone who holds one of these roles or will, so that open sessions on every node ask again what they may do.</summary>
    public static async Task TellAsync(Write write, IReadOnlyCollection<string> roles, CancellationToken cancel)
    {
        if (roles.Count == 0)
        {
            return;
        }

        var today = write.Today;
        var holders = write.For<Grant>().Where(g => g.To > today && roles.Contains(g.Role)).Select(g => g.Person);
        foreach (var person in await write.For<Person>().Where(p => holders.Contains(p.Id)).ToListAsync(cancel))
        {
            person.Version++;
        }
    }
}
