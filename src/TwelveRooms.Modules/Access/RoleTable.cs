using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Content;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Access;

/// <summary>Which role may do what: rows, put in from the shipped file and added to by whoever runs the house.</summary>
internal sealed class RoleTable(Db db)
{
    public const string WardDevice = "ward-device";

    private static readonly Viewer Reader = Viewer.System("role-table");

    /// <summary>Every role: shipped ones in the order of their file, then those of this house A to Z.</summary>
    public async Task<IReadOnlyList<Role>> AllAsync(CancellationToken cancel) =>
        await db.For<Role>(Reader).OrderBy(r => r.Place).ThenBy(r => r.Name).ToListAsync(cancel);

    public Task<Role?> FindAsync(string key, CancellationToken cancel) => db.For<Role>(Reader).SingleOrDefaultAsync(r => r.Key == key, cancel);

    /// <summary>The roles that come with the product.</summary>
    public static IReadOnlyList<Role> Shipped =>
        [.. ShippedContent.Read<RoleFile>("roles.json").Roles.Select((entry, place) => entry.ToRole(place))];

    /// <summary>
    /// Puts in the shipped roles that are missing and renews those that an earlier version shipped. A row that this house made or
    /// changed is left alone, and so is what a shipped role gives of the house's own.
    /// </summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        var known = (await db.For<Role>(Reader).ToListAsync(cancel)).ToDictionary(r => r.Key);
        var shipped = Shipped;
        if (shipped.All(s => known.TryGetValue(s.Key, out var row) && (!row.IsShipped || !Renew(row, s))))
        {
            return;
        }

        var outcome = await db.WriteAsync<Done>(Reader, new("access.roles-loaded"), async (write, c) =>
        {
            var rows = await write.For<Role>().ToDictionaryAsync(r => r.Key, c);
            var changed = new List<string>();
            foreach (var entry in shipped)
            {
                if (!rows.TryGetValue(entry.Key, out var row))
                {
                    write.Add(entry);
                }
                else if (row.IsShipped && Renew(row, entry))
                {
                    changed.Add(row.Key);
                }
            }

            await Holders.TellAsync(write, changed, c);
            write.About(0, null);
            return new Done();
        }, cancel);
        if (outcome.Refusal is { Kind: not RefusalKind.Conflict } refusal)
        {
            throw new InvalidOperationException(refusal.Message);
        }
    }

    /// <summary>Makes a row what the file says; false when it says so already.</summary>
    private static bool Renew(Role row, Role shipped)
    {
        var ours = Shipped.Select(s => s.Key).ToHashSet();
        var gives = string.Join(' ', shipped.GivenKeys.Concat(row.GivenKeys.Where(k => k != Role.Every && !ours.Contains(k))).Distinct());
        if ((row.Name, row.Description, row.Tier, row.Rights, row.IsProgrammeWide, row.IsPrivileged, row.HeldOn, row.Gives, row.Place)
            == (shipped.Name, shipped.Description, shipped.Tier, shipped.Rights, shipped.IsProgrammeWide, shipped.IsPrivileged, shipped.HeldOn, gives, shipped.Place))
        {
            return false;
        }

        (row.Name, row.Description, row.Tier, row.Rights) = (shipped.Name, shipped.Description, shipped.Tier, shipped.Rights);
        (row.IsProgrammeWide, row.IsPrivileged, row.HeldOn, row.Gives, row.Place) = (shipped.IsProgrammeWide, shipped.IsPrivileged, shipped.HeldOn, gives, shipped.Place);
        row.Version++;
        return true;
    }

    private sealed record RoleFile(IReadOnlyList<RoleEntry> Roles);

    private sealed record RoleEntry(string Key, string Name, string Description, string Tier, IReadOnlyList<string> HeldOn)
    {
        public IReadOnlyList<string> May { get; init; } = [];

        public IReadOnlyList<string> Gives { get; init; } = [];

        public bool WholeProgramme { get; init; }

        public bool Privileged { get; init; }

        public string Holder { get; init; } = nameof(RoleHolder.Person);

        public Role ToRole(int place) => new()
        {
            Key = Key,
            Name = Name,
            Description = Description,
            Tier = Enum.Parse<Tier>(Tier, ignoreCase: true),
            Rights = May.All(m => RightWords.All.Any(r => r.Key == m))
                ? RightWords.Read(string.Join(' ', May))
                : throw new InvalidOperationException($"{Key}: one of the rights {string.Join(", ", May)} is unknown."),
            IsProgrammeWide = WholeProgramme,
            IsPrivileged = Privileged,
            Holder = Enum.Parse<RoleHolder>(Holder, ignoreCase: true),
            HeldOn = string.Join(' ', HeldOn),
            Gives = string.Join(' ', Gives),
            IsShipped = true,
            Place = place,
        };
    }
}
