using TwelveRooms.Access.Routes;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Access.WhoSeesWhat;

/// <summary>One role in plain words.</summary>
/// <param name="Key">Its key, for an address within the page.</param>
/// <param name="Name">As a heading.</param>
/// <param name="Description">What somebody with it does.</param>
/// <param name="HeldOn">On which kinds of unit: "a ward".</param>
/// <param name="Sees">How exactly numbers are shown.</param>
/// <param name="May">What it may do; empty when it only reads.</param>
/// <param name="Gives">The names of the roles that it may give and end.</param>
/// <param name="IsPrivileged">Whether it asks for a second factor.</param>
internal sealed record RoleWords(
    string Key, string Name, string Description, string HeldOn, string Sees, IReadOnlyList<string> May, IReadOnlyList<string> Gives, bool IsPrivileged);

/// <summary>One right, and the pages and interfaces that ask for it.</summary>
internal sealed record RightPages(string Words, IReadOnlyList<string> Pages);

/// <summary>Says in words what the table of roles and the table of routes let somebody do: the rows that are enforced, and no other list.</summary>
internal sealed class RolesInWords(RoleTable roles)
{
    public async Task<IReadOnlyList<RoleWords>> RolesAsync(CancellationToken cancel)
    {
        var all = await roles.AllAsync(cancel);
        return [.. all.Select(role => new RoleWords(
            role.Key, Heading(role.Name), role.Description, PeopleRefusals.Kinds(role), SeesOf(role),
            [.. RightWords.In(role.Rights).Select(r => r.Words)],
            role.GivenKeys.Contains(Role.Every) ? ["every role"] : [.. all.Where(r => role.MayGive(r.Key)).Select(r => r.Name)],
            role.IsPrivileged))];
    }

    /// <summary>Each right with what it opens.</summary>
    public static IReadOnlyList<RightPages> Rights() => [.. RightWords.All.Select(r => new RightPages(Heading(r.Words), PagesOf(r.Right)))];

    /// <summary>What a right opens, each once, in the order of the table.</summary>
    internal static IReadOnlyList<string> PagesOf(Rights right) =>
        [.. RouteTable.All.Where(row => row.Right != Platform.Viewing.Rights.None && row.Right.HasFlag(right)).Select(row => row.Words).OfType<string>().Distinct()];

    /// <summary>What a tier shows.</summary>
    public static string SeesOf(Tier tier) => tier switch
    {
        Tier.Own => "The ward’s own numbers, exactly.",
        Tier.Organisation => "Each ward’s totals, exactly. The days on which rare things happened stay on the ward.",
        Tier.Coaching => "Each ward’s totals, exactly, while the organisation’s sharing agreement is in force. Without one, nothing of the ward.",
        _ => "Of an organisation, what three or more of its wards add up to. Of numbers about people, not even that yet. Of a ward, nothing.",
    };

    private static string SeesOf(Role role) => role switch
    {
        { Holder: RoleHolder.Device } => "The last number of each question, and one sentence about the new one.",
        { IsProgrammeWide: true, Tier: Tier.Coaching } => $"{SeesOf(Tier.Coaching)} {SeesOf(Tier.Published)[..^" Of a ward, nothing.".Length]}",
        _ => SeesOf(role.Tier),
    };

    private static string Heading(string words) => words.Length == 0 ? words : char.ToUpper(words[0], System.Globalization.CultureInfo.GetCultureInfo("en-GB")) + words[1..];
}
