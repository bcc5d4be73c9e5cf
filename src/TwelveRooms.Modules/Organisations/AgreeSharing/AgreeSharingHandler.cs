using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.AgreeSharing;

/// <summary>What an organisation agreed that the programme and its coaches may see of its named wards.</summary>
/// <param name="Provider">The organisation's id or code.</param>
/// <param name="What">What is shared, in the words of the agreement.</param>
/// <param name="SignedBy">The role of who signed.</param>
internal sealed record AgreeSharingCommand(string Provider, string? What, string? SignedBy)
{
    /// <summary>First day; today when left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day on which it no longer holds; open-ended when left out.</summary>
    public DateOnly? Until { get; init; }

    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "agree-sharing", Provider, What, SignedBy, From, Until), IsApi: false);
}

/// <summary>Records a sharing agreement.</summary>
internal sealed class AgreeSharingHandler(Db db, UnitDirectory units, SharingReach reach)
{
    private const int LongestWhat = 400;
    private const int LongestRole = 80;

    public async Task<Outcome<Guid>> HandleAsync(AgreeSharingCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(command.Provider, viewer, cancel) is not { Kind: UnitKind.Provider } provider || !await reach.MayAgreeAsync(provider.Number, viewer, cancel))
        {
            return Refusal.NotFound;
        }

        if (Refusal.All(RefuseWhat(command.What), RefuseSigner(command.SignedBy)) is { } no)
        {
            return no;
        }

        return await db.WriteAsync<Guid>(viewer.WithWholeTree(), new("organisations.sharing-agreed", command.Request), async (write, c) =>
        {
            var (from, until) = (command.From ?? write.Today, command.Until ?? DateOnly.MaxValue);
            if (until <= from)
            {
                return Refusal.Invalid("agreement-backwards", "Its last day lies before its first. Correct one of the two.", "LastDay");
            }

            if (await write.For<SharingAgreement>().AnyAsync(a => a.Provider == provider.Number && a.From < until && a.To > from && a.To > a.From, c))
            {
                return Refusal.Conflict("agreement-in-force", $"{provider.Name} has an agreement in that time already. End it first.");
            }

            var agreement = new SharingAgreement
            {
                Provider = provider.Number,
                Partition = provider.Partition,
                What = command.What!.Trim(),
                SignedBy = command.SignedBy!.Trim(),
                From = from,
                To = until,
            };
            write.Add(agreement);
            await Sharers.TellAsync(write, c);
            write.About(provider.Partition, provider.Number);
            write.Answer(agreement.Id.ToString());
            return agreement.Id;
        }, (id, _) => Task.FromResult<Outcome<Guid>>(Guid.Parse(id)), cancel);
    }

    private static Refusal? RefuseWhat(string? what) => what?.Trim() is not { Length: >= 10 and <= LongestWhat } said
        ? Refusal.Invalid("agreement-what", $"Say what is shared and with whom, in 10 to {LongestWhat} letters.", "What")
        : TextGuard.Refuse(said, "What");

    private static Refusal? RefuseSigner(string? role) => role?.Trim() is not { Length: >= 3 and <= LongestRole } said
        ? Refusal.Invalid("agreement-signer", "Say by which role it was signed, such as chief nurse. Not a name.", "SignedBy")
        : NameText.RefuseShape(said, "SignedBy") ?? TextGuard.Refuse(said, "SignedBy");
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
