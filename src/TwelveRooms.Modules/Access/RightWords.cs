using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access;

/// <summary>A right by the name that the table of roles keeps, and what it lets somebody do, to follow "may".</summary>
internal sealed record RightWord(Rights Right, string Key, string Words);

/// <summary>The rights in words. What is not here nobody can be given.</summary>
internal static class RightWords
{
    public static IReadOnlyList<RightWord> All { get; } =
    [
        new(Rights.RecordNumbers, "record-numbers", "put in the ward’s numbers, and correct what the ward put in until its week ends"),
        new(Rights.CorrectNumbers, "correct-numbers", "correct older numbers, and those that another system sent"),
        new(Rights.DecideCharts, "decide-charts", "decide about a chart with a reason: notes, redrawn limits, points left out"),
        new(Rights.ManageMeasures, "manage-measures", "make and end the ward’s own measures"),
        new(Rights.LockMonths, "lock-months", "lock a month, and unlock it with a reason"),
        new(Rights.ManageDevices, "manage-devices", "add and end ward phones and PCs"),
        new(Rights.ManageUnits, "manage-units", "add, rename, move and close wards"),
        new(Rights.Import, "import", "bring in files"),
        new(Rights.ManagePeople, "manage-people", "invite people, give and end roles"),
        new(Rights.ReviewAccess, "review-access", "read who holds what"),
        new(Rights.ReadRecords, "read-records", "look at what is kept about what somebody did, with a reason that they can read"),
        new(Rights.RecallNumbers, "recall-numbers", "withdraw a number or a chart outside its ward, and give it out again"),
        new(Rights.Administer, "administer", "change the settings of the programme"),
    ];

    /// <summary>The keys of some rights, as they are stored.</summary>
    public static string Keys(Rights rights) => string.Join(' ', In(rights).Select(r => r.Key));

    /// <summary>The rights that stored keys name. One that this version does not know gives nothing.</summary>
    public static Rights Read(string keys) => All.Where(r => keys.Split(' ').Contains(r.Key)).Aggregate(Rights.None, (all, r) => all | r.Right);

    /// <summary>The words of some rights, in the order of the list.</summary>
    public static IReadOnlyList<RightWord> In(Rights rights) => [.. All.Where(r => rights.HasFlag(r.Right))];
}
