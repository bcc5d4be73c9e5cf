using TwelveRooms.Statistics;

namespace TwelveRooms.Platform.Viewing;

/// <summary>What a role may do on the units that it is held for. Access owns which role has which.</summary>
[Flags]
public enum Rights
{
    /// <summary>Only to see.</summary>
    None = 0,

    /// <summary>Put in this ward's numbers, and correct what the ward put in until its week ends.</summary>
    RecordNumbers = 1 << 0,

    /// <summary>Decide about a chart: notes, redrawn limits, points left out, confirmed recording.</summary>
    DecideCharts = 1 << 1,

    /// <summary>Make and end the ward's own measures.</summary>
    ManageMeasures = 1 << 2,

    /// <summary>Enrol and end ward devices.</summary>
    ManageDevices = 1 << 3,

    /// <summary>Add, rename, move and close wards.</summary>
    ManageUnits = 1 << 4,

    /// <summary>Bring in files.</summary>
    Import = 1 << 5,

    /// <summary>Change the programme's settings and read its audit.</summary>
    Administer = 1 << 6,

    /// <summary>Correct older numbers, and those that another system sent.</summary>
    CorrectNumbers = 1 << 7,

    /// <summary>Lock a month, after which none of its numbers changes, and unlock it with a reason.</summary>
    LockMonths = 1 << 8,

    /// <summary>Invite people, give and end roles; which roles, the role itself says.</summary>
    ManagePeople = 1 << 9,

    /// <summary>Read who holds what, without changing it.</summary>
    ReviewAccess = 1 << 10,

    /// <summary>Withdraw a number that was given out, from everyone outside its ward, and give it out again.</summary>
    RecallNumbers = 1 << 11,

    /// <summary>Look at what is kept about what somebody did, with a reason.</summary>
    ReadRecords = 1 << 12,

    /// <summary>Everything.</summary>
    All = (1 << 13) - 1,
}

/// <summary>One hold on one unit and all below it.</summary>
/// <param name="Unit">The number of the unit.</param>
/// <param name="Role">The role's key, for words and audit.</param>
/// <param name="Tier">The tier that the role gives over the wards below.</param>
/// <param name="Rights">What it may do there.</param>
public sealed record ViewerGrant(int Unit, string Role, Tier Tier, Rights Rights)
{
    /// <summary>Whether it reaches the sites and wards below: a role that sees only what is published does not.</summary>
    public bool SeesWithin => Tier != Tier.Published;

    /// <summary>What pages call the role.</summary>
    public string RoleName { get; init; } = Role;

    /// <summary>Whether whoever holds it must sign in with a second factor.</summary>
    public bool IsPrivileged { get; init; }

    /// <summary>Whether it is held for the whole programme: organisations everywhere, sites and wards of those that share.</summary>
    public bool IsProgrammeWide { get; init; }

    /// <summary>Whether it holds only while the organisation that runs the unit today shares with the programme.</summary>
    public bool NeedsAgreement { get; init; }
}

/// <summary>The session in which a person asks.</summary>
/// <param name="Id">To end it by.</param>
/// <param name="ProvedAt">When the person last showed who they are.</param>
/// <param name="HasSecondStep">Whether they did so in two ways.</param>
/// <param name="IsDemo">Whether nobody real asks.</param>
public sealed record ViewerSession(Guid Id, DateTimeOffset ProvedAt, bool HasSecondStep, bool IsDemo);

/// <summary>How far a viewer sees; it decides the shape of the SQL.</summary>
public enum ReachKind
{
    /// <summary>Nobody: only what is public.</summary>
    Nothing,

    /// <summary>The units below the viewer's grants, as of today.</summary>
    Units,

    /// <summary>The whole programme: wards where a sharing agreement is in force, organisations elsewhere.</summary>
    Programme,

    /// <summary>Everything: the platform's own jobs, and the operator who holds the database file.</summary>
    Everything,
}

/// <summary>Who is asking, and how far they see. Every query and every write names one.</summary>
public sealed record Viewer
{
    private const string OperatorPrefix = "operator:";
    private const string PersonPrefix = "person:";
    private const string DevicePrefix = "device:";

