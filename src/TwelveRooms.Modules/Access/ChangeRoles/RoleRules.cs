using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Access.ChangeRoles;

/// <summary>What no table of roles may say, whoever writes it. The shipped file is held to it by a test.</summary>
internal static class RoleRules
{
    /// <summary>Why a role cannot stand as it is in a table; null when it can.</summary>
    public static Refusal? Refuse(Role role, IReadOnlyList<Role> table)
    {
        var kinds = Enum.GetValues<UnitKind>().Where(role.CanBeHeldOn).ToList();
        var isAbove = kinds.Exists(k => k is UnitKind.Programme or UnitKind.Region or UnitKind.Icb);
        return kinds.Count == 0 || kinds.Contains(UnitKind.Country) || kinds.Count != role.Kinds.Count
            ? No("held-on-unknown", "Say on which kinds of unit it can be held: ward, site, organisation, icb, region, programme.", "ON")
            : role.IsProgrammeWide && kinds is not [UnitKind.Programme]
            ? No("whole-programme-only", "What reaches the whole programme is held on the programme alone.", "ON")
            : isAbove && role.Tier is Tier.Own or Tier.Organisation
            ? No("tier-too-close", "Above an organisation nobody sees wards as their own people do. Use the tier coaching, which follows the sharing agreements, or published.", "TIER")
            : role.Tier == Tier.Own && kinds is not [UnitKind.Ward]
            ? No("tier-too-close", "The tier own is for the ward itself. Use the tier organisation, or let the role be held on a ward alone.", "TIER")
            : !role.IsPrivileged && (role.Rights & (Rights.Administer | Rights.ReviewAccess | Rights.ReadRecords)) != 0
            ? No("second-factor-needed", "Whoever changes settings or reads who holds what signs in with a second factor. Say so with --two-factors.", "TWO-FACTORS")
            : !role.IsPrivileged && role.IsProgrammeWide
            ? No("second-factor-needed", "Whoever reaches the whole programme signs in with a second factor. Say so with --two-factors.", "TWO-FACTORS")
            : !role.IsProgrammeWide && role.Rights.HasFlag(Rights.Administer)
            ? No("administers-part", "Settings and the library of measures hold for every organisation, so administer is for roles of the whole programme. Leave it out, or say --whole-programme and --on programme.", "MAY")
            : role.Gives.Length > 0 && !role.Rights.HasFlag(Rights.ManagePeople)
            ? No("gives-without-right", "A role that gives roles needs the right manage-people.", "MAY")
            : role.GivenKeys.FirstOrDefault(k => k != Role.Every && table.All(r => r.Key != k)) is { } unknown
            ? No("role-unknown", $"There is no role “{unknown}” to give. There are: {string.Join(", ", table.Select(r => r.Key))}.", "GIVES")
            : table.FirstOrDefault(given => role.MayGive(given.Key) && !role.GivenKeys.Contains(Role.Every) && IsMore(given, role)) is { } more
            ? No("gives-more", $"{role.Key} would give {more.Key}, which may give what {role.Key} may not, or needs a second factor that {role.Key} does not. Let it give less.", "GIVES")
            : null;
    }

    /// <summary>Whether a role gives what its giver may not, so that giving it would be a way round.</summary>
    private static bool IsMore(Role given, Role giver) =>
        given.GivenKeys.Any(k => !giver.MayGive(k)) || (given.IsPrivileged && !giver.IsPrivileged) || (given.IsProgrammeWide && !giver.IsProgrammeWide);

    private static Refusal No(string code, string message, string field) => Refusal.Invalid(code, message, field);
}
