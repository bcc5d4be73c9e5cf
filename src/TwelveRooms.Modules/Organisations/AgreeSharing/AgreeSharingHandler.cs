using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.AgreeSharing;

/// <summary>What an organisation agreed that the programme and its coaches may see of its named wards.</summary>
/// <param name="Provider">The organisation's id or code.</param>
/// <param name="What">What is shared, in the words of the agreement.</param>
/// <param name="SignedBy">The role of who signed.</param>
internal sealed record AgreeSharingCommand(string Provider, string What, string SignedBy)
{
    /// <summary>First day; today when left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day on which it no longer holds; open-ended when left out.</summary>
    public DateOnly? Until { get; init; }
}

/// <summary>Records a sharing agreement.</summary>
internal sealed class AgreeSharingHandler(Db db, UnitDirectory units)
{
    public Task<Outcome<Guid>> HandleAsync(AgreeSharingCommand command, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Guid>(viewer, new("organisations.sharing-agreed"), async (write, c) =>
        {
            if (viewer.Reach != ReachKind.Everything || await units.FindAsync(command.Provider, viewer, c) is not { Kind: UnitKind.Provider } provider)
            {
                return Refusal.NotFound;
            }

            var (from, until) = (command.From ?? write.Today, command.Until ?? DateOnly.MaxValue);
            if (string.IsNullOrWhiteSpace(command.What) || string.IsNullOrWhiteSpace(command.SignedBy) || until <= from)
            {
                return Refusal.Invalid("agreement-incomplete", "Say what is shared, who signed, and a last day after the first.", nameof(command.What));
            }

            if (await write.For<SharingAgreement>().AnyAsync(a => a.Provider == provider.Number && a.From < until && a.To > from, c))
            {
                return Refusal.Conflict("agreement-in-force", $"{provider.Name} has an agreement in that time already. End it first.", nameof(command.Provider));
            }

            var agreement = new SharingAgreement
            {
                Provider = provider.Number,
                Partition = provider.Partition,
                What = command.What.Trim(),
                SignedBy = command.SignedBy.Trim(),
                From = from,
                To = until,
            };
            write.Add(agreement);
            await Sharers.TellAsync(write, c);
            write.About(provider.Partition, provider.Number);
            return agreement.Id;
        }, cancel);
}

/// <summary>The people whose reach follows from agreements.</summary>
internal static class Sharers
{
    /// <summary>
    /// Counts up everyone who holds a role, so that open sessions ask again what they may see. Which roles lean on agreements is
    /// known to Access alone, agreements change a few times a year, and asking once too often costs one query.
    /// </summary>
    public static async Task TellAsync(Write write, CancellationToken cancel)
    {
        var today = write.Today;
        var holders = write.For<Grant>().Where(g => g.To > today).Select(g => g.Person);
        foreach (var person in await write.For<Person>().Where(p => holders.Contains(p.Id)).ToListAsync(cancel))
        {
            person.Version++;
        }
    }
}