    /// <summary>Who, as the audit writes it: <c>person:…</c>, <c>device:…</c>, <c>key:…</c>, <c>operator:…</c>, <c>system:…</c>.</summary>
    public required string Actor { get; init; }

    /// <summary>What to call them on a page.</summary>
    public required string Name { get; init; }

    /// <summary>How far they see.</summary>
    public required ReachKind Reach { get; init; }

    /// <summary>What they hold.</summary>
    public IReadOnlyList<ViewerGrant> Grants { get; init; } = [];

    /// <summary>
    /// The organisations whose sharing agreement is in force, by number. A ward is shared while one of them runs it, and no longer:
    /// not by where it was first entered.
    /// </summary>
    public IReadOnlyList<int> SharedProviders { get; init; } = [];

    /// <summary>The person behind it, or null for a device, a key, an operator or a job.</summary>
    public Guid? Person { get; init; }

    /// <summary>The session of a person at a browser; null for everybody else.</summary>
    public ViewerSession? Session { get; init; }

    /// <summary>Whether a person must add a second step to how they sign in before they may do anything else.</summary>
    public bool MustAddSecondStep => Session is { HasSecondStep: false, IsDemo: false } && IsPrivileged;

    /// <summary>Whether this is a ward device, which may write what is due and see little else.</summary>
    public bool IsDevice { get; init; }

    /// <summary>Whether somebody types what it sends: a person, a ward device or an operator, not a key and not a job.</summary>
    public bool IsHuman => Person is not null || IsDevice || Actor.StartsWith(OperatorPrefix, StringComparison.Ordinal);

    /// <summary>Whether something that they hold asks for a second factor.</summary>
    public bool IsPrivileged => Grants.Any(g => g.IsPrivileged);

    /// <summary>Whether one thing that they hold is the whole programme and gives the right.</summary>
    public bool MayForAll(Rights right) => Reach == ReachKind.Everything || Grants.Any(g => g.IsProgrammeWide && g.Rights.HasFlag(right));

    /// <summary>How the audit writes a person.</summary>
    public static string ActorOf(Guid person) => $"{PersonPrefix}{person}";

    /// <summary>The person that an actor is; null for everyone and everything else.</summary>
    public static Guid? PersonOf(string actor) =>
        actor.StartsWith(PersonPrefix, StringComparison.Ordinal) && Guid.TryParse(actor.AsSpan(PersonPrefix.Length), out var person) ? person : null;

    /// <summary>Whether an actor, as it is stored, is somebody on a ward or a ward's device.</summary>
    public static bool IsTyped(string actor) =>
        actor.StartsWith(PersonPrefix, StringComparison.Ordinal) || actor.StartsWith(DevicePrefix, StringComparison.Ordinal);

    /// <summary>
    /// The same person with the whole tree in reach, for a handler that has checked the rights on every unit it is about to
    /// touch and must now read rows above and beside them. Every use is listed and tested, as those of
    /// <see cref="System(string)"/> are.
    /// </summary>
    internal Viewer WithWholeTree() => this with { Reach = ReachKind.Everything };

    /// <summary>Nobody has signed in.</summary>
    public static Viewer Nobody { get; } = new() { Actor = "nobody", Name = "", Reach = ReachKind.Nothing };

    /// <summary>Whether somebody, or something, has signed in.</summary>
    public bool IsSignedIn => Reach != ReachKind.Nothing;

    /// <summary>One of the platform's own jobs. Every use is listed and tested.</summary>
    public static Viewer System(string job) => new() { Actor = $"system:{job}", Name = job, Reach = ReachKind.Everything };

    /// <summary>Whoever may write the database file, at the command line.</summary>
    public static Viewer Operator(string name) => new() { Actor = OperatorPrefix + name, Name = name, Reach = ReachKind.Everything };
}

/// <summary>Where a viewer stands to one unit: what they may see of it and do there.</summary>
/// <param name="CanSee">Whether the unit is in reach at all.</param>
/// <param name="Tier">How exactly numbers are shown.</param>
/// <param name="Rights">What they may do.</param>
public readonly record struct Standing(bool CanSee, Tier Tier, Rights Rights)
{
    /// <summary>Whether every one of these rights is held.</summary>
    public bool May(Rights rights) => CanSee && (Rights & rights) == rights;
}
