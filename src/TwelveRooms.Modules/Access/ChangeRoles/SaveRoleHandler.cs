using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Access.ChangeRoles;

/// <summary>A new role, or another wording of one that is there. What is left out stays as it was, or empty.</summary>
/// <param name="Key">The role's key.</param>
/// <param name="IsNew">Whether there must be none of this key yet, and not one.</param>
internal sealed record SaveRoleCommand(string Key, bool IsNew)
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>own, organisation, coaching or published.</summary>
    public string? Tier { get; init; }

    /// <summary>Keys of rights.</summary>
    public IReadOnlyList<string>? May { get; init; }

    /// <summary>Kinds of unit.</summary>
    public IReadOnlyList<string>? HeldOn { get; init; }

    /// <summary>Keys of the roles that its holders may give.</summary>
    public IReadOnlyList<string>? Gives { get; init; }

    /// <summary>Keys of the roles whose holders may give it; they are changed with it.</summary>
    public IReadOnlyList<string> GivenBy { get; init; } = [];

    public bool? IsProgrammeWide { get; init; }

    public bool? IsPrivileged { get; init; }
}

/// <summary>
/// Adds or changes a role. For whoever has access to the machine: a table of rights that pages could change would be a way to every right. It holds at
/// the next request of whoever has the role, on every node.
/// </summary>
internal sealed partial class SaveRoleHandler(Db db)
{
    private const int LongestName = 60;
    private const int LongestDescription = 200;

    /// <summary>Roles of a house come after the shipped ones.</summary>
    private const int OwnPlace = 1000;

    public async Task<Outcome<Role>> HandleAsync(SaveRoleCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Reach != ReachKind.Everything)
        {
            return Refusal.NotFound;
        }

        if (RefuseWords(command) is { } no)
        {
            return no;
        }

        return await db.WriteAsync<Role>(viewer, new(command.IsNew ? "access.role-added" : "access.role-changed"), async (write, c) =>
        {
            var table = await write.For<Role>().OrderBy(r => r.Place).ToListAsync(c);
            var role = table.Find(r => r.Key == command.Key);
            if (role is null == !command.IsNew)
            {
                return command.IsNew
                    ? Refusal.Conflict("role-there", $"There is a role “{command.Key}” already. Change it with roles change, or use another key.", "KEY")
                    : Refusal.Invalid("role-unknown", $"There is no role “{command.Key}”. Add it with roles add. There are: {string.Join(", ", table.Select(r => r.Key))}.", "KEY");
            }

            if (role is null)
            {
                role = new() { Key = command.Key, Name = "", Description = "", HeldOn = "", Place = OwnPlace };
                table.Add(role);
                write.Add(role);
            }
            else
            {
                role.Version++;
                role.IsShipped = false; // from here on it is the house's own, and no update puts it back
            }

            Take(command, role);
            if (table.Find(r => r != role && string.Equals(r.Name, role.Name, StringComparison.OrdinalIgnoreCase)) is { } twin)
            {
                return Refusal.Conflict("name-in-use", $"The role {twin.Key} is called {twin.Name} already. Use another name.", "NAME");
            }

            if (command.GivenBy.FirstOrDefault(k => table.All(r => r.Key != k)) is { } unknown)
            {
                return Refusal.Invalid("role-unknown", $"There is no role “{unknown}” that could give it. There are: {string.Join(", ", table.Select(r => r.Key))}.", "GIVEN-BY");
            }

            LetGive(role.Key, command.GivenBy, table);

            // A changed row can make another one wrong: whoever gives it might now give more than they may.
            if (table.Prepend(role).Select(r => RoleRules.Refuse(r, table)).FirstOrDefault(r => r is not null) is { } wrong)
            {
                return wrong;
            }

            await Holders.TellAsync(write, [role.Key], c);
            write.About(0, null);
            return role;
        }, cancel);
    }

    /// <summary>Lets some roles give one, and with them whoever may give those: they could come by it anyway, and the row says so.</summary>
    private static void LetGive(string role, IReadOnlyList<string> givers, IReadOnlyList<Role> table)
    {
        var wanted = givers.ToHashSet();
        while (table.FirstOrDefault(r => !r.MayGive(role) && (wanted.Contains(r.Key) || wanted.Any(r.MayGive))) is { } giver)
        {
            giver.Gives = string.Join(' ', [.. giver.GivenKeys, role]);
            giver.Version++;
            wanted.Add(giver.Key);
        }
    }

    private static void Take(SaveRoleCommand command, Role role)
    {
        role.Name = command.Name?.Trim() ?? role.Name;
        role.Description = command.Description?.Trim() ?? role.Description;
        role.Tier = command.Tier is { } tier ? Enum.Parse<Tier>(tier, ignoreCase: true) : role.Tier;
        role.Rights = command.May is { } may ? RightWords.Read(string.Join(' ', may)) : role.Rights;
        role.HeldOn = command.HeldOn is { } on ? string.Join(' ', on) : role.HeldOn;
        role.Gives = command.Gives is { } gives ? string.Join(' ', gives) : role.Gives;
        role.IsProgrammeWide = command.IsProgrammeWide ?? role.IsProgrammeWide;
        role.IsPrivileged = command.IsPrivileged ?? role.IsPrivileged;
    }

    private static Refusal? RefuseWords(SaveRoleCommand command) => Refusal.All(
        Key().IsMatch(command.Key) ? null : Refusal.Invalid("role-key", $"“{command.Key}” is no key. Use 2 to 40 small letters, digits and hyphens, such as family-worker.", "KEY"),
        command.Name is null && !command.IsNew ? null : RefuseName(command.Name),
        command.Description is null && !command.IsNew ? null : RefuseDescription(command.Description),
        command.Tier is null ? (command.IsNew ? Tiers("") : null) : Enum.GetNames<Tier>().Any(n => n.Equals(command.Tier, StringComparison.OrdinalIgnoreCase)) ? null : Tiers($"There is no tier “{command.Tier}”. "),
        command.May?.FirstOrDefault(m => RightWords.All.All(r => r.Key != m)) is { } right
            ? Refusal.Invalid("right-unknown", $"There is no right “{right}”. There are: {string.Join(", ", RightWords.All.Select(r => r.Key))}.", "MAY")
            : null);

    private static Refusal Tiers(string before) => Refusal.Invalid("tier-needed", $"{before}Say how close it stands to a ward: own, organisation, coaching or published.", "TIER");

    private static Refusal? RefuseName(string? name) => string.IsNullOrWhiteSpace(name)
        ? Refusal.Invalid("name-needed", "Write what pages call the role.", "NAME")
        : NameText.Refuse(name, "NAME", LongestName);

    private static Refusal? RefuseDescription(string? words) =>
        string.IsNullOrWhiteSpace(words) ? Refusal.Invalid("description-needed", "Say in a sentence what somebody with it does. “Who sees what” prints it.", "DESCRIPTION")
        : words.Trim().Length > LongestDescription ? Refusal.Invalid("description-too-long", $"The description has {words.Trim().Length} characters. Use up to {LongestDescription}.", "DESCRIPTION")
        : TextGuard.Refuse(words, "DESCRIPTION");

    [GeneratedRegex("^[a-z][a-z0-9-]{1,39}$")]
    private static partial Regex Key();
}
