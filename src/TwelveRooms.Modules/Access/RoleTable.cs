using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Access;

/// <summary>One role: its key, its name on pages, the tier it gives and what it may do on the units it is held for.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Name">On pages.</param>
/// <param name="Tier">How exactly numbers are shown.</param>
/// <param name="Rights">What it may do.</param>
/// <param name="IsProgrammeWide">Whether it reaches the whole programme, wards under a sharing agreement only.</param>
internal sealed record Role(string Key, string Name, Tier Tier, Rights Rights, bool IsProgrammeWide = false)
{
    /// <summary>Coaches and programme see named wards only under a recorded agreement.</summary>
    public bool NeedsAgreement => Tier == Tier.Coaching;

    /// <summary>Whether whoever holds it signs in with a second step.</summary>
    public bool NeedsSecondStep => Rights.HasFlag(Rights.Administer);

    /// <summary>The role, held for a unit.</summary>
    public ViewerGrant On(int unit) => new(unit, Key, Tier, Rights) { IsProgrammeWide = IsProgrammeWide, NeedsAgreement = NeedsAgreement, NeedsSecondStep = NeedsSecondStep };

    /// <summary>Whether a pass without a person may hold it: a device is a device, and another system is not.</summary>
    public bool MayBe(PassKind kind) => kind == PassKind.Device == (Key == RoleTable.WardDevice) && !(kind == PassKind.ApiKey && IsProgrammeWide);
}

/// <summary>Which role may do what. Read by nobody but Access.</summary>
internal static class RoleTable
{
    public const string WardDevice = "ward-device";

    public static IReadOnlyList<Role> All { get; } =
    [
        new("ward-member", "ward member", Tier.Own, Rights.RecordNumbers),
        new("ward-manager", "ward manager", Tier.Own, Rights.RecordNumbers | Rights.CorrectNumbers | Rights.DecideCharts | Rights.ManageMeasures | Rights.ManageDevices | Rights.LockMonths),
        new("data-champion", "data champion", Tier.Own, Rights.RecordNumbers | Rights.CorrectNumbers | Rights.DecideCharts | Rights.ManageMeasures | Rights.LockMonths),
        new("lived-experience-partner", "lived experience partner", Tier.Own, Rights.RecordNumbers | Rights.ManageMeasures),
        new("carer-partner", "carer partner", Tier.Own, Rights.RecordNumbers),
        new(WardDevice, "ward device", Tier.Own, Rights.RecordNumbers),
        new("organisation-team", "organisation team", Tier.Organisation, Rights.DecideCharts | Rights.ManageUnits | Rights.ManageDevices | Rights.Import | Rights.LockMonths),
        new("executive-sponsor", "executive sponsor", Tier.Organisation, Rights.None),
        new("qi-coach", "QI coach", Tier.Coaching, Rights.None),
        new("programme-team", "programme team", Tier.Coaching, Rights.ManageUnits | Rights.Import | Rights.Administer, IsProgrammeWide: true),
        new("icb-lead", "ICB lead", Tier.Published, Rights.None),
        new("data-feed", "data feed", Tier.Organisation, Rights.RecordNumbers | Rights.CorrectNumbers | Rights.Import),
    ];

    public static Role? Find(string key) => All.FirstOrDefault(r => r.Key == key);
}
